import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../evidence/canonical.ts';
import { parseJson } from '../evidence/json.ts';
import { namesIn, readIfThere, replaceFile } from './atomic.ts';
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
export type IsThere = (who: Who) => boolean;

const BEGUN = 'begun';
const TIDYING = 'tidying.json';

export async function markBegun(store: string, scan: BegunScan): Promise<void> {
  await replaceFile(pathOf(store, scan.folder), `${JSON.stringify(scan)}\n`);
}

export async function unmarkBegun(store: string, folder: string): Promise<void> {
  await rm(pathOf(store, folder), { force: true });
}

export async function begunScans(store: string): Promise<readonly BegunScan[]> {
  const names = (await namesIn(join(store, BEGUN))).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const read = await Promise.all(names.map((name) => readWho(join(store, BEGUN, name))));
  return read.filter((one): one is BegunScan => one !== undefined && 'folder' in one);
}

/** Somebody takes old evidence away: who begins waits for that. Who died over it is not waited for. */
export async function isBeingTidied(store: string, isThere: IsThere): Promise<boolean> {
  const who = await readWho(join(store, TIDYING));
  return who !== undefined && isThere(who);
}

/**
 * First says that it tidies, then looks who has begun; who begins says so first and then looks who tidies. So at least one of
 * the two sees the other.
 */
export async function whileTidying<T>(store: string, self: Who, work: () => Promise<T>): Promise<T> {
  await replaceFile(join(store, TIDYING), `${JSON.stringify(self)}\n`);
  try {
    return await work();
  } finally {
    await rm(join(store, TIDYING), { force: true });
  }
}

/** When something was last added to the journal of a scan; undefined where it is not here. */
export async function journalChanged({ folder }: BegunScan): Promise<number | undefined> {
  return (await stat(journalOf(folder)).catch(() => undefined))?.mtimeMs;
}

export function journalOf(folder: string): string {
  return join(folder, 'journal.ndjson');
}

/** For a scan that keeps no journal: a folder that is not there, so that it is forgotten with its process. */
export function noFolder(store: string): string {
  return join(store, BEGUN, randomUUID());
}

function pathOf(store: string, folder: string): string {
  return join(store, BEGUN, `${hexOf(digest(folder))}.json`);
}

async function readWho(file: string): Promise<BegunScan | Who | undefined> {
  const bytes = await readIfThere(file);
  const parsed = parseJson(new TextDecoder().decode(bytes));
  const { folder, host, pid, start } = ((parsed.ok && parsed.value) || {}) as Partial<BegunScan>;
  if (typeof host !== 'string' || typeof pid !== 'number' || typeof start !== 'string') return undefined;
  return { host, pid, start, ...(typeof folder === 'string' ? { folder } : {}) };
}
