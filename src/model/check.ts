import type { Box, Instant, PageArtifact, PageArtifacts, Screenshot, SiteArtifact, SiteArtifacts } from './evidence.ts';
import type { StepPlace } from './journey.ts';

export type Category =
  | 'accessibility'
  | 'statement'
  | 'documents'
  | 'security'
  | 'privacy'
  | 'performance'
  | 'resilience'
  | 'open-standards'
  | 'content'
  | 'forms'
  | 'consistency'
  | 'inclusion'
  | 'measurement'
  | 'iteration';
export type Severity = 'minor' | 'moderate' | 'serious' | 'critical';
export type Basis = 'law' | 'guidance' | 'good-practice';
/** Keys of `checks/standards/law.json`. */
export type LegalId =
  | 'psbar'
  | 'equality-act'
  | 'pecr'
  | 'uk-gdpr'
  | 'dpa-2018'
  | 'transparency-code'
  | 'welsh-language';
/** Checks of a project's own stand apart: they speak for no point of a standard, and no score counts them. */
export const CUSTOM = 'custom';
export type CheckId = `${Category | typeof CUSTOM}/${string}`;
export type PointId = `lgdss:${number}`;

export interface CheckMeta<M extends string = string> {
  readonly id: CheckId;
  readonly title: string;
  /** `needs-review`: the scanner gathers evidence, a person decides; such a check never fails. */
  readonly kind: 'automatic' | 'needs-review';
  readonly why: string;
  readonly affects: string;
  readonly fix: string;
  readonly severity: Severity;
  /** Findings whose severity differs from the check's, by their message or else by the rule their data names. */
  readonly severities?: { readonly [K in M]?: Severity };
  readonly basis: Basis;
  /**
   * The day on which the check was released, `2026-11-23`. For a while after it the check is shown and does not count.
   * Left out for the checks of the first version.
   */
  readonly since?: string;
  /**
   * Laws the finding may be evidence for. With basis `guidance`, the law asks for the aim (suitable security) and only
   * guidance for this way to reach it. Empty for good practice.
   */
  readonly legal: readonly LegalId[];
  /** Empty for the checks of a project's own, and for no others. */
  readonly points: readonly PointId[];
  /** WCAG 2.2 success criteria numbers. */
  readonly criteria: readonly string[];
  /**
   * Which of them a finding bears on, by its message or else by the rule its data names. Only for checks that can tell;
   * a finding with neither in here bears on all of `criteria`.
   */
  readonly criteriaOf?: Readonly<Record<string, readonly string[]>>;
  /** Messages of an automatic check that only ever ask. A criterion that nothing else of it bears on is left to a person. */
  readonly asks?: readonly M[];
  readonly sources: readonly [string, ...string[]];
  /** Wording by message key; `{name}` is filled from the finding's data, `{name#page}` with it counted: `3 pages`. */
  readonly messages: Readonly<Record<M, string>>;
  /**
   * Set for a check that repeats the work of others with another engine, whose name this is. What it finds on an element
   * gives way to what another check says of the same element under the same criterion.
   */
  readonly second?: string;
  /**
   * By message, the checks that know more of such a place. The finding is left out where one of them says something of the
   * same element, or lists it among those that it found in order; a finding about the page, where one of them says the
   * same of the page. A failure gives way to another failure alone.
   */
  readonly yieldsTo?: { readonly [K in M]?: readonly CheckId[] };
  /** What pictures of its findings show, in a few words each, by key. */
  readonly captions?: Readonly<Record<string, string>>;
}

export type Place =
  | { readonly kind: 'page' }
  | { readonly kind: 'element'; readonly selector: string; readonly html: string; readonly box?: Box | null }
  | { readonly kind: 'header'; readonly name: string; readonly value?: string }
  | { readonly kind: 'cookie'; readonly name: string }
  | { readonly kind: 'request'; readonly url: string };

/** A picture that lets a person decide in seconds, and where to look in it. Boxes are in its own pixels. */
export interface FindingPicture {
  readonly shot: Screenshot;
  /** Key of the check's `captions`. */
  readonly caption: string;
  readonly marks: readonly { readonly box: Box; readonly label?: string }[];
}

