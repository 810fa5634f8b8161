import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { digest } from '../evidence/canonical.ts';
import { parseJson } from '../evidence/json.ts';
import { ifThere, namesIn, readIfThere, replaceFile } from './atomic.ts';
import { hexOf } from './saved.ts';

/** A scan that uses a store and is not finished: what it refers to stands in the journal in its folder, and in no record yet. */
export interface BegunScan {
  readonly folder: string;
  readonly host: string;
  readonly pid: number;
  /** When the process began, as the system counts. */
  readonly start: string;
}

/** Where the process is, and whether it is still there, is for the caller to tell. */
export type Who = Omit<BegunScan, 'folder'>;
/** `silentMs` is how long nothing was heard of it. */
export type IsThere = (who: Who, silentMs: number) => boolean;

const BEGUN = 'begun';
const TIDYING = 'tidying';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
/** Who tidies says so again and again: another machine cannot tell otherwise that somebody died over it. */
const BEAT_MS = 30_000;

export async function markBegun(store: string, scan: BegunScan): Promise<void> {
  await replaceFile(markOf(store, scan.folder), `${JSON.stringify(scan)}\n`);
}

export async function unmarkBegun(store: string, folder: string): Promise<void> {
  await rm(markOf(store, folder), { force: true });
}

export async function begunScans(store: string): Promise<readonly BegunScan[]> {
  const names = (await namesIn(join(store, BEGUN))).filter(isOurs);
  const read = await Promise.all(names.map((name) => readWho(join(store, BEGUN, name))));
  return read.filter((one): one is BegunScan => one !== undefined && 'folder' in one);
}

/** Somebody takes old evidence away: who begins waits for that. Who died over it is not waited for. */
export async function isBeingTidied(store: string, now: number, isThere: IsThere, except?: string): Promise<boolean> {
  const files = (await namesIn(join(store, TIDYING))).filter(isOurs).map((name) => join(store, TIDYING, name));
  for (const file of files.filter((one) => one !== except)) {
    const changed = await changedAt(file);
    const who = await readWho(file);
    if (who !== undefined && changed !== undefined && isThere(who, now - changed)) return true;
  }
  return false;
}

/**
 * First says that it tidies, then looks who has begun; who begins says so first and then looks who tidies. So at least one of
 * the two sees the other. It is the same between two who tidy: each says so itself, and who sees another does nothing. Then the
 * answer is undefined. Two that come in the same moment may both give way.
 */
export async function whileTidying<T>(
  store: string,
  self: Who,
  { now, isThere }: { readonly now: number; readonly isThere: IsThere },
  work: () => Promise<T>,
): Promise<T | undefined> {
  const file = join(store, TIDYING, `${randomUUID()}.json`);
  const say = () => replaceFile(file, `${JSON.stringify(self)}\n`);
  let saying: Promise<unknown> = Promise.resolve();
  let beat: NodeJS.Timeout | undefined;
  try {
    await say();
    if (await isBeingTidied(store, now, isThere, file)) return undefined;
    beat = setInterval(() => {
      saying = say().catch(() => undefined);
    }, BEAT_MS);
    return await work();
  } finally {
    clearInterval(beat);
    await saying;
    await rm(file, { force: true });
  }
}

/** When something was last added to the journal of a scan; undefined where it is not here. */
export async function journalChanged({ folder }: BegunScan): Promise<number | undefined> {
  return changedAt(journalOf(folder));
}

async function changedAt(file: string): Promise<number | undefined> {
  return (await ifThere(stat(file)))?.mtimeMs;
}

export function journalOf(folder: string): string {
  return join(folder, 'journal.ndjson');
}

/** For who keeps no journal, or only reads: a folder that is not there, so that it is forgotten with its process. */
export function noFolder(store: string): string {
  return join(store, BEGUN, randomUUID());
}

/** By its name alone: another machine may have the same store under another path. */
export function hasNoFolder({ folder }: Pick<BegunScan, 'folder'>): boolean {
  return basename(dirname(folder)) === BEGUN && UUID.test(basename(folder));
}

/** When who keeps no journal said that it uses the store. Undefined for others: a journal may be where it is not seen from here. */
export async function saidAt(store: string, scan: BegunScan): Promise<number | undefined> {
  return hasNoFolder(scan) ? changedAt(markOf(store, scan.folder)) : undefined;
}

/** No file that is half written. */
function isOurs(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.');
}

/** The file by which a scan says that it uses a store. */
export function markOf(store: string, folder: string): string {
  return join(store, BEGUN, `${hexOf(digest(folder))}.json`);
}

async function readWho(file: string): Promise<BegunScan | Who | undefined> {
  const bytes = await readIfThere(file);
  const parsed = parseJson(new TextDecoder().decode(bytes));
  const { folder, host, pid, start } = ((parsed.ok && parsed.value) || {}) as Partial<BegunScan>;
  if (typeof host !== 'string' || typeof pid !== 'number' || typeof start !== 'string') return undefined;
  return { host, pid, start, ...(typeof folder === 'string' ? { folder } : {}) };
}
