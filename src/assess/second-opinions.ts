import { type Check, criteriaOf, type Finding } from '../model/check.ts';
import type { CheckResult, Outcome } from '../model/result.ts';

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

function findingsOf(outcome: Outcome): readonly Finding[] {
  return outcome.outcome === 'failed' || outcome.outcome === 'cantTell' ? outcome.findings : [];
}

/** The engines spell selectors differently; the place and the beginning of the element's tag are the same. */
function keysOf(finding: Finding, meta: Check['meta']): readonly string[] {
  const { at } = finding;
  if (at.kind !== 'element') return [];
  const { box } = at;
  const tag = /^<[^>]{0,80}/.exec(at.html)?.[0] ?? at.html.slice(0, 80);
  const place = box ? `${box.x} ${box.y} ${box.width} ${box.height} ${tag}` : `${at.selector} ${tag}`;
  return criteriaOf(meta, finding).map((criterion) => `${criterion} ${place}`);
}

/** With nothing of its own left to say, a check has passed. */
function withFindings(result: CheckResult, findings: readonly Finding[]): CheckResult {
  const { outcome } = result;
  if (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell') return result;
  const [first, ...rest] = findings;
  if (outcome.outcome === 'cantTell')
    return findings.length === 0 && outcome.findings.length > 0
      ? { ...result, outcome: { ...without(outcome), outcome: 'passed' } }
      : { ...result, outcome: { ...outcome, findings } };
  return first
    ? { ...result, outcome: { ...outcome, findings: [first, ...rest] } }
    : { ...result, outcome: { ...without(outcome), outcome: 'passed' } };
}

function without<T extends { readonly findings: unknown }>({ findings: _, ...rest }: T): Omit<T, 'findings'> {
  return rest;
}
