import { budgetsExceeded } from '../../reports/lib/budgets.ts';
import { findingsOf } from '../assess/places-told.ts';
import type { Config } from '../config/schema.ts';
import type { BudgetReport } from '../model/budget.ts';
import { type CheckMeta, type Finding, type Severity, severityOf } from '../model/check.ts';
import { namesOfSaid } from '../model/place.ts';
import { type CheckResult, type GaveWay, gaveWayOf } from '../model/result.ts';

/** What the gate looks at. */
export interface Gated {
  readonly overall: { readonly score: number | null };
  readonly results: readonly CheckResult[];
  readonly checks: readonly CheckMeta[];
  readonly budgets?: BudgetReport | null;
}

const ORDER: readonly Severity[] = ['minor', 'moderate', 'serious', 'critical'];

/** One sentence for each way in which the gate failed; none when it was passed or there is no gate. */
export function judgeGate(scan: Gated, gate: Pick<Config, 'failOn' | 'minScore'>): readonly string[] {
  const reasons: string[] = [];
  const { failOn, minScore } = gate;
  if (failOn !== null) {
    const count = failuresFrom(failOn, scan);
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
  // Nobody asked for the scanner's own budgets to be kept.
  if (scan.budgets?.given) reasons.push(...budgetsExceeded(scan.budgets));
  return reasons;
}

/** Every listed failure is as grave as the gravest of those that are told with it: none may hide behind a milder one. */
function failuresFrom(failOn: Severity, { results, checks }: Gated): number {
  const metas = new Map(checks.map((meta) => [meta.id, meta]));
  const isGrave = (check: CheckMeta['id'], said: Finding | GaveWay) => {
    const meta = metas.get(check);
    return meta !== undefined && ORDER.indexOf(severityOf(meta, said)) >= ORDER.indexOf(failOn);
  };
  const failed = results.filter(({ outcome }) => outcome.outcome === 'failed');
  const listed = failed.flatMap(({ check, subject, outcome }) =>
    findingsOf(outcome).map((finding) => ({ check, subject, finding })),
  );
  const counted = new Set(listed.filter(({ check, finding }) => isGrave(check, finding)));
  const byPlace = new Map(
    listed.flatMap((one) => namesOfSaid(one.finding).map((name) => [`${one.check} ${one.subject} ${name}`, one])),
  );
  for (const { check, subject, outcome } of failed) {
    for (const gone of gaveWayOf(outcome)) {
      if (!isGrave(check, gone)) continue;
      const told = gone.to.flatMap((id) =>
        namesOfSaid(gone).flatMap((name) => byPlace.get(`${id} ${subject} ${name}`) ?? []),
      );
      const [first] = told;
      if (first && !told.some((one) => counted.has(one))) counted.add(first);
    }
  }
  return counted.size;
}
