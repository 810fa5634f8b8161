import path from 'node:path';
import { openSaved } from '../compose.ts';
import type { Gathered } from '../model/evidence.ts';
import type { OpenedScan } from './opened-scan.ts';
import { isPack, openPackedScan } from './packed-scan.ts';
import { findSavedScan, type SavedScan } from './saved-scan.ts';

/** `given` is the folder or the zip of a pack, or what findSavedScan takes. */
export async function openScan(given: string, cwd: string, store: string): Promise<Gathered<OpenedScan>> {
  const place = path.resolve(cwd, given);
  if (await isPack(place)) return openPackedScan(place);
  const found = await findSavedScan(given, cwd, path.resolve(cwd, store));
  return found.ok ? openFound(found.value) : found;
}

export async function openFound(saved: SavedScan): Promise<Gathered<OpenedScan>> {
  const ports = openSaved(saved.store);
  const record = await ports.scans.record(saved.scan);
  if (record) return { ok: true, value: { saved, record, ports, packed: null } };
  const message = `The evidence of this scan is not in '${saved.store}' any more, or it was changed since.`;
  return { ok: false, error: { code: 'no-evidence', message } };
}

/** For what needs all the evidence. */
export async function openWithEvidence(given: string, cwd: string, store: string): Promise<Gathered<OpenedScan>> {
  const opened = await openScan(given, cwd, store);
  return opened.ok && opened.value.packed ? { ok: false, error: NOT_IN_A_PACK } : opened;
}

/** Pages are in a pack as a reviewer reads them. What the checks read of them stays with the report. */
export const NOT_IN_A_PACK = {
  code: 'pack',
  message:
    'This needs all the evidence of the scan, and a pack holds only a part of it. Give the report folder that the pack was made from. lgdss explain, rescore, compare and review read packs too.',
} as const;
