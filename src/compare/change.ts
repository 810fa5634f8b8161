import type { ReportScore } from '../../reports/lib/document-types.ts';
import type { Band, ScoreChange, ScoreDirection, ScoreSeen } from '../model/comparison.ts';

/** Scores of early policies have no band, and say nothing about it either. */
type Banded = Pick<ReportScore, 'score' | 'scoreNote'> & {
  readonly band?: Band | null;
  readonly bandNote?: string | null;
};

export function scoreSeen({ score, scoreNote, band, bandNote }: Banded): ScoreSeen {
  if (score === null) return { value: null, note: scoreNote, band: null, bandNote: null };
  return {
    value: score,
    note: null,
    band: band ? { low: band.low, high: band.high } : null,
    bandNote: bandNote ?? null,
  };
}

export function changeOf(before: ScoreSeen, after: ScoreSeen, samePolicy: boolean): ScoreChange {
  if (before.value === null || after.value === null || !samePolicy)
    return { before, after, difference: null, direction: 'not-comparable' };
  const difference = Math.round(after.value * 10 - before.value * 10) / 10;
  return { before, after, difference, direction: directionOf(difference, before, after) };
}

/** A score that has no band because it is made of the whole site, was not drawn from pages: it is exact. */
function directionOf(difference: number, before: ScoreSeen, after: ScoreSeen): ScoreDirection {
  if (difference === 0) return 'same';
  if ([before, after].some(({ bandNote }) => bandNote !== null && /few pages/.test(bandNote))) return 'no-clear-change';
  const [was, is] = [before, after].map(({ band, value }) => band ?? { low: value ?? 0, high: value ?? 0 });
  if (was && is && was.low <= is.high && is.low <= was.high) return 'no-clear-change';
  return difference > 0 ? 'better' : 'worse';
}
