import { existsSync } from 'node:fs';
import path from 'node:path';
import { noFolder, unmarkBegun } from '../store/begun.ts';
import { beginIn } from './begun.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { isPack } from './packed-scan.ts';
import { findSavedScan } from './saved-scan.ts';

/** Who may not write into a store, or cannot, may read it all the same. Then nobody knows of it, and what is gone is told. */
const READ_ONLY = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];

/**
 * Reads scans that were made earlier while nobody tidies their evidence away, and first waits for who is at that. The scans
 * are given as openScan takes them. Where one is not found, whoever reads it says so.
 */
export function whileReading(
  given: readonly string[],
  store: string,
  io: Pick<Io, 'cwd' | 'signal' | 'err'>,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  return whileKept(given, store, io, async () => {
    if (!io.signal.aborted) return work();
    io.err('It was stopped before it began. Nothing was read.\n');
    return EXIT.incomplete;
  });
}

/** The same for who minds by itself that it was stopped: then it may begin before the other is done. */
export async function whileKept<T>(
  given: readonly string[],
  store: string,
  { cwd, signal }: Pick<Io, 'cwd' | 'signal'>,
  work: () => Promise<T>,
): Promise<T> {
  const found = await Promise.all(given.map((one) => storeOf(one, cwd, store)));
  const stores = new Set(found.filter((one) => one !== undefined && existsSync(one)));
  return whileInUse(
    [...stores].map((one = '') => one),
    { signal },
    work,
  );
}

/** Nobody tidies these stores meanwhile. */
export async function whileInUse<T>(
  stores: readonly string[],
  { signal }: Pick<Io, 'signal'>,
  work: () => Promise<T>,
): Promise<T> {
  const marks = stores.map((store) => ({ store, folder: noFolder(store) }));
  try {
    for (const mark of marks) await beginIn(mark.store, mark.folder, signal).catch(unlessReadOnly);
    return await work();
  } finally {
    for (const mark of marks) await unmarkBegun(mark.store, mark.folder);
  }
}

/** Undefined for a pack, from which nobody takes anything away. */
async function storeOf(given: string, cwd: string, store: string): Promise<string | undefined> {
  if (await isPack(path.resolve(cwd, given))) return undefined;
  const found = await findSavedScan(given, cwd, path.resolve(cwd, store));
  return found.ok ? found.value.store : undefined;
}

function unlessReadOnly(error: unknown): void {
  if (!isReadOnly(error)) throw error;
}

export function isReadOnly(error: unknown): boolean {
  return READ_ONLY.includes((error as NodeJS.ErrnoException).code ?? '');
}
