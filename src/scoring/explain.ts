import type { Category } from '../model/check.ts';
import type { CheckResult, Deduction, Score, StandardPointId } from '../model/result.ts';
import type { ScoringPolicy } from './policy/types.ts';
import { type Line, reckoner, type ScanFacts } from './score.ts';
import { type Rules, type Sheet, sheetsOf } from './sheets.ts';

/** Which score is meant. */
export type Which =
  | { readonly kind: 'overall' }
  | { readonly kind: 'category'; readonly id: Category }
  | { readonly kind: 'point'; readonly id: StandardPointId };

/** One score and all that it is made of. */
export interface Arithmetic {
  readonly sheet: Sheet;
  readonly score: Score;
  /** The checks that count; those that took most off first. */
  readonly lines: readonly (Line & Pick<Deduction, 'lost' | 'checkScore'>)[];
  readonly weights: number;
}

/** Undefined where there is no such point or category. Reckoned by the same code as the score itself. */
export function explain(
  which: Which,
  results: readonly CheckResult[],
  rules: Rules,
  policy: ScoringPolicy,
  facts: ScanFacts,
): Arithmetic | undefined {
  const { overall, categories, points } = sheetsOf(rules, policy);
  const sheet =
    which.kind === 'overall' ? overall : which.kind === 'point' ? points.get(which.id) : categories.get(which.id);
  if (sheet === undefined) return undefined;
  const { score, lines } = reckoner(results, rules, policy, facts)(sheet);
  const byFailures = score.deductions.filter((deduction) => deduction.because === 'failures');
  const taken = new Map(byFailures.map((deduction) => [deduction.check, deduction]));
  const listed = lines.map((line) => {
    const { lost = 0, checkScore = 100 } = taken.get(line.check) ?? {};
    return { ...line, lost, checkScore };
  });
  return {
    sheet,
    score,
    lines: listed.toSorted((a, b) => b.lost - a.lost || b.weight - a.weight || (a.check < b.check ? -1 : 1)),
    weights: lines.reduce((sum, line) => sum + line.weight, 0),
  };
}
