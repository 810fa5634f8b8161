import type { Parts } from '../../reports/lib/document.ts';
import type { ReportFinding } from '../../reports/lib/document-types.ts';
import { type CheckId, type CheckMeta, type Severity, severityOf } from '../model/check.ts';
import { namesOfSaid } from '../model/place.ts';
import { type CheckResult, gaveWayOf } from '../model/result.ts';

export interface Failing extends Parts {
  readonly results: readonly CheckResult[];
  readonly checks: readonly CheckMeta[];
}

const ORDER: readonly Severity[] = ['minor', 'moderate', 'serious', 'critical'];

/**
 * The failures of this severity or worse, of checks that count, among those that `counts` lets through. Every listed
 * failure is as grave as the gravest of those that are told with it: none may hide behind a milder one.
 */
export function failuresFrom(
  least: Severity,
  { document, sources, subjects, results, checks }: Failing,
  newChecks: ReadonlySet<CheckId>,
  counts: (finding: ReportFinding) => boolean,
): readonly ReportFinding[] {
  const metas = new Map(checks.map((meta) => [meta.id, meta]));
  const isGrave = (severity: Severity) => ORDER.indexOf(severity) >= ORDER.indexOf(least);
  const failed = document.findings.map((finding, index) => ({ finding, index }));
  const listed = failed.filter(({ finding }) => finding.outcome === 'failed' && counts(finding));
  const counted = new Set(
    listed
      .filter(({ finding }) => isGrave(finding.severity) && !newChecks.has(finding.check))
      .map(({ index }) => index),
  );
  const byPlace = new Map(
    listed.flatMap(({ finding, index }) => {
      const source = sources[index];
      const names = source ? namesOfSaid(source) : [];
      return names.map((name) => [`${finding.check} ${subjects[index]} ${name}`, index]);
    }),
  );
  for (const { check, subject, outcome } of results) {
    const meta = metas.get(check);
    if (!meta || outcome.outcome !== 'failed' || newChecks.has(check)) continue;
    for (const gone of gaveWayOf(outcome)) {
      if (!isGrave(severityOf(meta, gone))) continue;
      const told = gone.to.flatMap((id) =>
        namesOfSaid(gone).flatMap((name) => byPlace.get(`${id} ${subject} ${name}`) ?? []),
      );
      const [first] = told;
      if (first !== undefined && !told.some((one) => counted.has(one))) counted.add(first);
    }
  }
  return listed.filter(({ index }) => counted.has(index)).map(({ finding }) => finding);
}
