import type { ComparedCause, RetestState, ScanComparison, ScoreChange, ScoreSeen } from '../../src/model/comparison.ts';
import { capWords } from '../lib/score-words.ts';
import { dateInWords, number, plural, score } from '../lib/text.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';
import { measuredLines } from './measured.ts';

export const STATE_TITLES: Readonly<Record<RetestState, string>> = {
  new: 'New',
  'not-fixed': 'Still there',
  'not-retested': 'Not retested',
  fixed: 'Fixed',
};

export const STATE_MEANING: Readonly<Record<RetestState, string>> = {
  new: 'found now, and not in the earlier scan',
  'not-fixed': 'found in both scans',
  'not-retested': 'the later scan did not look there or could not decide, so nobody knows',
  fixed: 'found in the earlier scan, looked for again, and not found any more',
};

export const STATES = Object.keys(STATE_TITLES) as readonly RetestState[];

/** `61.2`, with its band where one is known: `61.2 (58.0 to 64.1)`. */
export function scoreInWords({ value, note, band, bandNote, beforeCap }: ScoreSeen): string {
  if (value === null) return note ?? 'Not scored.';
  const known = [band ? `${score(band.low)} to ${score(band.high)}` : bandNote, capWords(beforeCap)];
  const beside = known.filter((one) => one !== null).join('; ');
  return beside === '' ? score(value) : `${score(value)} (${beside})`;
}

export function changeInWords({ direction, difference, before, after }: ScoreChange): string {
  if (direction === 'not-comparable')
    return before.value === null || after.value === null
      ? 'Cannot be compared: a score is missing.'
      : 'Cannot be compared: the scoring policies are different.';
  if (direction === 'same') return sameInWords(before.beforeCap, after.beforeCap);
  if (direction === 'no-clear-change')
    return `No clear change (${signed(difference ?? 0)}): the sample is too small to tell.`;
  return `${direction === 'better' ? 'Better' : 'Worse'} by ${score(Math.abs(difference ?? 0))}.`;
}

/** Work that a cap hides is still work done, or undone. */
function sameInWords(before: number | null, after: number | null): string {
  if (before === null || after === null || before === after) return 'The same.';
  const turn = after > before ? 'better' : 'worse';
  return `The same, as a critical fault holds both down. Without it: ${turn} by ${score(Math.abs(after - before))}.`;
}

function signed(value: number): string {
  return value > 0 ? `+${score(value)}` : score(value);
}

/** What became of the findings of a cause: `3 still there, 2 fixed`. */
export function findingsInWords({ findings, state, notLookedAtBefore }: ComparedCause): string {
  if (state === 'new') {
    const unseen =
      notLookedAtBefore === 0 ? '' : `, ${number(notLookedAtBefore)} of them where the earlier scan had not looked`;
    return `${plural(findings.new, 'finding')}${unseen}`;
  }
  const parts = (['not-fixed', 'fixed', 'not-retested', 'new'] as const).filter((one) => findings[one] > 0);
  return parts.map((one) => `${number(findings[one])} ${STATE_TITLES[one].toLowerCase()}`).join(', ');
}

export function whereInWords({ pages, siteWide }: ComparedCause): string {
  if (siteWide) return 'The whole site';
  const [first = ''] = pages;
  return pages.length === 1 ? first : `${first} and ${number(pages.length - 1)} more`;
}

export function pagesInWords({ pages }: ScanComparison): string {
  return `${plural(pages.both, 'page')} in both scans, ${number(pages.onlyBefore)} only in the earlier one, ${number(pages.onlyAfter)} only in the later one.`;
}

export function coverageInWords({ coverage }: ScanComparison['before']): string {
  const { planned, scanned, skipped, blocked, failed } = coverage;
  return `${number(planned)} planned = ${number(scanned)} scanned + ${number(skipped)} skipped + ${number(blocked)} blocked + ${number(failed)} failed`;
}

export function policyInWords({ before, after }: ScanComparison): string {
  const [was, is] = [before.versions.policy, after.versions.policy];
  return was === is
    ? `Both are scored by policy ${was}.`
    : `The earlier scan is scored by policy ${was}, the later one by policy ${is}. Score both by one with --policy.`;
}

/** For the terminal. */
export function comparisonLines(comparison: ScanComparison): readonly string[] {
  const { before, after, counts, overall, causes, cautions, measured } = comparison;
  const shown = causes.filter(({ state }) => state === 'new' || state === 'fixed').slice(0, 10);
  return [
    `Earlier scan: ${before.name}, ${dateInWords(before.startedAt)}`,
    `Later scan:   ${after.name}, ${dateInWords(after.startedAt)}`,
    pagesInWords(comparison),
    '',
    ...STATES.map(
      (state) =>
        `${STATE_TITLES[state]}: ${plural(counts.causes[state], 'cause')}, ${plural(counts.findings[state], 'finding')}`,
    ),
    '',
    `Overall score: ${scoreInWords(overall.before)}, then ${scoreInWords(overall.after)}. ${changeInWords(overall)}`,
    policyInWords(comparison),
    ...(measured === null ? [] : ['', ...measuredLines(measured)]),
    ...(shown.length === 0 ? [] : ['']),
    ...shown.map((cause) => `${STATE_TITLES[cause.state]}: ${SEVERITY_TITLES[cause.severity]}. ${cause.message}`),
    ...(cautions.length === 0 ? [] : ['', 'Keep in mind:', ...cautions.map((caution) => `  ${caution}`)]),
  ];
}
