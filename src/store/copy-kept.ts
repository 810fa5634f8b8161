import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn, readIfThere, replaceFile } from './atomic.ts';
import { MARKS } from './packed-marks.ts';
import { SAMPLES } from './samples.ts';

/** What a store has beside its scans, and is needed where they go: the pages to scan again, and which scans have packs. */
const KEPT: readonly (readonly [folder: string, names: RegExp])[] = [
  [SAMPLES, /^[0-9a-f]{64}\.json$/],
  [MARKS, /^[0-9a-f]{64}$/],
];
/** Of a site with tens of thousands of known addresses. */
const MOST_BYTES = 64_000_000;

export interface CopyingKept {
  /** Samples that are there already give way: they came from the same stores, earlier. Otherwise they may be newer, and stay. */
  readonly replacesSamples: boolean;
  readonly signal: AbortSignal;
}

/** Of what several stores have, that of the first counts. Of a mark the name is all that counts, so that one that is there stays. */
export async function copyKept(stores: readonly string[], to: string, how: CopyingKept): Promise<void> {
  for (const [folder, names] of KEPT) {
    const stays = folder !== SAMPLES || !how.replacesSamples;
    const there = new Set(stays ? await namesIn(join(to, folder)) : []);
    for (const store of stores)
      for (const name of await namesIn(join(store, folder))) {
        how.signal.throwIfAborted();
        const file = join(store, folder, name);
        if (!names.test(name) || there.has(name) || (await stat(file)).size > MOST_BYTES) continue;
        const bytes = await readIfThere(file);
        if (!bytes) continue;
        await replaceFile(join(to, folder, name), bytes);
        there.add(name);
      }
  }
}
