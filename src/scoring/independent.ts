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

/** `2 checks`, or, where some of them ask the same, `3 checks that stand for 2 independent ones`. */
export function decidedInWords(
  checks: readonly CheckId[],
  policy: Pick<ScoringPolicy, 'sameQuestion'> | undefined,
): string {
  const all = `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
  const questions = policy ? independent(checks, policy) : checks.length;
  return questions === checks.length
    ? all
    : `${all} that stand for ${questions} independent ${questions === 1 ? 'one' : 'ones'}`;
}
