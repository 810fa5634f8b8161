import {
  cantTell,
  type Finding,
  failedIf,
  inapplicable,
  type Place,
  passed,
  type Severity,
  type Verdict,
} from '../../src/model/check.ts';
import type { AxeFindings, AxeNode, AxeRule } from '../../src/model/evidence.ts';
import { criteriaOfRules } from './axe-criteria.ts';
import { withDoubts } from './axe-doubts.ts';
import type { AxeRow } from './axe-rules.ts';

export type AxeRows<R extends string> = Readonly<Record<R, AxeRow>>;
type About = 'more' | 'framesMissed';
type AxeKey<R extends string> = R | About | 'undecided';

const page: Place = { kind: 'page' };

/** Judges one family of axe rules. */
export function judgeAxe<R extends string>(found: AxeFindings, rows: AxeRows<R>): Verdict<AxeKey<R>> {
  const axe = withDoubts(found);
  const rules = axe.rules.filter((rule) => Object.hasOwn(rows, rule.id));
  const judged = judgedCriteria(rules, Object.keys(rows));
  const broken = rules.filter((rule) => rule.outcome === 'failed').flatMap((rule) => ruleFindings<R>(rule));
  if (broken.length > 0) return { ...failedIf<AxeKey<R>>(broken), ...judged };
  if (axe.framesMissed.length > 0) return { ...cantTell<AxeKey<R>>(missedFrames(axe)), ...judged };
  if (rules.some((rule) => rule.outcome === 'passed')) return { ...passed, ...judged };
  const open = rules.filter((rule) => rule.outcome === 'cantTell');
  if (open.length === 0) return inapplicable;
  const questions = open.map(
    ({ id, nodeCount }): Finding<AxeKey<R>> => ({
      message: 'undecided',
      at: page,
      data: { rule: id, count: nodeCount },
    }),
  );
  return { ...cantTell(questions), ...judged };
}

/** For checks that hand everything to a person: the rules given are open questions, whatever axe said. */
export function askAboutAxe<M extends string>(
  axe: AxeFindings,
  considered: readonly AxeRule[],
  open: (rule: AxeRule) => boolean,
  keyOf: (rule: AxeRule) => M,
): Verdict<M | About> {
  const questions = considered
    .filter(open)
    .flatMap((rule) => ruleFindings<M>(rule).map((finding) => rekey(withReason(finding), keyOf(rule))));
  const judged = judgedCriteria(
    considered,
    considered.map(({ id }) => id),
  );
  const all = [...questions, ...missedFrames(axe)];
  if (all.length > 0) return { ...cantTell<M | About>(all), ...judged };
  return considered.some((rule) => rule.outcome !== 'inapplicable') ? { ...passed, ...judged } : inapplicable;
}

export function axeMessages<R extends string>(rows: AxeRows<R>): Record<AxeKey<R>, string> {
  return { ...texts(rows, (row) => row.broken), ...ABOUT, undecided: UNDECIDED } as Record<AxeKey<R>, string>;
}

/** Wording for a person's list: what to look at, not what is wrong, and why the engine does not know. */
export function axeQuestions<R extends string>(rows: AxeRows<R>): Record<R | About, string> {
  const ask = (row: AxeRow) => `${questionOf(row)} ${REASON}`;
  return { ...texts(rows, ask), ...ABOUT } as Record<R | About, string>;
}

/** Wording for rules whose row already speaks to the person who confirms it. */
export function axeHints<R extends string>(rows: AxeRows<R>): Record<R | About, string> {
  return { ...texts(rows, (row) => row.broken), ...ABOUT } as Record<R | About, string>;
}

export function axeSeverities<R extends string>(rows: AxeRows<R>): { readonly [K in AxeKey<R>]?: Severity } {
  const entries = Object.entries<AxeRow>(rows).flatMap(([id, row]) => (row.severity ? [[id, row.severity]] : []));
  return Object.fromEntries(entries);
}

/** For `criteria` and `criteriaOf` of a check that judges these rules. A rule of no criterion has an empty list. */
export function axeCriteria<R extends string>(rows: AxeRows<R>) {
  const rules = Object.keys(rows);
  const criteriaOf = Object.fromEntries(rules.map((rule) => [rule, criteriaOfRules([rule])]));
  return { criteria: criteriaOfRules(rules), criteriaOf };
}

/** Left out where the page had something for every criterion, so that a saved result does not repeat the check's own list. */
function judgedCriteria(rules: readonly AxeRule[], all: readonly string[]): { readonly criteria?: readonly string[] } {
  const known = rules.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed');
  const criteria = criteriaOfRules(known.map(({ id }) => id));
  return criteria.length === criteriaOfRules(all).length ? {} : { criteria };
}

function questionOf({ ask, broken }: AxeRow): string {
  return ask ?? `Check by hand whether this is so: ${broken}`;
}

export function axeElement(node: AxeNode): Place {
  return { kind: 'element', selector: node.selector, html: node.html, box: node.box };
}

/** Ends a question with what axe could not find out, in its own words. */
export const REASON = 'The engine says: “{summary}”';
export const NO_REASON = 'no reason given';

const ABOUT: Record<About, string> = {
  more: '{more} more places on this page, not listed here, have the same result (axe rule {rule}).',
  framesMissed: 'Part of this page is in a frame that could not be examined: {frame}',
};
const UNDECIDED =
  'The engine axe could not decide its rule {rule} on this page, in {count#place}. Where nothing else has answered it, the place is listed under the items that need a human decision.';

/** A rule without nodes still becomes one finding: silence would turn a failure into a pass. */
function ruleFindings<R extends string>(rule: AxeRule): Finding<R | 'more'>[] {
  const message = rule.id as R;
  const found: Finding<R | 'more'>[] = rule.nodes.map((node) => ({
    message,
    at: axeElement(node),
    data: { rule: rule.id, summary: node.summary },
  }));
  if (found.length === 0) return [{ message, at: page, data: { rule: rule.id, summary: '' } }];
  const more = rule.nodeCount - rule.nodes.length;
  if (more > 0) found.push({ message: 'more', at: page, data: { rule: rule.id, more } });
  return found;
}

/** What the wording quotes is there. */
function withReason<M extends string>(finding: Finding<M>): Finding<M> {
  return finding.data?.summary === '' ? { ...finding, data: { ...finding.data, summary: NO_REASON } } : finding;
}

function rekey<M extends string>(finding: Finding<string>, key: M): Finding<M | About> {
  return { ...finding, message: finding.message === 'more' ? 'more' : key };
}

function missedFrames(axe: AxeFindings): Finding<About>[] {
  return axe.framesMissed.map((frame) => ({ message: 'framesMissed', at: page, data: { frame } }));
}

function texts<R extends string>(rows: AxeRows<R>, wording: (row: AxeRow) => string): Record<string, string> {
  return Object.fromEntries(Object.entries<AxeRow>(rows).map(([id, row]) => [id, wording(row)]));
}
