import type { Check, CheckId, CheckMeta, Place } from '../model/check.ts';
import type { CheckResult } from '../model/result.ts';
import { findingsOf, placeNames, withFindings } from './places-told.ts';

type Results = ReadonlyMap<Check, CheckResult>;

interface Known {
  readonly certain: boolean;
  readonly places: ReadonlySet<string>;
  readonly cleared: ReadonlySet<string>;
}

/**
 * Nobody should see one fault twice, nor be asked what has been measured. What a check says of an element is left out where
 * a check that it yields to knows more of the same element: has something to say of it, or found it in order.
 */
export function settleByYielding(results: Results): Results {
  const known = new Map<CheckId, Known>();
  for (const [{ meta }, { outcome }] of results) {
    const cleared = 'cleared' in outcome ? (outcome.cleared ?? []) : [];
    const told = findingsOf(outcome).map(({ at }) => at);
    if (told.length + cleared.length === 0) continue;
    known.set(meta.id, { certain: outcome.outcome === 'failed', places: namesOf(told), cleared: namesOf(cleared) });
  }
  return new Map(
    [...results].map(([check, result]) => {
      const { yieldsTo = {} }: Pick<CheckMeta, 'yieldsTo'> = check.meta;
      const findings = findingsOf(result.outcome);
      const certain = result.outcome.outcome === 'failed';
      const left = findings.filter(({ message, at }) => {
        const better = (yieldsTo[message] ?? []).flatMap((id) => known.get(id) ?? []);
        return !placeNames(at).some((name) => better.some((one) => knowsMore(one, name, certain)));
      });
      return [check, withoutCleared(left.length < findings.length ? withFindings(result, left) : result)];
    }),
  );
}

function namesOf(places: readonly Place[]): ReadonlySet<string> {
  return new Set(places.flatMap(placeNames));
}

/** A failure gives way to another failure alone: a question or a measurement in its place would hide it. */
function knowsMore({ certain, places, cleared }: Known, name: string, fails: boolean): boolean {
  return fails ? certain && places.has(name) : places.has(name) || cleared.has(name);
}

function withoutCleared(result: CheckResult): CheckResult {
  if (!('cleared' in result.outcome)) return result;
  const { cleared: _, ...outcome } = result.outcome;
  return { ...result, outcome };
}
