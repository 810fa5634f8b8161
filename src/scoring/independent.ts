import type { CheckId } from '../model/check.ts';
import type { ScoringPolicy } from './policy/types.ts';

/** The name under which a check counts as evidence: checks that ask the same question have one between them. */
export function questionOf(check: CheckId, { sameQuestion = [] }: Pick<ScoringPolicy, 'sameQuestion'>): CheckId {
  return sameQuestion.find((ids) => ids.includes(check))?.[0] ?? check;
}

/** How many of these checks are independent of each other. */
export function independent(checks: readonly CheckId[], policy: Pick<ScoringPolicy, 'sameQuestion'>): number {
  return new Set(checks.map((check) => questionOf(check, policy))).size;
}
