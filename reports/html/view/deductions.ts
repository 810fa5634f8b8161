import type { ReportDocument, ReportScore } from '../../lib/document-types.ts';
import { number, score } from '../../lib/text.ts';
import { SEVERITY_TITLES } from '../../lib/words.ts';

/** What each check took off, so that a reader can add it up. */
export function deductionRows(document: ReportDocument, { deductions }: ReportScore) {
  const titles = new Map(document.checks.map((check) => [check.id, check.title]));
  return deductions
    .filter((deduction) => deduction.lost > 0)
    .map((deduction) => ({
      title: titles.get(deduction.check) ?? deduction.check,
      severity: SEVERITY_TITLES[deduction.severity],
      weight: number(deduction.weight),
      checkScore: score(deduction.checkScore),
      lost: score(deduction.lost),
    }));
}

export function sumInWords({ score: value, deductions }: ReportScore): string | null {
  if (value === null) return null;
  const lost = deductions.reduce((sum, deduction) => sum + deduction.lost, 0);
  return lost === 0
    ? 'Nothing was taken off.'
    : `Taken off in all: ${score(lost)}. 100 − ${score(lost)} = ${score(value)}.`;
}
