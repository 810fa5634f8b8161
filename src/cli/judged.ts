import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { rulebookBy } from '../compose.ts';
import { canonical, digest } from '../evidence/canonical.ts';
import type { Gathered } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import { assessRecord, catalogueOf, scorableResults, scoringFacts } from '../scan.ts';
import type { ScoringPolicy } from '../scoring/policy/types.ts';
import { score } from '../scoring/score.ts';
import { toolVersion } from '../version.ts';
import { savedResultOf } from './changed-since.ts';
import type { OpenedScan } from './opened-scan.ts';
import { withoutTrust } from './packed-scan.ts';

export interface Judged {
  readonly result: ScanResult;
  /** As it was saved with the scan, if that is still there. */
  readonly saved: ScanResult | undefined;
  readonly policy: ScoringPolicy;
  /** What a reader must know about where the results come from; null when they are the saved ones. */
  readonly note: string | null;
}

/** The scan came in a pack, and was judged by other checks than these. Its report can still be read. */
export const OTHER_CHECKS = 'other-checks';

/**
 * The saved results of a scan with the scores of one policy; left out, the policy they were saved with. Where the checks
 * have changed since, the evidence is judged again: today's weights do not fit the results of other checks. A pack does not
 * hold all of it, so there that is refused.
 */
export function judgedBy(wished: ScoringPolicy | undefined, opened: OpenedScan): Promise<Gathered<Judged>> {
  return opened.packed ? withoutTrust(() => scoresBy(wished, opened)) : scoresBy(wished, opened);
}

async function scoresBy(
  wished: ScoringPolicy | undefined,
  { saved: { scan, result: name }, record, ports, packed }: OpenedScan,
): Promise<Gathered<Judged>> {
  const { result: saved } = await savedResultOf(ports.scans, scan, name);
  const rulebook = rulebookBy(wished ?? saved?.versions.policy);
  const { policy } = rulebook;
  const catalogue = catalogueOf(rulebook);
  if (saved === undefined || saved.versions.checks !== digest(canonical(catalogue.checks))) {
    if (packed) return { ok: false, error: { code: OTHER_CHECKS, message: otherChecks(packed.document) } };
    const result = await assessRecord(record, rulebook, ports.blobs, toolVersion);
    return { ok: true, value: { result, saved, policy, note: saved === undefined ? null : CHANGED } };
  }
  const versions = { ...saved.versions, tool: toolVersion, policy: policy.version };
  const scorecard = score(scorableResults(record, saved.results), catalogue, policy, scoringFacts(record));
  return { ok: true, value: { result: { ...saved, versions, scorecard }, saved, policy, note: null } };
}

function otherChecks({ tool }: ReportDocument): string {
  return `This pack was made with other checks, by version ${tool.version}. It does not hold all the evidence, so it cannot be judged again. Use the report folder that it was made from, or the version that made it.`;
}

const CHANGED =
  'The checks have changed since the report was written, so the saved evidence was judged again. The numbers may differ from the report.';
