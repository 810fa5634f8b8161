import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isDigest } from '../evidence/canonical.ts';
import type { Digest, Gathered } from '../model/evidence.ts';
import type { Spine } from '../model/report.ts';

export const SCAN_FILE = 'scan.json';
const digestSchema = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value));
const pointerSchema = z.object({
  schema: z.literal(1),
  scan: digestSchema,
  result: digestSchema,
  store: z.string(),
  standard: z.enum(['lgdss', 'govuk', 'both']).optional(),
});

/** Where a report folder's evidence is kept. The store is relative to the folder, so that both can be moved together. */
export interface SavedScan {
  readonly scan: Digest;
  readonly result: Digest | null;
  /** Absolute. */
  readonly store: string;
  /** The standard that the report is built around; left out where no report says. */
  readonly standard?: Spine | undefined;
}

export async function writePointer(folder: string, saved: SavedScan): Promise<void> {
  const pointer = {
    schema: 1,
    scan: saved.scan,
    result: saved.result,
    store: path.relative(folder, saved.store),
    standard: saved.standard,
  };
  await writeFile(path.join(folder, SCAN_FILE), `${JSON.stringify(pointer, null, 2)}\n`);
}

/** `given` is a report folder, its scan.json, the digest of a scan in `store`, or a record in any store. */
export async function findSavedScan(given: string, cwd: string, store: string): Promise<Gathered<SavedScan>> {
  if (isDigest(given)) return { ok: true, value: { scan: given, result: null, store } };
  const place = path.resolve(cwd, given);
  const record = /^([0-9a-f]{64})\.json$/.exec(path.basename(place));
  if (record) {
    return { ok: true, value: { scan: `sha256:${record[1]}`, result: null, store: path.dirname(path.dirname(place)) } };
  }
  const folder = path.basename(place) === SCAN_FILE ? path.dirname(place) : place;
  const text = await readFile(path.join(folder, SCAN_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) {
    return wrong(
      `There is no saved scan at '${given}'. Give the folder of a report, which has a file ${SCAN_FILE} in it, or a pack.`,
    );
  }
  const pointer = pointerSchema.safeParse(parsed(text));
  if (!pointer.success) return wrong(`${path.join(given, SCAN_FILE)} is not what this program writes. Scan again.`);
  const { scan, result, standard } = pointer.data;
  return { ok: true, value: { scan, result, store: path.resolve(folder, pointer.data.store), standard } };
}

/** The same for a folder or its scan.json, at once; undefined where nothing can be read. */
export function savedScanAt(place: string): SavedScan | undefined {
  const folder = path.basename(place) === SCAN_FILE ? path.dirname(place) : place;
  try {
    const { scan, result, store } = pointerSchema.parse(JSON.parse(readFileSync(path.join(folder, SCAN_FILE), 'utf8')));
    return { scan, result, store: path.resolve(folder, store) };
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'no-saved-scan', message } };
}
