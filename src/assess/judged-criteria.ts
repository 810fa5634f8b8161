import type { Check, CriteriaJudged } from '../model/check.ts';
import type { CheckResult, OutcomeName } from '../model/result.ts';
import { outcomesByCriterion } from '../model/wcag.ts';

/** What the checks of one page came to under each success criterion, the worst of them for each. */
export function judgedCriteria(results: ReadonlyMap<Check, CheckResult>): CriteriaJudged {
  const outcomes = new Map<string, Set<OutcomeName>>();
  for (const [{ meta }, { outcome }] of results) {
    if (meta.basis !== 'law' || meta.criteria.length === 0) continue;
    const under = outcomesByCriterion(meta, outcome);
    for (const number of meta.criteria) {
      const known = outcomes.get(number) ?? new Set();
      outcomes.set(number, known.add(under(number)));
    }
  }
  const found: Record<keyof CriteriaJudged, string[]> = { failed: [], open: [], met: [] };
  for (const [number, all] of [...outcomes].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (all.has('failed')) found.failed.push(number);
    else if (all.has('cantTell') || all.has('untested')) found.open.push(number);
    else if (all.has('passed')) found.met.push(number);
  }
  return found;
}
