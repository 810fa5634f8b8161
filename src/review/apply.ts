import type { Parts } from '../../reports/lib/document.ts';
import type { Finding } from '../model/check.ts';
import type { CheckResult, Outcome } from '../model/result.ts';
import type { FindingDecision } from '../model/review.ts';
import type { RulingOf } from './rulings.ts';

/**
 * The results as a reviewer sees them; what the scan found is left as it is. A false alarm was no fault: without it, and
 * with nothing else found there, the check passed. An accepted risk is still a fault: where it alone is left, the check
 * counts neither way. A doubt that a reviewer confirmed is a failure. Disputed findings count until that is settled.
 */
export function applyRulings(
  results: readonly CheckResult[],
  parts: Parts,
  rulingOf: RulingOf,
): readonly CheckResult[] {
  const idOf = idsOf(parts);
  return results.map((result) => {
    const { check, subject, outcome } = result;
    if (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell') return result;
    if (outcome.findings.length === 0) return result;
    const decided = outcome.findings.map((finding) => {
      const id = idOf(finding, check, finding.page ?? subject);
      return { finding, decision: (id === undefined ? undefined : rulingOf(id)?.decision) ?? null };
    });
    return { check, subject, outcome: outcomeWith(outcome.outcome, decided) ?? outcome };
  });
}

/** Undefined where nothing changes. */
function outcomeWith(
  was: 'failed' | 'cantTell',
  decided: readonly { readonly finding: Finding; readonly decision: FindingDecision | null }[],
): Outcome | undefined {
  const those = (wanted: (decision: FindingDecision | null) => boolean) =>
    decided.filter(({ decision }) => wanted(decision)).map(({ finding }) => finding);
  const standing = those((decision) => decision !== 'false alarm' && decision !== 'accepted risk');
  const confirmed = those((decision) => decision === 'confirmed');
  const [first, ...others] = was === 'failed' ? standing : confirmed;
  if (first) return { outcome: 'failed', findings: [first, ...others] };
  if (standing.length > 0) return undefined;
  return decided.some(({ decision }) => decision === 'accepted risk') ? ACCEPTED : { outcome: 'passed' };
}

const ACCEPTED: Outcome = {
  outcome: 'untested',
  error: { code: 'accepted-risk', message: 'A reviewer accepted what was found here as a risk for a time.' },
};

type IdOf = (source: Finding, check: string, page: string) => string | undefined;

/** The same object may stand for findings of several pages, so the page belongs to the key. */
function idsOf({ document, sources }: Parts): IdOf {
  const ids = new Map<Finding, Map<string, string>>();
  for (const [index, source] of sources.entries()) {
    const finding = document.findings[index];
    if (finding === undefined) continue;
    const ofSource = ids.get(source) ?? new Map<string, string>();
    ids.set(source, ofSource.set(`${finding.check} ${finding.page}`, finding.id));
  }
  return (source, check, page) => ids.get(source)?.get(`${check} ${page}`);
}
