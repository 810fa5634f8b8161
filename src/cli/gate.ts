import type { Config } from '../config/schema.ts';
import type { Severity } from '../model/check.ts';

/** What the gate looks at; the report document has it all. */
export interface Gated {
  readonly overall: { readonly score: number | null };
  readonly findings: readonly { readonly outcome: 'failed' | 'cantTell'; readonly severity: Severity }[];
}

const ORDER: readonly Severity[] = ['minor', 'moderate', 'serious', 'critical'];

/** One sentence for each way in which the gate failed; none when it was passed or there is no gate. */
export function judgeGate(scan: Gated, gate: Pick<Config, 'failOn' | 'minScore'>): readonly string[] {
  const reasons: string[] = [];
  const { failOn, minScore } = gate;
  if (failOn !== null) {
    const atLeast = ORDER.indexOf(failOn);
    const count = scan.findings.filter(
      (finding) => finding.outcome === 'failed' && ORDER.indexOf(finding.severity) >= atLeast,
    ).length;
    const failures = count === 1 ? '1 failure is' : `${count} failures are`;
    if (count > 0)
      reasons.push(`${failures} ${failOn === 'critical' ? 'critical' : `${failOn} or worse`} (--fail-on ${failOn}).`);
  }
  if (minScore !== null) {
    const { score } = scan.overall;
    if (score === null)
      reasons.push(`Nothing could be scored, and a score of at least ${minScore} is asked for (--min-score).`);
    else if (score < minScore) reasons.push(`The overall score is ${score}, less than ${minScore} (--min-score).`);
  }
  return reasons;
}
