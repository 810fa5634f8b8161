import type { Parts } from '../../reports/lib/document.ts';
import { partsOf } from '../../reports/lib/document.ts';
import type { JudgedScan } from '../compare/match.ts';
import { rulebookBy, rulebookWith } from '../compose.ts';
import type { Check } from '../model/check.ts';
import type { Digest, Gathered, ScanRecord } from '../model/evidence.ts';
import type { ReportInput, Spine } from '../model/report.ts';
import type { ScanResult } from '../model/result.ts';
import type { BlobStore } from '../ports.ts';
import { assessRecord, catalogueOf, type Rulebook } from '../scan.ts';
import type { ScoringPolicy } from '../scoring/policy/types.ts';
import { toolVersion } from '../version.ts';
import { changedSince, type SavedResult, savedResultOf } from './changed-since.ts';
import { judgedBy } from './judged.ts';
import { openFound, openScan } from './open-scan.ts';
import type { OpenedScan } from './opened-scan.ts';
import { withoutTrust } from './packed-scan.ts';
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
  /** It came in a pack, so only a part of the evidence is there. */
  readonly packed: boolean;
  /** Why the result saved with the scan is another one, in a sentence; null where it is the same, or none was saved. */
  readonly changedSince: string | null;
}

/** Left out: as in the report of the scan, and where nothing says how that was, the defaults. */
export interface JudgeBy {
  readonly standard?: Spine | undefined;
  readonly policy?: ScoringPolicy | undefined;
  /** A project's own. */
  readonly checks?: readonly Check[] | undefined;
}

export async function judgeSavedScan(
  given: string,
  cwd: string,
  store: string,
  by: JudgeBy = {},
): Promise<Gathered<JudgedNow>> {
  const opened = await openScan(given, cwd, store);
  return opened.ok ? judge(opened.value, by) : opened;
}

/** Looks for a scan by its digest in several stores, one after the other. */
export async function judgeFromStores(
  scan: Digest,
  stores: readonly string[],
  by: JudgeBy = {},
): Promise<JudgedNow | undefined> {
  for (const store of new Set(stores)) {
    const opened = await openFound({ scan, result: null, store });
    const judged = opened.ok ? await judge(opened.value, by) : opened;
    if (judged.ok) return judged.value;
  }
  return undefined;
}

/** What a comparison takes. */
export function sideOf({ parts, result }: JudgedNow): JudgedScan {
  return { document: parts.document, results: result.results };
}

export function judge(opened: OpenedScan, by: JudgeBy): Promise<Gathered<JudgedNow>> {
  return opened.packed ? withoutTrust(() => judgeOpened(opened, by)) : judgeOpened(opened, by);
}

async function judgeOpened(opened: OpenedScan, by: JudgeBy): Promise<Gathered<JudgedNow>> {
  const { record, packed } = opened;
  const { scan, result: name, store } = opened.saved;
  const { blobs, scans } = opened.ports;
  const saved = await savedResultOf(scans, scan, name);
  const rulebook = rulebookWith(by.checks ?? [], rulebookBy(by.policy ?? saved.result?.versions.policy));
  const judged = packed ? await judgedBy(by.policy, opened) : undefined;
  if (judged && !judged.ok) return judged;
  const result = judged?.value.result ?? (await assessRecord(record, rulebook, blobs, toolVersion));
  const standard = standardFor(by.standard, opened.saved);
  const input: ReportInput = { record, result, catalogue: catalogueOf(rulebook), standard };
  const why = changedSince(saved, result);
  const rest = { parts: partsOf(input), store, rulebook, blobs, saved, packed: packed !== null, changedSince: why };
  return { ok: true, value: { record, result, input, ...rest } };
}
