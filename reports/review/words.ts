import type { RetestState, ScoreSeen } from '../../src/model/comparison.ts';
import type { StandardPointId } from '../../src/model/result.ts';
import type { BuiltReview, FindingDecision, PointDecision, Ruling } from '../../src/model/review.ts';
import { capWords } from '../lib/score-words.ts';
import { dateInWords, number, plural, score } from '../lib/text.ts';

export const STATE_TITLES: Readonly<Record<RetestState, string>> = {
  new: 'New',
  'not-fixed': 'Not fixed',
  'not-retested': 'Not retested',
  fixed: 'Fixed',
};

const FINDING_TITLES: Readonly<Record<FindingDecision, string>> = {
  confirmed: 'Confirmed',
  disputed: 'Disputed',
  'accepted risk': 'Accepted risk',
  'false alarm': 'False alarm',
};

const POINT_TITLES: Readonly<Record<PointDecision, string>> = {
  met: 'Met',
  'partly met': 'Partly met',
  'not met': 'Not met',
  'not assessed': 'Not assessed',
};

/** What the two scores are, beside them wherever they stand. */
export const SCORES_NOTE =
  'The first score is what the scan found. The second one leaves out false alarms, counts accepted risks neither way until they expire, and counts doubts that a reviewer confirmed. Disputed findings count in both.';

export const NOT_A_VERDICT =
  'The decisions are those of the reviewers. The scores are only what a program saw from outside, and no decision on a point follows from them.';

export function pointDecision(decision: PointDecision | null): string {
  return decision === null ? 'No decision yet' : POINT_TITLES[decision];
}

export function ruling({ decision, owner, expires, expired }: Ruling & { readonly expired?: boolean }): string {
  if (decision === null) return 'Undecided';
  const until = expires === '' ? '' : `${expired ? 'expired on' : 'until'} ${day(expires)}`;
  const parts = [owner === '' ? '' : `owner: ${owner}`, until].filter((part) => part !== '');
  const title = expired ? `Open again (${decision})` : FINDING_TITLES[decision];
  return parts.length === 0 ? title : `${title}, ${parts.join(', ')}`;
}

export function scoreOf({ value, note, band, beforeCap }: ScoreSeen): string {
  if (value === null) return note ?? 'Not scored.';
  const known = [band && `${score(band.low)} to ${score(band.high)}`, capWords(beforeCap)];
  const beside = known.filter((one) => one !== null).join('; ');
  return beside === '' ? score(value) : `${score(value)} (${beside})`;
}

export function pointName(id: StandardPointId): string {
  return id.replace('lgdss:', 'Point ').replace('govuk:', 'GOV.UK point ');
}

/** `2026-11-23` becomes `23 November 2026`. */
export function day(text: string): string {
  return dateInWords(`${text}T00:00:00.000Z`).replace(/ at .*$/, '');
}

/** What is still open, in sentences. */
export function openInWords({ open }: Pick<BuiltReview, 'open'>): readonly string[] {
  const said: string[] = [];
  if (open.points.length > 0)
    said.push(`${plural(open.points.length, 'point')} without a decision: ${open.points.map(pointName).join(', ')}.`);
  if (open.questions.length > 0)
    said.push(`${plural(open.questions.length, 'question')} without an answer; see the list below.`);
  if (open.causes > 0) said.push(`${plural(open.causes, 'cause')} of findings undecided.`);
  if (open.expired > 0)
    said.push(`${plural(open.expired, 'decision has', 'decisions have')} expired. The findings concerned count again.`);
  if (open.reviewers) said.push('No reviewer is named.');
  return said;
}

export function leftOutInWords({ leftOut }: Pick<BuiltReview, 'leftOut'>): string {
  const { falseAlarms, acceptedRisks, confirmed } = leftOut;
  return `${plural(falseAlarms, 'finding')} taken for false alarms, ${number(acceptedRisks)} accepted as a risk, ${number(confirmed)} confirmed.`;
}

export function retestInWords({ retest }: Pick<BuiltReview, 'retest'>): string | null {
  if (!retest) return null;
  return `Since the scan before, by cause: ${number(retest.fixed)} fixed, ${number(retest['not-fixed'])} not fixed, ${number(retest['not-retested'])} not retested, ${number(retest.new)} new. What was not retested is not known to be fixed.`;
}