export interface Finding<M extends string = string> {
  readonly message: M;
  readonly at: Place;
  readonly data?: Readonly<Record<string, string | number>>;
  /** Names of other engines that say the same of this place. Never set by a check itself. */
  readonly agrees?: readonly string[];
  /** In place of the cut from the page's own picture; two or more are shown side by side. */
  readonly pictures?: readonly FindingPicture[];
  /** Site checks only: the page the finding stands on. Left out, it concerns the whole site. */
  readonly page?: string;
}

/** What a check may say. The four words are EARL's; the fifth, 'untested', belongs to the runner. */
export type Verdict<M extends string = string> =
  | (Judged & { readonly outcome: 'passed' })
  | (Judged & {
      readonly outcome: 'failed';
      readonly findings: readonly [Finding<M>, ...Finding<M>[]];
      /** Questions beside the failures, about other places or the whole page. They are told as questions and are no part of the failure. */
      readonly open?: readonly Finding<M>[];
      /**
       * Messages of all that was left open beside the failures, listed or not. Without the failures, the check could still
       * not tell.
       */
      readonly doubts?: readonly M[];
    })
  | (Judged & { readonly outcome: 'cantTell'; readonly findings: readonly Finding<M>[] })
  | { readonly outcome: 'inapplicable' };

interface Judged {
  /**
   * Of the check's WCAG criteria, those under which there was something to judge here. Left out, it is all of them. A
   * check of links and of text has nothing to say of links on a page without any, whatever it says of the text.
   */
  readonly criteria?: readonly string[];
  /** Places that are in order, or spoken for by a finding elsewhere; who would ask about them (`yieldsTo`) need not. Not kept. */
  readonly cleared?: readonly Place[];
}

/** What a check may know besides the artifacts. `visitedAt` stands in for "today". */
export interface PageContext {
  /** As asked for; where it ended is `response.url`. */
  readonly url: string;
  readonly visitedAt: Instant;
  /** Set where the page is a step of a journey. */
  readonly journey?: StepPlace;
}

export interface SiteContext {
  readonly origin: string;
  readonly visitedAt: Instant;
  /** The target's start pages; the first is taken for the home or service page. */
  readonly start: readonly string[];
  /** The official code of the council, whose first letter is its nation; left out where the list of targets has none. */
  readonly gss?: string;
  /** Names of journeys that did not come to their end: what lies behind was not seen. Left out where all did. */
  readonly unfinished?: readonly string[];
  /** What all page checks together found on the pages of the site that were judged. Left out, nobody knows. */
  readonly judged?: readonly PageFact<CriteriaJudged>[];
}

/** Success criteria by what the checks that the law stands behind came to on one page; each in one list alone. */
export interface CriteriaJudged {
  /** At least one check is sure of a failure. */
  readonly failed: readonly string[];
  /** None is sure of one; at least one asks a person or could not look. */
  readonly open: readonly string[];
  /** Something was looked at, and it was in order. */
  readonly met: readonly string[];
}

export interface PageCheck<
  N extends PageArtifact = PageArtifact,
  M extends string = string,
  O extends PageArtifact = never,
> {
  readonly scope: 'page';
  readonly meta: CheckMeta<M>;
  readonly needs: readonly N[];
  /** Handed over where it is there. The check can be made without, and is. */
  readonly mayUse?: readonly PageArtifact[];
  evaluate(seen: Pick<PageArtifacts, N> & Partial<Pick<PageArtifacts, O>>, context: PageContext): Verdict<M>;
}

/** A site check folds over pages: `collect` keeps one small fact per page, `evaluate` judges the facts. */
export interface SiteCheck<
  S extends SiteArtifact = SiteArtifact,
  N extends PageArtifact = PageArtifact,
  F = unknown,
  M extends string = string,
  O extends PageArtifact = never,
