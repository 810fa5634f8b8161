import path from 'node:path';
import { openSaved } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import { isDigest } from '../evidence/canonical.ts';
import type { Gathered } from '../model/evidence.ts';
import type { EarlierScan } from '../ports.ts';
import { storeFor } from './places.ts';
import { findSavedScan, savedScanAt } from './saved-scan.ts';

/** The scan that `--since` names. */
export async function openEarlier(given: string, config: Config, cwd: string): Promise<Gathered<EarlierScan>> {
  const found = await findSavedScan(given, cwd, storeFor(config, cwd));
  if (!found.ok) return found;
  const { scan, store } = found.value;
  const { blobs, scans } = openSaved(store);
  const record = await scans.record(scan);
  if (record) return { ok: true, value: { scan, record, blobs } };
  const message = `The evidence of the scan at '${given}' is not there any more, or it was changed since.`;
  return { ok: false, error: { code: 'no-saved-scan', message } };
}

/**
 * As it is kept for a scan that may be resumed from another folder, and after the folder of the earlier scan has been
 * scanned again: by its record, not by the folder.
 */
export function sinceFromAnywhere(given: string | null, cwd: string): string | null {
  if (given === null || isDigest(given)) return given;
  const place = path.resolve(cwd, given);
  const saved = savedScanAt(place);
  return saved ? path.join(saved.store, 'scans', `${saved.scan.slice('sha256:'.length)}.json`) : place;
}
