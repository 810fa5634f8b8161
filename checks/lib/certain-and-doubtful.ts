import { cantTell, type Finding, failedIf, passed, type Verdict } from '../../src/model/check.ts';

/** What a check is sure of, and after it what a person has to look at. */
export function apart<T>(
  all: readonly T[],
  isSure: (one: T) => boolean,
): readonly [sure: readonly T[], open: readonly T[]] {
  return [all.filter(isSure), all.filter((one) => !isSure(one))];
}

/** What is certain fails, and the names of the doubts stay beside it. Failing that, the doubts go to a person. */
export function certainOrDoubtful<M extends string>(
  certain: readonly Finding<M>[],
  doubts: readonly Finding<M>[],
): Verdict<M> {
  const verdict = failedIf(certain);
  if (verdict.outcome !== 'failed') return doubts.length > 0 ? cantTell(doubts) : passed;
  return doubts.length > 0 ? { ...verdict, doubts: [...new Set(doubts.map(({ message }) => message))] } : verdict;
}
