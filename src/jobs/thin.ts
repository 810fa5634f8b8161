import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { namesIn } from '../store/atomic.ts';
import type { Shelf } from '../store/shelf.ts';

const DIGEST = /sha256:([0-9a-f]{64})/g;
/** Of old scans. What is larger is hardly a list of other blobs, and what nobody looks into loses none. */
const MOST_READ = 8_000_000;

export interface Thinned {
  readonly scans: number;
  readonly blobs: number;
  readonly bytes: number;
  readonly taken: boolean;
}

export interface ToThin {
  readonly store: string;
  readonly shelf: Shelf;
  /** Scans whose evidence may go. */
  readonly old: ReadonlySet<string>;
  /** Journals of scans that are not finished: what they name stays too. */
  readonly journals: readonly string[];
  /** Asked when all is counted. */
  readonly mayTake: () => Promise<boolean>;
  /** Whoever is asked to stop leaves the rest to the next time: it finds what is still there. */
  readonly signal: AbortSignal;
}

/** Takes away the evidence that only old scans have. Records and results stay, and whatever any other scan of the store has. */
export async function thinStore({ store, shelf, old, journals, mayTake, signal }: ToThin): Promise<Thinned> {
  const names = (await namesIn(path.join(store, 'scans'))).filter((name) => name.endsWith('.json'));
  const idOf = (name: string) => `sha256:${name.slice(0, -'.json'.length)}`;
  const recordOf = (name: string) => path.join(store, 'scans', name);
  // A few digits of each name are enough: two that are alike keep a blob too many, and never lose one.
  const kept = new Set<number>();
  for (const file of [...names.filter((one) => !old.has(idOf(one))).map(recordOf), ...journals]) {
    signal.throwIfAborted();
    for (const hex of await reached(shelf, file, Number.POSITIVE_INFINITY)) kept.add(shortOf(hex));
  }

  const thinned = names.filter((one) => old.has(idOf(one)));
  let bytes = 0;
  const counted = new Set<string>();
  for (const name of thinned) {
    signal.throwIfAborted();
    for (const hex of await reached(shelf, recordOf(name), MOST_READ)) {
      if (kept.has(shortOf(hex)) || counted.has(hex)) continue;
      const size = await shelf.size(hex);
      if (size === undefined) continue;
      counted.add(hex);
      bytes += size;
    }
  }
  const taken = await mayTake();
  // What is named goes before what names it: where this ends early, the next time still finds the rest.
  for (const hex of taken ? [...counted].toReversed() : []) {
    signal.throwIfAborted();
    await shelf.remove(hex);
  }
  return { scans: thinned.length, blobs: counted.size, bytes, taken };
}

/** All that a record or a journal names, and what that names in turn: pictures stand in artifacts, and artifacts in records. */
async function reached(shelf: Shelf, file: string, most: number): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  let texts = [await readFile(file, 'utf8')];
  while (texts.length > 0) {
    const fresh = new Set(texts.flatMap(digestsIn).filter((hex) => !seen.has(hex)));
    for (const hex of fresh) seen.add(hex);
    texts = [];
    for (const hex of fresh) {
      const text = await shelf.text(hex, most);
      if (text.includes('sha256:')) texts.push(text);
    }
  }
  return seen;
}

function digestsIn(text: string): readonly string[] {
  return [...text.matchAll(DIGEST)].map(([, hex]) => hex ?? '');
}

function shortOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 12), 16);
}
