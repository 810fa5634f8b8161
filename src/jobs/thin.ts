import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const DIGEST = /sha256:([0-9a-f]{64})/g;
/** Of old scans. What is larger is hardly a list of other blobs, and what nobody looks into loses none. */
const MOST_READ = 8_000_000;

export interface Thinned {
  readonly scans: number;
  readonly blobs: number;
  readonly bytes: number;
  readonly taken: boolean;
}

/**
 * Takes away the evidence that only the given scans have. Records and results stay, and whatever any other scan of the
 * store has. It counts first, and takes nothing unless it may by then.
 */
export async function thinStore(
  store: string,
  scans: ReadonlySet<string>,
  mayTake: () => Promise<boolean>,
): Promise<Thinned> {
  const names = (await readdir(path.join(store, 'scans')).catch(() => [])).filter((name) => name.endsWith('.json'));
  const idOf = (name: string) => `sha256:${name.slice(0, -'.json'.length)}`;
  // A few digits of each name are enough: two that are alike keep a blob too many, and never lose one.
  const kept = new Set<number>();
  for (const name of names.filter((one) => !scans.has(idOf(one))))
    for (const hex of await reached(store, name, Number.POSITIVE_INFINITY)) kept.add(shortOf(hex));

  const old = names.filter((one) => scans.has(idOf(one)));
  let blobs = 0;
  let bytes = 0;
  const counted = new Set<string>();
  for (const name of old) {
    for (const hex of await reached(store, name, MOST_READ)) {
      if (kept.has(shortOf(hex)) || counted.has(hex)) continue;
      const file = blobPath(store, hex);
      const found = await stat(file).catch(() => undefined);
      if (!found) continue;
      counted.add(hex);
      blobs += 1;
      bytes += found.size;
    }
  }
  const taken = await mayTake();
  if (taken) for (const hex of counted) await rm(blobPath(store, hex), { force: true });
  return { scans: old.length, blobs, bytes, taken };
}

/** All that a record names, and what that names in turn: pictures stand in artifacts, and artifacts in records. */
async function reached(store: string, record: string, most: number): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  let texts = [await readFile(path.join(store, 'scans', record), 'utf8')];
  while (texts.length > 0) {
    const fresh = new Set(texts.flatMap(digestsIn).filter((hex) => !seen.has(hex)));
    for (const hex of fresh) seen.add(hex);
    texts = [];
    for (const hex of fresh) {
      const text = await readArtifact(blobPath(store, hex), most);
      if (text.includes('sha256:')) texts.push(text);
    }
  }
  return seen;
}

async function readArtifact(file: string, most: number): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  return found && found.size <= most ? readFile(file, 'utf8') : '';
}

function digestsIn(text: string): readonly string[] {
  return [...text.matchAll(DIGEST)].map(([, hex]) => hex ?? '');
}

function shortOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 12), 16);
}

function blobPath(store: string, hex: string): string {
  return path.join(store, 'blobs', hex.slice(0, 2), hex.slice(2));
}
