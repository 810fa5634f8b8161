import path from 'node:path';
import type { Parts } from '../../reports/lib/document.ts';
import { partsOf } from '../../reports/lib/document.ts';
import type { JudgedScan } from '../compare/match.ts';
import { openSaved, rulebookBy } from '../compose.ts';
import type { Digest, Gathered, ScanRecord } from '../model/evidence.ts';
import type { ReportInput, Spine } from '../model/report.ts';
import type { ScanResult } from '../model/result.ts';
import type { BlobStore } from '../ports.ts';
import { assessRecord, catalogueOf, type Rulebook } from '../scan.ts';
import type { ScoringPolicy } from '../scoring/policy/types.ts';
import { toolVersion } from '../version.ts';
import { changedSince, type SavedResult, savedResultOf } from './changed-since.ts';
import { findSavedScan, type SavedScan } from './saved-scan.ts';
import { standardFor } from './standard-option.ts';

/** A saved scan, judged now by the checks of this version, and scored by the policy that its report was scored by. */
export interface JudgedNow {
  readonly record: ScanRecord;
  readonly result: ScanResult;
  readonly input: ReportInput;
  readonly parts: Parts;
  readonly store: string;
  readonly rulebook: Rulebook;
  readonly blobs: BlobStore;
  readonly saved: SavedResult;
  /** Why the result saved with the scan is another one, in a sentence; null where it is the same, or none was saved. */
  readonly changedSince: string | null;
}

/** Left out: as in the report of the scan, and where nothing says how that was, the defaults. */
export interface JudgeBy {
  readonly standard?: Spine | undefined;
  readonly policy?: ScoringPolicy | undefined;
}

export async function judgeSavedScan(
  given: string,
  cwd: string,
  store: string,
  by: JudgeBy = {},
): Promise<Gathered<JudgedNow>> {
  const found = await findSavedScan(given, cwd, path.resolve(cwd, store));
  return found.ok ? judge(found.value, by) : found;
}

/** Looks for a scan by its digest in several stores, one after the other. */
export async function judgeFromStores(
  scan: Digest,
  stores: readonly string[],
  by: JudgeBy = {},
): Promise<JudgedNow | undefined> {
  for (const store of new Set(stores)) {
    const judged = await judge({ scan, result: null, store }, by);
    if (judged.ok) return judged.value;
  }
  return undefined;
}

/** What a comparison takes. */
export function sideOf({ parts, result }: JudgedNow): JudgedScan {
  return { document: parts.document, results: result.results };
}

async function judge(found: SavedScan, by: JudgeBy): Promise<Gathered<JudgedNow>> {
  const { scan, result: name, store } = found;
  const { blobs, scans } = openSaved(store);
  const record = await scans.record(scan);
  if (!record) {
    const message = `The evidence of this scan is not in '${store}', or it was changed since.`;
    return { ok: false, error: { code: 'no-evidence', message } };
  }
  const saved = await savedResultOf(scans, scan, name);
  const rulebook = rulebookBy(by.policy ?? saved.result?.versions.policy);
  const result = await assessRecord(record, rulebook, blobs, toolVersion);
  const standard = standardFor(by.standard, found);
  const input: ReportInput = { record, result, catalogue: catalogueOf(rulebook), standard };
  const why = changedSince(saved, result);
  return {
    ok: true,
    value: { record, result, input, parts: partsOf(input), store, rulebook, blobs, saved, changedSince: why },
  };
}
