import type { Parts } from '../../reports/lib/document.ts';
import type { Finding } from '../model/check.ts';
import { namesOfSaid } from '../model/place.ts';
import { type CheckResult, doubtsOf, type GaveWay, gaveWayOf, type Outcome, openBeside } from '../model/result.ts';
import type { FindingDecision } from '../model/review.ts';
import type { RulingOf } from './rulings.ts';

/**
 * The results as a reviewer sees them; what the scan found is left as it is. A false alarm was no fault: without it, and
 * with nothing else found there, the check passed. An accepted risk is still a fault: where it alone is left, the check
 * counts neither way. A doubt that a reviewer confirmed is a failure. Disputed findings count until that is settled. What
 * is told under another check is decided there: a false alarm is one for every check that raised it.
 */
export function applyRulings(
  results: readonly CheckResult[],
  parts: Parts,
  rulingOf: RulingOf,
): readonly CheckResult[] {
  const decisionOf = decisions(parts, rulingOf);
  return results.map((result) => {
    const { check, subject, outcome } = result;
    if (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell') return result;
    const decided = (of: Finding) => ({ of, decision: decisionOf.finding(of, check, of.page ?? subject) });
    const listed = outcome.findings.map(decided);
    const open = openBeside(outcome).map(decided);
    const away = gaveWayOf(outcome)
      .filter(({ answered }) => !answered)
      .map((of) => ({ of, decision: decisionOf.away(of, subject) }));
    if (![...listed, ...open, ...away].some(({ decision }) => decision !== null)) return result;
    return { check, subject, outcome: outcomeWith(outcome, listed, away, open) ?? outcome };
  });
}

interface Decided<T> {
  readonly of: T;
  readonly decision: FindingDecision | null;
}

/** Undefined where nothing changes. */
function outcomeWith(
  before: Outcome,
  listed: readonly Decided<Finding>[],
  away: readonly Decided<GaveWay>[],
  /** Questions beside its failures. */
  open: readonly Decided<Finding>[],
): Outcome | undefined {
  const was = before.outcome;
  const isConfirmed = ({ decision }: Decided<Finding>) => decision === 'confirmed';
  const standing = listed.filter(stands).map(({ of }) => of);
  const confirmed = [...listed, ...open].filter(isConfirmed).map(({ of }) => of);
  // Beside what was confirmed, the other questions of a check stay questions.
  const questions = was === 'failed' ? open : listed;
  const asked = questions.filter((one) => stands(one) && !isConfirmed(one)).map(({ of }) => of);
  const [gone, ...rest] = away.filter(stands).map(({ of }) => of);
  const failing = was === 'failed' ? [...new Set([...standing, ...confirmed])] : confirmed;
  const [first, ...others] = failing;
  if (was === 'failed' && gone) return { ...kept(before, asked), findings: failing, gaveWay: [gone, ...rest] };
  if (first) return { ...kept(before, asked), findings: [first, ...others] };
  if (standing.length > 0 || gone) return undefined;
  if ([...listed, ...away].some(({ decision }) => decision === 'accepted risk')) return ACCEPTED;
  // What was open beside the failure still is.
  const listedToo = new Set(open.map(({ of }) => of.message));
  const isOpen = asked.length > 0 || doubtsOf(before).some((message) => !listedToo.has(message));
  return isOpen ? { outcome: 'cantTell', findings: asked } : { outcome: 'passed' };
}

/** What is known of a failure besides its findings. */
function kept(before: Outcome, asked: readonly Finding[]) {
  const criteria = 'criteria' in before && before.criteria ? { criteria: before.criteria } : {};
  const doubts = [...new Set([...doubtsOf(before), ...asked.map(({ message }) => message)])];
  return {
    outcome: 'failed' as const,
    ...criteria,
    ...(asked.length > 0 ? { open: asked } : {}),
    ...(doubts.length > 0 ? { doubts } : {}),
  };
}

function stands({ decision }: Decided<unknown>): boolean {
  return decision !== 'false alarm' && decision !== 'accepted risk';
}

const ACCEPTED: Outcome = {
  outcome: 'untested',
  error: { code: 'accepted-risk', message: 'A reviewer accepted what was found here as a risk for a time.' },
};

/** What was decided of a finding, and of one that is told under other checks: there all of them must have been set aside. */
function decisions({ document, sources }: Parts, rulingOf: RulingOf) {
  // The same object may stand for findings of several pages, so the page belongs to the key.
  const bySource = new Map<Finding, Map<string, FindingDecision | null>>();
  const byPlace = new Map<string, (FindingDecision | null)[]>();
  for (const [index, source] of sources.entries()) {
    const finding = document.findings[index];
    if (finding === undefined) continue;
    const key = `${finding.check} ${finding.page}`;
    const decision = rulingOf(finding.id)?.decision ?? null;
    bySource.set(source, (bySource.get(source) ?? new Map<string, FindingDecision | null>()).set(key, decision));
    for (const name of namesOfSaid(source)) {
      const at = `${key} ${name}`;
      byPlace.set(at, [...(byPlace.get(at) ?? []), decision]);
    }
  }
  return {
    finding: (source: Finding, check: string, page: string) => bySource.get(source)?.get(`${check} ${page}`) ?? null,
    away: (gone: GaveWay, page: string): FindingDecision | null => {
      const told = gone.to.flatMap((id) =>
        namesOfSaid(gone).flatMap((name) => byPlace.get(`${id} ${page} ${name}`) ?? []),
      );
      if (told.length === 0 || told.some((decision) => stands({ of: null, decision }))) return null;
      return told.includes('accepted risk') ? 'accepted risk' : 'false alarm';
    },
  };
}
