import { readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';

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
    const pointer = await readFile(path.join(folder, 'scan.json'), 'utf8').catch(() => '');
    if ([...pointer.matchAll(/sha256:[0-9a-f]{64}/g)].some(([id]) => packed.has(id))) continue;
    folders += 1;
    bytes += await bytesIn(folder);
    if (dryRun) continue;
    await rm(folder, { recursive: true, force: true });
    // That of the run, once it is empty.
    await rmdir(path.dirname(folder)).catch(() => undefined);
  }
  return { folders, bytes };
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => undefined)));
  return sizes.reduce((sum, found) => sum + (found?.isFile() ? found.size : 0), 0);
}
