import type { Category, CheckId, CheckMeta, Finding, PointId, Severity, Verdict } from './check.ts';
import type { Digest, Failure } from './evidence.ts';
import type { Inventory } from './inventory.ts';
import type { Unscored } from './unscored.ts';
import type { WcagCriterion } from './wcag.ts';

export type * from './inventory.ts';

export type Outcome = Verdict | Settled | { readonly outcome: 'untested'; readonly error: Failure };
export type OutcomeName = Outcome['outcome'];

/**
 * A verdict of which something is told elsewhere, so that nobody reads one fault twice. The word is the one that was judged,
 * even where nothing is left to list here: what failed stays failed.
 */
export interface Settled {
  readonly outcome: 'failed' | 'cantTell';
  readonly criteria?: readonly string[];
  readonly open?: readonly Finding[];
  readonly doubts?: readonly string[];
  readonly findings: readonly Finding[];
  readonly gaveWay: readonly [GaveWay, ...GaveWay[]];
}

/** A finding that is not listed, and the checks under which it is told instead. */
export interface GaveWay extends Pick<Finding, 'message' | 'at' | 'data'> {
  readonly to: readonly CheckId[];
  /** It was a question, and those checks found the place in order: nobody need be asked. */
  readonly answered?: true;
}

/** All that gave way, in any outcome. */
export function gaveWayOf(outcome: Outcome): readonly GaveWay[] {
  return 'gaveWay' in outcome ? outcome.gaveWay : [];
}

/** Messages of what a check left open beside its failures. */
export function doubtsOf(outcome: Outcome): readonly string[] {
  return 'doubts' in outcome ? (outcome.doubts ?? []) : [];
}

/** Questions that are listed beside its failures. */
export function openBeside(outcome: Outcome): readonly Finding[] {
  return 'open' in outcome ? (outcome.open ?? []) : [];
}

/** All that a check has against a subject, listed under it or elsewhere. A question that was answered is none. */
export function saidOf(outcome: Outcome): readonly Pick<Finding, 'message' | 'at' | 'data'>[] {
  const listed = 'findings' in outcome ? outcome.findings : [];
  return [...listed, ...gaveWayOf(outcome).filter(({ answered }) => !answered)];
}

export interface CheckResult {
  readonly check: CheckId;
  /** Page URL for page checks, origin for site checks. */
  readonly subject: string;
  readonly outcome: Outcome;
}

export type Tally = Readonly<Record<OutcomeName, number>>;

/**
 * What was taken from a score, and why. `lost` adds up, over the deductions, to exactly 100 minus the score.
 * `failures`: the check failed on some of its pages or sites. `cap`: a critical fault holds the score down, and this is
 * the rest of what that takes; the check is one that found such a fault.
 */
export interface Deduction {
  readonly because: 'failures' | 'cap';
  readonly check: CheckId;
  readonly severity: Severity;
  /** Nought for a cap, which is not part of the mean. */
  readonly weight: number;
  /** Mean of the check over the subjects it decided, 0 to 100, one decimal. */
  readonly checkScore: number;
  /** Points of the score, one decimal. */
  readonly lost: number;
}

/**
 * How far the score hangs on which pages were scanned: drawn again and again from the same pages, it falls between
 * these in 95 of 100 draws. Never leaves out the score itself. One decimal.
 */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/**
 * Why there is no band. `site-wide`: every check behind the score judges the site as a whole, and that was all seen.
 * `few-pages`: a band from so few pages would promise more than they can tell.
 */
export type NoBand = 'site-wide' | 'few-pages';

/** A check of which a reader sees the outcome, but which this policy does not let count yet. */
export interface GraceCheck {
  readonly check: CheckId;
  /** The first day on which it counts. */
  readonly until: string;
}

/** `value` is 0 to 100 with one decimal, or null when nothing was decided or the point is never scored. */
export interface Score {
  readonly value: number | null;
  /** Null where there is no score, and where there can be no band; then `noBand` says why. */
  readonly band: Band | null;
  readonly noBand: NoBand | null;
  /** Version of the scoring policy: scores of two policies cannot be compared. */
  readonly policy: string;
  readonly decided: readonly CheckId[];
  /** How many of those are independent of each other; left out where all of them are. */
  readonly independent?: number;
  readonly undecided: readonly CheckId[];
  /** New checks, in neither of the other two lists. */
  readonly grace: readonly GraceCheck[];
  /** On how many pages the checks that decided could decide, of those that were scanned or should have been. */
  readonly pages: { readonly decided: number; readonly of: number };
  /** Set where a critical fault caps the score, even if it is below the cap anyway. */
  readonly cap: { readonly at: number; readonly checks: readonly CheckId[] } | null;
  readonly deductions: readonly Deduction[];
}

