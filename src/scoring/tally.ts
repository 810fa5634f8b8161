import type { CheckId } from '../model/check.ts';
import type { CheckResult } from '../model/result.ts';

/** How many subjects a check decided. Never both zero. */
export interface Decided {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Only passed and failed decide. Each subject has one vote, however often it is listed; should the lists disagree, the
 * failure stands, whatever the order.
 */
export function decidedBy(results: readonly CheckResult[]): ReadonlyMap<CheckId, Decided> {
  const votes = new Map<CheckId, Map<string, boolean>>();
  for (const { check, subject, outcome } of results) {
    if (outcome.outcome !== 'passed' && outcome.outcome !== 'failed') continue;
    const ofCheck = votes.get(check) ?? new Map<string, boolean>();
    votes.set(check, ofCheck.set(subject, outcome.outcome === 'failed' || ofCheck.get(subject) === true));
  }
  return new Map([...votes].map(([check, subjects]) => [check, count(subjects)]));
}

function count(subjects: ReadonlyMap<string, boolean>): Decided {
  const failed = [...subjects.values()].filter((hasFailed) => hasFailed).length;
  return { passed: subjects.size - failed, failed };
}
