import type { CheckId } from '../../../src/model/check.ts';
import type { ReportDocument, ReportScore } from '../../lib/document-types.ts';
import { listInWords, number, score } from '../../lib/text.ts';
import { SEVERITY_TITLES } from '../../lib/words.ts';

/** What each check took off, and what a cap took, so that a reader can add it up. */
export function deductionRows(document: ReportDocument, { deductions, cap }: ReportScore) {
  const titles = new Map(document.checks.map((check) => [check.id, check.title]));
  return deductions
    .filter((deduction) => deduction.lost > 0)
    .map((deduction) => ({
      title: deduction.because === 'cap' ? capTitle(cap, titles) : (titles.get(deduction.check) ?? deduction.check),
      severity: SEVERITY_TITLES[deduction.severity],
      weight: deduction.because === 'cap' ? '–' : number(deduction.weight),
      checkScore: deduction.because === 'cap' ? '–' : score(deduction.checkScore),
      lost: score(deduction.lost),
    }));
}

function capTitle(cap: ReportScore['cap'], titles: ReadonlyMap<CheckId, string>): string {
  const faults = (cap?.checks ?? []).map((id) => `“${titles.get(id) ?? id}”`);
  return `No more than ${score(cap?.at ?? 0)} with a critical fault: ${listInWords(faults)}`;
}

export function sumInWords({ score: value, deductions }: ReportScore): string | null {
  if (value === null) return null;
  const lost = deductions.reduce((sum, deduction) => sum + deduction.lost, 0);
  return lost === 0
    ? 'Nothing was taken off.'
    : `Taken off in all: ${score(lost)}. 100 − ${score(lost)} = ${score(value)}.`;
}
