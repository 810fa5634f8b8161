import type { ReportScore } from '../../reports/lib/document-types.ts';
import { scoreBeforeCap } from '../../reports/lib/score-words.ts';
import type { ScoreChange, ScoreSeen } from '../model/comparison.ts';
import { changeOf as changeOfScores } from '../scoring/change.ts';

/** Scores of early policies have no band, and say nothing about it either. */
type Banded = Pick<ReportScore, 'score' | 'scoreNote'> &
  Partial<Pick<ReportScore, 'band' | 'noBand' | 'bandNote' | 'deductions'>>;

export function scoreSeen({ score, scoreNote, band, noBand, bandNote, deductions }: Banded): ScoreSeen {
  if (score === null)
    return { value: null, note: scoreNote, band: null, noBand: null, bandNote: null, beforeCap: null };
  const beforeCap = scoreBeforeCap({ score, deductions: deductions ?? [] });
  return {
    value: score,
    note: null,
    band: band ?? null,
    noBand: noBand ?? null,
    bandNote: bandNote ?? null,
    beforeCap,
  };
}

/** The rule is the scoring's own; here its answer becomes a line of a comparison. */
export function changeOf(before: ScoreSeen, after: ScoreSeen, samePolicy: boolean): ScoreChange {
  const change = changeOfScores({ ...before, policy: 'one' }, { ...after, policy: samePolicy ? 'one' : 'another' });
  const difference = 'by' in change ? change.by : change.kind === 'same' ? 0 : null;
  return { before, after, difference, direction: change.kind };
}
