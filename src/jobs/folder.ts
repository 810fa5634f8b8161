import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { factsOf, fateOf } from '../browser/processes.ts';
import type { Digest, Gathered, Instant } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { ifThere } from '../store/atomic.ts';
import { fileScanStore } from '../store/files.ts';
import type { RunSettings } from './runs.ts';
import type { SavedInFolder } from './saved-in-folder.ts';

/** Where one target of one run is scanned: its journal while that goes on, its reports afterwards. */
export interface ScanFolder {
  readonly path: string;
  readonly store: string;
}

const JOURNAL = 'journal.ndjson';
const POINTER = 'scan.json';
const HOLDER = 'worker.json';

/**
 * `finished` where all that is left is to save it. `begun`: a scan can go on here. `held`: another worker of this machine
 * is at it, which the queue believes to be dead.
 */
export type Found = 'finished' | 'begun' | 'held';

export async function takeFolder(
  { path: folder, store }: ScanFolder,
  { target, settings, now }: { readonly target: Target; readonly settings: RunSettings; readonly now: Instant },
): Promise<Found> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (await isHeld(folder)) return 'held';
  const self = { pid: process.pid, start: factsOf(process.pid)?.start ?? '0', host: hostname() };
  await writeFile(path.join(folder, HOLDER), JSON.stringify(self), { mode: 0o600 });
  const journal = path.join(folder, JOURNAL);
  const evidence = typeof settings.store === 'string' ? settings.store : store;
  // Where somebody took all evidence away, nobody could judge the pages that the journal calls seen.
  if ((await isBegun(journal)) && (await ifThere(stat(evidence)))) return 'begun';
  if ((await readSaved({ path: folder, store })).ok) return 'finished';
  const config = { ...settings, out: folder, store: evidence };
  // What `lgdss scan` itself writes first, so that the first attempt and every later one are the same command.
  const begun = { kind: 'begun', schema: 1, startedAt: now, target, config };
  await writeFile(journal, `${JSON.stringify(begun)}\n`, { mode: 0o600 });
  return 'begun';
}

/** A first line that was cut off, by a full disk or a sudden end, is nothing that can be gone on with. */
async function isBegun(journal: string): Promise<boolean> {
  const line = await ifThere(firstLineOf(journal));
  try {
    return line !== undefined && JSON.parse(line).kind === 'begun';
  } catch {
    return false;
  }
}

async function firstLineOf(file: string): Promise<string> {
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input: stream })) return line;
  } finally {
    stream.destroy();
  }
  return '';
}

export async function leaveFolder({ path: folder }: ScanFolder): Promise<void> {
  await rm(path.join(folder, HOLDER), { force: true });
}

/** What nothing can be made of is begun anew by the next attempt. Evidence in the store stays. */
export async function clearFolder({ path: folder }: ScanFolder): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Who scans, for people who look for the process. */
export function workerName(): string {
  return `${hostname()} ${process.pid}`;
}

/** Of another machine nobody can tell; that one has not been heard of for the time of a heart-beat. */
async function isHeld(folder: string): Promise<boolean> {
  const holder = await readJson(path.join(folder, HOLDER));
  if (!holder || holder.host !== hostname() || typeof holder.pid !== 'number') return false;
  if (holder.pid === process.pid) return false;
  return fateOf(holder.pid, String(holder.start)) !== 'ended';
}

export async function readSaved({ path: folder }: ScanFolder): Promise<Gathered<SavedInFolder>> {
  const pointer = await readJson(path.join(folder, POINTER));
  if (!pointer) return { ok: false, error: { code: 'no-scan', message: 'The scan left no result.' } };
  const {
    scan,
    result: resultDigest,
    store: place,
  } = pointer as Record<string, string> as {
    scan: Digest;
    result: Digest;
    store: string;
  };
  const store = path.resolve(folder, place);
  const scans = fileScanStore(store);
  const [record, results] = await Promise.all([scans.record(scan), scans.results(scan)]);
  const [result] = results;
  if (record && result) return { ok: true, value: { record, result, resultDigest, store } };
  return { ok: false, error: { code: 'no-scan', message: `The scan in ${folder} cannot be read back.` } };
}

/** The file of a scan in a store, where this machine has it. The store of another may be a folder there, or a bucket. */
export async function recordIn(store: string, scan: Digest): Promise<string | undefined> {
  if (!path.isAbsolute(store)) return undefined;
  const file = path.join(store, 'scans', `${scan.slice('sha256:'.length)}.json`);
  return (await stat(file).catch(ifNotOurs)) ? file : undefined;
}

/** The path of another machine may lead to nothing here, into a file, or where somebody else keeps their own. */
function ifNotOurs(error: NodeJS.ErrnoException): undefined {
  if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code ?? '')) throw error;
}

/**
 * Undefined where it is not there, or was cut off. What cannot be read now, as a disk of the network does not answer, is not
 * gone: the job is tried again, and goes on then.
 */
async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  const text = await ifThere(readFile(file, 'utf8'));
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
