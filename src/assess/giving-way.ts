import type { Check, CheckId, CheckMeta } from '../model/check.ts';
import type { CheckResult } from '../model/result.ts';
import { findingsOf, placeNames, withFindings } from './places-told.ts';

type Results = ReadonlyMap<Check, CheckResult>;

/**
 * Nobody should see one fault twice, nor be asked what has been measured. What a check says of an element is left out where
 * a check that it yields to knows more of the same element: has something to say of it, or found it in order.
 */
export function settleByYielding(results: Results): Results {
  const known = new Map<CheckId, ReadonlySet<string>>();
  for (const { check, outcome } of results.values()) {
    const cleared = 'cleared' in outcome ? (outcome.cleared ?? []) : [];
    const places = [...findingsOf(outcome).map(({ at }) => at), ...cleared];
    if (places.length > 0) known.set(check, new Set(places.flatMap(placeNames)));
  }
  return new Map(
    [...results].map(([check, result]) => {
      const { yieldsTo = {} }: Pick<CheckMeta, 'yieldsTo'> = check.meta;
      const findings = findingsOf(result.outcome);
      const left = findings.filter(({ message, at }) => {
        const better = (yieldsTo[message] ?? []).flatMap((id) => known.get(id) ?? []);
        return !placeNames(at).some((name) => better.some((one) => one.has(name)));
      });
      return [check, withoutCleared(left.length < findings.length ? withFindings(result, left) : result)];
    }),
  );
}

function withoutCleared(result: CheckResult): CheckResult {
  if (!('cleared' in result.outcome)) return result;
  const { cleared: _, ...outcome } = result.outcome;
  return { ...result, outcome };
}
