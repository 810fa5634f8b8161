import type { RetestState } from '../model/comparison.ts';
import { homeHost, type JudgedScan, type Matched, matchFindings } from './match.ts';
import { lookedAtBy } from './retested.ts';

export interface FindingStates extends Matched {
  /** Every finding of the earlier scan: fixed, not fixed or not retested. */
  readonly before: ReadonlyMap<string, Exclude<RetestState, 'new'>>;
  /** Every finding of the later scan: new or not fixed. */
  readonly after: ReadonlyMap<string, Extract<RetestState, 'new' | 'not-fixed'>>;
  /** New ones that stand where the earlier scan had not looked: perhaps they are not new at all. */
  readonly notLookedAtBefore: ReadonlySet<string>;
}

export function statesOf(before: JudgedScan, after: JudgedScan): FindingStates {
  const matched = matchFindings(before.document, after.document);
  const nowLooked = lookedAtBy(after);
  const onceLooked = lookedAtBy(before);
  const hostBefore = homeHost(before.document);
  const hostAfter = homeHost(after.document);
  const states = before.document.findings.map((finding) => {
    if (matched.afterOf.has(finding.id)) return [finding.id, 'not-fixed'] as const;
    return [finding.id, nowLooked(finding, hostBefore) ? 'fixed' : 'not-retested'] as const;
  });
  const later = after.document.findings.map(({ id }) => [id, matched.beforeOf.has(id) ? 'not-fixed' : 'new'] as const);
  const unlooked = after.document.findings.filter(
    (finding) => !matched.beforeOf.has(finding.id) && !onceLooked(finding, hostAfter),
  );
  return {
    ...matched,
    before: new Map(states),
    after: new Map(later),
    notLookedAtBefore: new Set(unlooked.map(({ id }) => id)),
  };
}
