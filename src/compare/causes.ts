import type { ReportDocument, RootCause } from '../../reports/lib/document-types.ts';
import { SEVERITIES } from '../../reports/lib/words.ts';
import type { ComparedCause, RetestState } from '../model/comparison.ts';
import type { FindingStates } from './states.ts';

export const STATES: readonly RetestState[] = ['new', 'not-fixed', 'not-retested', 'fixed'];

/**
 * One row for each root cause of the earlier scan, and one for each of the later scan that has nothing to do with any of
 * them. A cause is known again by its id or by findings that are the same: ids of causes change with a template.
 */
export function compareCauses(
  before: ReportDocument,
  after: ReportDocument,
  states: FindingStates,
): readonly ComparedCause[] {
  const idsBefore = findingsByCause(before);
  const idsAfter = findingsByCause(after);
  const successors = successorsOf(idsBefore, after, states);
  const claimed = new Set<string>();
  const rows = before.rootCauses.map((cause): ComparedCause => {
    const next = successors.get(cause.id) ?? [];
    const counts = tally((idsBefore.get(cause.id) ?? []).map((id) => states.before.get(id)));
    // What joined a cause that two earlier ones led to is counted with the first of them.
    const unclaimed = next.filter((id) => !claimed.has(id));
    for (const id of unclaimed) claimed.add(id);
    const joined = unclaimed.flatMap((id) => idsAfter.get(id) ?? []).filter((id) => states.after.get(id) === 'new');
    const findings = { ...counts, new: joined.length };
    return { ...describe(cause, before), state: stateOf(findings), before: cause.id, after: next, findings };
  });
  const fresh = after.rootCauses
    .filter(({ id }) => !claimed.has(id))
    .map((cause): ComparedCause => {
      const ids = idsAfter.get(cause.id) ?? [];
      const notLookedAtBefore = ids.filter((id) => states.notLookedAtBefore.has(id)).length;
      const findings = tally(ids.map(() => 'new'));
      return { ...describe(cause, after), state: 'new', before: null, after: [cause.id], findings, notLookedAtBefore };
    });
  return [...rows, ...fresh].toSorted(inOrder);
}

/** Causes of the later scan that carry on one of the earlier scan. */
function successorsOf(
  idsBefore: ReadonlyMap<string, readonly string[]>,
  after: ReportDocument,
  { afterOf }: FindingStates,
): ReadonlyMap<string, readonly string[]> {
  const causeOf = new Map(after.findings.map(({ id, rootCause }) => [id, rootCause]));
  const known = new Set(after.rootCauses.map(({ id }) => id));
  return new Map(
    [...idsBefore].map(([cause, ids]) => {
      const next = new Set(known.has(cause) ? [cause] : []);
      for (const id of ids) {
        const same = causeOf.get(afterOf.get(id) ?? '');
        if (same !== undefined) next.add(same);
      }
      return [cause, [...next].toSorted()] as const;
    }),
  );
}

export function findingsByCause({ findings }: ReportDocument): ReadonlyMap<string, readonly string[]> {
  const byCause = new Map<string, string[]>();
  for (const { id, rootCause } of findings) {
    const members = byCause.get(rootCause);
    if (members) members.push(id);
    else byCause.set(rootCause, [id]);
  }
  return byCause;
}

export function tally(states: readonly (RetestState | undefined)[]): Record<RetestState, number> {
  const counts = { new: 0, fixed: 0, 'not-fixed': 0, 'not-retested': 0 };
  for (const state of states) if (state !== undefined) counts[state] += 1;
  return counts;
}

/** One place left is a cause left, and what nobody looked at again is not fixed. */
function stateOf(findings: Readonly<Record<RetestState, number>>): RetestState {
  if (findings['not-fixed'] > 0 || findings.new > 0) return 'not-fixed';
  return findings['not-retested'] > 0 ? 'not-retested' : 'fixed';
}

function describe(cause: RootCause, { checks }: ReportDocument) {
  const { check, outcome, severity, message, pattern, pages, siteWide } = cause;
  const title = checks.find(({ id }) => id === check)?.title ?? check;
  return { check, title, outcome, severity, message, pattern, pages, siteWide, notLookedAtBefore: 0 };
}

function inOrder(a: ComparedCause, b: ComparedCause): number {
  return (
    STATES.indexOf(a.state) - STATES.indexOf(b.state) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  );
}
