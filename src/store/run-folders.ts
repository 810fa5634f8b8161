import { readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ifThere, namesIn } from './atomic.ts';

/** What a pack is called in the folder of a report. */
export const PACK_FOLDER = 'evidence-pack';

export interface Folders {
  readonly folders: number;
  readonly bytes: number;
}

/**
 * Takes away folders of runs with the reports in them, or only counts them. What a folder itself says its scan is counts too:
 * a pack may have been made from one that no history has.
 */
export async function removeRunFolders(
  all: readonly string[],
  {
    packed,
    dryRun,
    signal,
  }: { readonly packed: ReadonlySet<string>; readonly dryRun: boolean; readonly signal?: AbortSignal },
): Promise<Folders> {
  let folders = 0;
  let bytes = 0;
  for (const folder of all) {
    signal?.throwIfAborted();
    if (!(await stat(folder).catch(() => undefined))?.isDirectory()) continue;
    if ((await scansTold(folder)).some((id) => packed.has(id))) continue;
    folders += 1;
    bytes += await bytesIn(folder);
    if (dryRun) continue;
    await rm(folder, { recursive: true, force: true });
    // That of the run, once it is empty.
    await rmdir(path.dirname(folder)).catch(() => undefined);
  }
  return { folders, bytes };
}

/** Scans whose packs lie beside their reports, where packs go unless somebody says otherwise. */
export async function scansPackedIn(folders: readonly string[]): Promise<ReadonlySet<string>> {
  const scans = new Set<string>();
  for (const folder of folders) {
    const names = await namesIn(folder);
    if (!names.includes(PACK_FOLDER) && !names.includes(`${PACK_FOLDER}.zip`)) continue;
    for (const id of await scansTold(folder)) scans.add(id);
  }
  return scans;
}

async function scansTold(folder: string): Promise<readonly string[]> {
  const pointer = (await ifThere(readFile(path.join(folder, 'scan.json'), 'utf8'))) ?? '';
  return [...pointer.matchAll(/sha256:[0-9a-f]{64}/g)].map(([id]) => id);
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => undefined)));
  return sizes.reduce((sum, found) => sum + (found?.isFile() ? found.size : 0), 0);
}
