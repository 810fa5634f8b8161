import { rulebookBy, type SavedPorts } from '../compose.ts';
import { canonical, digest } from '../evidence/canonical.ts';
import type { ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import { assessRecord, catalogueOf, scorableResults, scoringFacts } from '../scan.ts';
import type { ScoringPolicy } from '../scoring/policy/types.ts';
import { score } from '../scoring/score.ts';
import { toolVersion } from '../version.ts';
import { savedResultOf } from './changed-since.ts';
import type { SavedScan } from './saved-scan.ts';

export interface Judged {
  readonly result: ScanResult;
  /** As it was saved with the scan, if that is still there. */
  readonly saved: ScanResult | undefined;
  readonly policy: ScoringPolicy;
  /** What a reader must know about where the results come from; null when they are the saved ones. */
  readonly note: string | null;
}

/**
 * The saved results of a scan with the scores of one policy; left out, the policy they were saved with. Where the checks
 * have changed since, the evidence is judged again: today's weights do not fit the results of other checks.
 */
export async function judgedBy(
  wished: ScoringPolicy | undefined,
  { scan, result: name }: SavedScan,
  record: ScanRecord,
  ports: SavedPorts,
): Promise<Judged> {
  const { result: saved } = await savedResultOf(ports.scans, scan, name);
  const rulebook = rulebookBy(wished ?? saved?.versions.policy);
  const { policy } = rulebook;
  const catalogue = catalogueOf(rulebook);
  if (saved === undefined || saved.versions.checks !== digest(canonical(catalogue.checks))) {
    const result = await assessRecord(record, rulebook, ports.blobs, toolVersion);
    return { result, saved, policy, note: saved === undefined ? null : CHANGED };
  }
  const versions = { ...saved.versions, tool: toolVersion, policy: policy.version };
  const scorecard = score(scorableResults(record, saved.results), catalogue, policy, scoringFacts(record));
  return { result: { ...saved, versions, scorecard }, saved, policy, note: null };
}

const CHANGED =
  'The checks have changed since the report was written, so the saved evidence was judged again. The numbers may differ from the report.';