> {
  readonly scope: 'site';
  readonly meta: CheckMeta<M>;
  readonly siteNeeds: readonly S[];
  readonly pageNeeds: readonly N[];
  /** Of each page, handed over where it is there. */
  readonly mayUse?: readonly PageArtifact[];
  /** Says why a site cannot be scanned: its failures stand although no page was seen. Only for checks that need no page. */
  readonly standsAlone?: true;
  /** Steps of journeys are pages to it too. */
  readonly readsJourneys?: true;
  collect(seen: Pick<PageArtifacts, N> & Partial<Pick<PageArtifacts, O>>, context: PageContext): F;
  evaluate(seen: Pick<SiteArtifacts, S>, facts: readonly PageFact<F>[], context: SiteContext): Verdict<M>;
}

export interface PageFact<F> {
  readonly url: string;
  readonly fact: F;
}

export type Check = PageCheck | SiteCheck;

export function isCustom(id: CheckId): boolean {
  return id.startsWith(`${CUSTOM}/`);
}

type Said = Pick<Finding, 'message' | 'data'>;

/** The success criteria a finding is about: those of its message or rule, or else all that its check looks at. */
export function criteriaOf(
  { criteria, criteriaOf: known = {} }: Pick<CheckMeta, 'criteria' | 'criteriaOf'>,
  finding: Said,
): readonly string[] {
  return ownOf(known, finding) ?? criteria;
}

/** How grave a finding is: as its message or its rule has it, or else as its check. */
export function severityOf(
  { severity, severities = {} }: Pick<CheckMeta, 'severity' | 'severities'>,
  finding: Said,
): Severity {
  return ownOf(severities, finding) ?? severity;
}

/** What is known of a finding's own message, or of the rule that its data names: "40 more places" says it that way. */
function ownOf<T>(known: Readonly<Record<string, T>>, { message, data }: Said): T | undefined {
  const key = [message, String(data?.rule ?? '')].find((one) => Object.hasOwn(known, one));
  return key === undefined ? undefined : known[key];
}

export const definePageCheck = <
  const N extends PageArtifact,
  const M extends string,
  const O extends PageArtifact = never,
>(
  check: Omit<PageCheck<N, M, O>, 'scope' | 'mayUse'> & { readonly mayUse?: readonly O[] },
): PageCheck<N, M, O> => ({ scope: 'page', ...check });

export const defineSiteCheck = <
  const S extends SiteArtifact,
  const N extends PageArtifact,
  F,
  const M extends string,
  const O extends PageArtifact = never,
>(
  check: Omit<SiteCheck<S, N, F, M, O>, 'scope' | 'mayUse'> & { readonly mayUse?: readonly O[] },
): SiteCheck<S, N, F, M, O> => ({ scope: 'site', ...check });

export const passed = { outcome: 'passed' } as const;
export const inapplicable = { outcome: 'inapplicable' } as const;

export function failedIf<M extends string>(findings: readonly Finding<M>[]): Verdict<M> {
  const [first, ...rest] = findings;
  return first ? { outcome: 'failed', findings: [first, ...rest] } : passed;
}

/**
 * A failure where anything is certain, a question where something else is open, and passed without either. Beside a failure,
 * questions about other places stay questions, and so do those about the page as a whole.
 */
export function failedOrOpen<M extends string>(
  certain: readonly Finding<M>[],
  open: readonly Finding<M>[],
): Verdict<M> {
  const verdict = failedIf(certain);
  if (open.length === 0) return verdict;
  if (verdict.outcome !== 'failed') return cantTell(open);
  const failing = new Set(certain.map(placeOf));
  const others = open.filter((finding) => !failing.has(placeOf(finding)));
  const doubts = [...new Set(open.map(({ message }) => message))];
  return { ...verdict, ...(others.length > 0 ? { open: others } : {}), doubts };
}

/** Of the page as a whole many things can be said, of which one does not speak for another. */
function placeOf({ at, message }: Finding): string {
  if (at.kind === 'element') return at.selector;
  return JSON.stringify(at.kind === 'page' ? { at, message } : at);
}

export function cantTell<M extends string>(findings: readonly Finding<M>[]): Verdict<M> {
  return { outcome: 'cantTell', findings };
}
