import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Opened } from './blob-store.ts';

/** Opens a store in a folder of its own, which goes when the store is closed. */
export async function inTemporaryFolder<S>(open: (folder: string) => S): Promise<Opened<S> & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lgdss-store-'));
  return {
    folder,
    store: open(folder),
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}
