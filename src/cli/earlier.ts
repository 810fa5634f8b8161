import path from 'node:path';
import type { Config } from '../config/schema.ts';
import { isDigest } from '../evidence/canonical.ts';
import type { Gathered } from '../model/evidence.ts';
import type { EarlierScan } from '../ports.ts';
import { openWithEvidence } from './open-scan.ts';
import { storeFor } from './places.ts';
import { savedScanAt } from './saved-scan.ts';

/** The scan that `--since` names. */
export async function openEarlier(given: string, config: Config, cwd: string): Promise<Gathered<EarlierScan>> {
  const opened = await openWithEvidence(given, cwd, storeFor(config, cwd));
  if (!opened.ok) return opened;
  const { saved, record, ports } = opened.value;
  return { ok: true, value: { scan: saved.scan, record, blobs: ports.blobs } };
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
