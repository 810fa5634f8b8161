import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn, readIfThere, writeOnce } from './atomic.ts';
import { MARKS } from './packed-marks.ts';
import { SAMPLES } from './samples.ts';

/** What a store has beside its scans, and is needed where they go: the pages to scan again, and which scans have packs. */
const KEPT: readonly (readonly [folder: string, names: RegExp])[] = [
  [SAMPLES, /^[0-9a-f]{64}\.json$/],
  [MARKS, /^[0-9a-f]{64}$/],
];
/** Of a site with tens of thousands of known addresses. */
const MOST_BYTES = 64_000_000;

/** What is there already may be newer, and is left as it is. */
export async function copyKept(from: string, to: string, signal: AbortSignal): Promise<void> {
  for (const [folder, names] of KEPT) {
    const there = new Set(await namesIn(join(to, folder)));
    for (const name of await namesIn(join(from, folder))) {
      signal.throwIfAborted();
      const file = join(from, folder, name);
      if (!names.test(name) || there.has(name) || (await stat(file)).size > MOST_BYTES) continue;
      const bytes = await readIfThere(file);
      if (bytes) await writeOnce(join(to, folder, name), bytes);
    }
  }
}
