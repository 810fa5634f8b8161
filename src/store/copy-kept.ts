import { join } from 'node:path';
import { readPinned } from '../crawl/pinned-sample.ts';
import { digest } from '../evidence/canonical.ts';
import { namesIn, readIfThere, replaceFile, sizeOf } from './atomic.ts';
import { MARKS } from './packed-marks.ts';
import { SAMPLES } from './samples.ts';
import { hexOf } from './saved.ts';

const SAMPLE_NAME = /^[0-9a-f]{64}\.json$/;
const MARK_NAME = /^[0-9a-f]{64}$/;
/** Of a site with tens of thousands of known addresses. */
const MOST_BYTES = 64_000_000;

/** What a store has beside its scans, and is needed where they go: the pages to scan again, and which scans have packs. */
export async function copyKept(stores: readonly string[], to: string, signal: AbortSignal): Promise<void> {
  await copySamples(stores, to, signal);
  await copyMarks(stores, to, signal);
}

/**
 * Of several samples of one target the one that was drawn last is what its next scan goes by, wherever it lies: also where it lies
 * in the folder that the others would go to. Of two as new, the one that is there stays, or else that of the first store counts.
 */
async function copySamples(stores: readonly string[], to: string, signal: AbortSignal): Promise<void> {
  const foldersOf = new Map<string, string[]>();
  for (const store of stores)
    for (const name of await namesIn(join(store, SAMPLES)))
      if (SAMPLE_NAME.test(name)) foldersOf.set(name, [...(foldersOf.get(name) ?? []), store]);
  for (const [name, folders] of foldersOf) {
    const there = await sampleAt(to, name);
    let newest = there;
    for (const folder of folders) {
      signal.throwIfAborted();
      const other = await sampleAt(folder, name);
      if (other && (newest === undefined || other.drawn > newest.drawn)) newest = other;
    }
    if (newest && newest !== there) await replaceFile(join(to, SAMPLES, name), newest.bytes);
  }
}

interface Sample {
  readonly bytes: Uint8Array;
  /** Of one that no scan could go by, before all others: it gives way to whichever can be read. */
  readonly drawn: number;
}

async function sampleAt(store: string, name: string): Promise<Sample | undefined> {
  const bytes = await readShort(join(store, SAMPLES, name));
  if (!bytes) return undefined;
  const read = readPinned(new TextDecoder().decode(bytes));
  const isOfName = read.ok && `${hexOf(digest(read.value.target))}.json` === name;
  return { bytes, drawn: isOfName ? Date.parse(read.value.date) : Number.NEGATIVE_INFINITY };
}

/** Of a mark the name is all that counts, so that one that is there stays. */
async function copyMarks(stores: readonly string[], to: string, signal: AbortSignal): Promise<void> {
  const there = new Set(await namesIn(join(to, MARKS)));
  for (const store of stores)
    for (const name of await namesIn(join(store, MARKS))) {
      signal.throwIfAborted();
      if (!MARK_NAME.test(name) || there.has(name)) continue;
      const bytes = await readShort(join(store, MARKS, name));
      if (!bytes) continue;
      await replaceFile(join(to, MARKS, name), bytes);
      there.add(name);
    }
}

async function readShort(file: string): Promise<Uint8Array | undefined> {
  const size = await sizeOf(file);
  return size === undefined || size > MOST_BYTES ? undefined : readIfThere(file);
}
