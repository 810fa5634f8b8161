import { type CheckId, type CheckMeta, severityOf } from '../model/check.ts';
import { type CheckResult, saidOf } from '../model/result.ts';

/** How many subjects a check decided. Never both zero. */
export interface Decided {
  readonly passed: number;
  readonly failed: number;
}

export interface Vote {
  readonly failed: boolean;
  /** A finding of critical severity is among those that failed it. */
  readonly critical: boolean;
}

/** By subject: the address of a page, or the origin of a site. Never empty. */
export type Votes = ReadonlyMap<string, Vote>;

/**
 * Only passed and failed decide. Each subject has one vote, however often it is listed; should the lists disagree, the
 * failure stands, whatever the order.
 */
export function votesOf(results: readonly CheckResult[], checks: readonly CheckMeta[]): ReadonlyMap<CheckId, Votes> {
  const metas = new Map(checks.map((check) => [check.id, check]));
  const votes = new Map<CheckId, Map<string, Vote>>();
  for (const { check, subject, outcome } of results) {
    if (outcome.outcome !== 'passed' && outcome.outcome !== 'failed') continue;
    const ofCheck = votes.get(check) ?? new Map<string, Vote>();
    const before = ofCheck.get(subject);
    const failed = outcome.outcome === 'failed' || before?.failed === true;
    // A fault that is told under another check is a fault of this one all the same.
    const said = outcome.outcome === 'failed' ? saidOf(outcome) : [];
    const critical = before?.critical === true || hasCritical(said, metas.get(check));
    votes.set(check, ofCheck.set(subject, { failed, critical }));
  }
  return votes;
}

export function count(votes: Votes): Decided {
  const failed = [...votes.values()].filter((vote) => vote.failed).length;
  return { passed: votes.size - failed, failed };
}

/** Page checks have an address with at least a slash behind the host as their subject, site checks a bare origin. */
export function isPage(subject: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:\/\/[^/]*$/i.test(subject);
}

function hasCritical(said: ReturnType<typeof saidOf>, meta: CheckMeta | undefined): boolean {
  return meta !== undefined && said.some((one) => severityOf(meta, one) === 'critical');
}
