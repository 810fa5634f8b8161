import type { Finding, Place } from '../model/check.ts';
import type { CheckResult, Outcome } from '../model/result.ts';

export function findingsOf(outcome: Outcome): readonly Finding[] {
  return outcome.outcome === 'failed' || outcome.outcome === 'cantTell' ? outcome.findings : [];
}

/** What an element is known by: where it stands and the beginning of its tag, then its selector. None for other places. */
export function placeNames(at: Place): readonly string[] {
  if (at.kind !== 'element') return [];
  const { box } = at;
  const tag = /^<[^>]{0,80}/.exec(at.html)?.[0] ?? at.html.slice(0, 80);
  const bySelector = `${at.selector} ${tag}`;
  return box ? [`${box.x} ${box.y} ${box.width} ${box.height} ${tag}`, bySelector] : [bySelector];
}

/** With nothing of its own left to say, a check has passed. */
export function withFindings(result: CheckResult, findings: readonly Finding[]): CheckResult {
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
