import { type Check, criteriaOf, type Finding } from '../model/check.ts';
import type { CheckResult } from '../model/result.ts';
import { findingsOf, placeNames, withFindings } from './places-told.ts';

type Results = ReadonlyMap<Check, CheckResult>;

/**
 * Nobody should see one fault twice. What a check marked `second` says of an element gives way to what another check says of
 * the same element under the same criterion, and there stands beside it as a second voice.
 */
export function settleSecondOpinions(results: Results): Results {
  const seconds = [...results].filter(([{ meta }]) => meta.second !== undefined);
  if (!seconds.some(([, { outcome }]) => findingsOf(outcome).length > 0)) return results;
  const voices = new Map<string, string>();
  for (const [{ meta }, { outcome }] of seconds)
    for (const finding of findingsOf(outcome))
      for (const key of keysOf(finding, meta)) voices.set(key, meta.second ?? '');

  const heard = new Set<string>();
  const settled = new Map(results);
  for (const [check, result] of results) {
    if (check.meta.second !== undefined) continue;
    const findings = findingsOf(result.outcome).map((finding): Finding => {
      const keys = keysOf(finding, check.meta).filter((key) => voices.has(key));
      if (keys.length === 0) return finding;
      for (const key of keys) heard.add(key);
      return { ...finding, agrees: [...new Set(keys.map((key) => voices.get(key) ?? ''))] };
    });
    settled.set(check, withFindings(result, findings));
  }
  for (const [check, result] of seconds) {
    const left = findingsOf(result.outcome).filter((one) => !keysOf(one, check.meta).some((key) => heard.has(key)));
    settled.set(check, withFindings(result, left));
  }
  return settled;
}

/** The engines spell selectors differently; the place and the beginning of the element's tag are the same. */
function keysOf(finding: Finding, meta: Check['meta']): readonly string[] {
  const [place] = placeNames(finding.at);
  return place === undefined ? [] : criteriaOf(meta, finding).map((criterion) => `${criterion} ${place}`);
}
