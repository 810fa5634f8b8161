import path from 'node:path';
import type { Parts } from '../../reports/lib/document.ts';
import { partsOf } from '../../reports/lib/document.ts';
import type { JudgedScan } from '../compare/match.ts';
import { defaultRulebook, openSaved } from '../compose.ts';
import { digestOfResult } from '../evidence/canonical.ts';
import type { Digest, Gathered, ScanRecord } from '../model/evidence.ts';
import type { ReportInput, Spine } from '../model/report.ts';
import type { ScanResult } from '../model/result.ts';
import { assessRecord, catalogueOf } from '../scan.ts';
import { toolVersion } from '../version.ts';
import { findSavedScan, type SavedScan } from './saved-scan.ts';

/** A saved scan, judged now by the checks of this version. */
export interface JudgedNow {
  readonly record: ScanRecord;
  readonly result: ScanResult;
  readonly input: ReportInput;
  readonly parts: Parts;
  readonly store: string;
  /** Whether the result saved with the scan is another one: the checks or the policy have changed since. */
  readonly changedSince: boolean;
}

export async function judgeSavedScan(
  given: string,
  cwd: string,
  store: string,
  standard: Spine = 'lgdss',
): Promise<Gathered<JudgedNow>> {
  const found = await findSavedScan(given, cwd, path.resolve(cwd, store));
  return found.ok ? judge(found.value, standard) : found;
}

/** Looks for a scan by its digest in several stores, one after the other. */
export async function judgeFromStores(
  scan: Digest,
  stores: readonly string[],
  standard: Spine = 'lgdss',
): Promise<JudgedNow | undefined> {
  for (const store of new Set(stores)) {
    const judged = await judge({ scan, result: null, store }, standard);
    if (judged.ok) return judged.value;
  }
  return undefined;
}

/** What a comparison takes. */
export function sideOf({ parts, result }: JudgedNow): JudgedScan {
  return { document: parts.document, results: result.results };
}

async function judge({ scan, result: saved, store }: SavedScan, standard: Spine): Promise<Gathered<JudgedNow>> {
  const { blobs, scans } = openSaved(store);
  const record = await scans.record(scan);
  if (!record) {
    const message = `The evidence of this scan is not in '${store}', or it was changed since.`;
    return { ok: false, error: { code: 'no-evidence', message } };
  }
  const result = await assessRecord(record, defaultRulebook, blobs, toolVersion);
  const input: ReportInput = { record, result, catalogue: catalogueOf(defaultRulebook), standard };
  const changedSince = saved !== null && saved !== digestOfResult(result);
  return { ok: true, value: { record, result, input, parts: partsOf(input), store, changedSince } };
}