/** LGDSS points are `lgdss:1` to `lgdss:15`, GOV.UK Service Standard points `govuk:1` to `govuk:14`. */
export type StandardPointId = PointId | `govuk:${number}`;

export interface Scorecard {
  readonly overall: Score;
  readonly categories: Readonly<Partial<Record<Category, Score>>>;
  readonly points: Readonly<Record<StandardPointId, Score>>;
}

/** A pure function of the record, the checks and the policy. No clock, no run id: same inputs, same digest. */
export interface ScanResult extends Unscored {
  readonly schema: 1;
  readonly scan: Digest;
  readonly versions: { readonly tool: string; readonly checks: Digest; readonly policy: string };
  readonly results: readonly CheckResult[];
  readonly scorecard: Scorecard;
  readonly inventory: Inventory;
}

/** How far outside evidence reaches: `scored` gets a number, the others never do. */
export type PointOutput = 'scored' | 'hints' | 'presence-only' | 'prompts-only';

/**
 * How near outside evidence comes to what a point asks. `direct`: a fault on a page is a fault in what the point asks.
 * `indirect`: a sign of it that may have other reasons. `presence`: whether something is there, not how good it is.
 */
export type Reach = 'direct' | 'indirect' | 'presence' | 'nothing';

/** One thing a scan can show about a point. The checks follow from the categories, so that a new check finds its place. */
export interface PointEvidence {
  readonly strength: Exclude<Reach, 'nothing'>;
  readonly shows: string;
  readonly categories: readonly Category[];
}

export interface StandardPoint {
  readonly id: StandardPointId;
  readonly title: string;
  /** Whether the title is the standard's own. */
  readonly titleConfidence: Confidence;
  /** What the point asks, in our own words. */
  readonly asks: string;
  readonly output: PointOutput;
  readonly measurability: 'no' | 'partly';
  /** What the scan can show. */
  readonly canShow: string;
  /** The same piece by piece, the nearest first. Empty: nothing. */
  readonly evidence: readonly PointEvidence[];
  /** What can never be seen from outside. */
  readonly neverSeen: string;
  /** Questions for a reviewer, two to four. */
  readonly prompts: readonly string[];
  /** The same point, as near as it comes, in the other standard. */
  readonly twins: readonly StandardPointId[];
}

/**
 * How sure we are of a fact. `verified`: read in the source named. `reported`: read in the commentary of others.
 * `unconfirmed`: general knowledge. `ours`: our own wording or judgement.
 */
export type Confidence = 'verified' | 'reported' | 'unconfirmed' | 'ours';

export interface LawRef {
  readonly title: string;
  readonly short: string;
  readonly source: string;
  /** The day on which the source was last read. */
  readonly checked: string;
  readonly confidence: Confidence;
}

export interface Catalogue {
  readonly checks: readonly CheckMeta[];
  /** Those of them that speak of the pages that were tried out alone. Left out: none does. */
  readonly triedOut?: readonly CheckId[];
  readonly points: readonly StandardPoint[];
  readonly policy: string;
  readonly laws: Readonly<Record<string, LawRef>>;
  /** Categories to the GOV.UK points they speak to besides their LGDSS twins. */
  readonly govukByCategory: Readonly<Partial<Record<Category, readonly number[]>>>;
  /** The criteria of WCAG 2.2 at levels A and AA. */
  readonly wcag: readonly WcagCriterion[];
}

export interface Comparison {
  readonly introduced: readonly string[];
  readonly resolved: readonly string[];
  readonly remaining: readonly string[];
}

/** Unsure, and neither here nor under another check is there a place to look at. */
export function isOpen(outcome: Outcome): boolean {
  return outcome.outcome === 'cantTell' && outcome.findings.length === 0 && gaveWayOf(outcome).length === 0;
}
