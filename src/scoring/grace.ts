import type { CheckMeta } from '../model/check.ts';
import type { Instant } from '../model/evidence.ts';
import type { ScoringPolicy } from './policy/types.ts';

const DAY = 86_400_000;

/**
 * The first day on which a new check counts, for a scan from before that day; undefined when it counts. Measured by the
 * scan, not by today: evidence is judged by what was known when it was gathered, and the same again next year.
 */
export function graceUntil(check: CheckMeta, startedAt: Instant, policy: ScoringPolicy): string | undefined {
  if (check.since === undefined || policy.graceDays === 0) return undefined;
  const until = new Date(Date.parse(`${check.since}T00:00:00.000Z`) + policy.graceDays * DAY).toISOString();
  return startedAt < until ? until.slice(0, 10) : undefined;
}
