import { join } from 'node:path';
import { canonicalChunks, digest, digestBytes, isDigest, measureCanonical } from '../evidence/canonical.ts';
import type { Digest } from '../model/evidence.ts';
import type { BlobStore, ScanStore } from '../ports.ts';
import { namesIn, readIfThere, writeChunksOnce, writeOnce } from './atomic.ts';
import { type HistoryEntry, hexOf, newestFirst, recordFrom, resultFrom } from './saved.ts';

const MOST_REMEMBERED = 20_000;

/** `blobs/ab/cdef…`: two letters of the digest first, because some file systems slow down on very full folders. */
export function fileBlobStore(folder: string): BlobStore {
  const pathOf = (name: Digest) => join(folder, 'blobs', hexOf(name).slice(0, 2), hexOf(name).slice(2));
  /** Names of what this process has stored already: most pages of a site have some artifacts in common. */
  const stored = new Set<Digest>();
  return {
    async put(bytes) {
      const name = digestBytes(bytes);
      if (stored.has(name)) return name;
      await writeOnce(pathOf(name), bytes);
      if (stored.size < MOST_REMEMBERED) stored.add(name);
      return name;
    },
    async get(name) {
      return isDigest(name) ? readIfThere(pathOf(name)) : undefined;
    },
  };
}

/**
 * `scans/<scan>.json`, `results/<scan>/<result>.json`, and `targets/<target>/<scan>` holding the time the scan
 * finished. Every file is written once and never changed, so two processes may share the folder.
 */
export function fileScanStore(folder: string): ScanStore {
  const scanPath = (scan: Digest) => join(folder, 'scans', `${hexOf(scan)}.json`);
  const resultFolder = (scan: Digest) => join(folder, 'results', hexOf(scan));
  // A target's id comes from a file that someone wrote; its digest is safe as the name of a folder.
  const targetFolder = (targetId: string) => join(folder, 'targets', hexOf(digest(targetId)));

  const results: ScanStore['results'] = async (scan) => {
    if (!isDigest(scan)) return [];
    const names = (await namesIn(resultFolder(scan))).flatMap((file) => digestFrom(file, '.json') ?? []);
    const read = names.map(async (name) => {
      const text = await readText(join(resultFolder(scan), `${hexOf(name)}.json`));
      return text === undefined ? undefined : resultFrom(text, name);
    });
    return (await Promise.all(read)).filter((result) => result !== undefined);
  };

  return {
    async saveRecord(record) {
      const { name: scan, bytes } = measureCanonical(record);
      await writeChunksOnce(scanPath(scan), bytes, canonicalChunks(record));
      await writeText(join(targetFolder(record.target.id), hexOf(scan)), record.finishedAt);
      return scan;
    },
    async record(scan) {
      const text = isDigest(scan) ? await readText(scanPath(scan)) : undefined;
      return text === undefined ? undefined : recordFrom(text, scan);
    },
    async saveResult(result) {
      const { name, bytes } = measureCanonical(result);
      await writeChunksOnce(join(resultFolder(result.scan), `${hexOf(name)}.json`), bytes, canonicalChunks(result));
    },
    results,
    async history(targetId, limit) {
      const found: Awaited<ReturnType<typeof results>>[number][] = [];
      for (const { scan } of newestFirst(await entriesIn(targetFolder(targetId)))) {
        if (found.length >= limit) break;
        found.push(...(await results(scan)));
      }
      return found.slice(0, Math.max(0, limit));
    },
  };
}

async function entriesIn(folder: string): Promise<readonly HistoryEntry[]> {
  const scans = (await namesIn(folder)).flatMap((file) => digestFrom(file, '') ?? []);
  const read = scans.map(async (scan) => ({ scan, finishedAt: (await readText(join(folder, hexOf(scan)))) ?? '' }));
  return Promise.all(read);
}

/** Anything in the folder that we did not name ourselves, such as a file half written, is passed over. */
function digestFrom(file: string, extension: string): Digest | undefined {
  const name = `sha256:${file.slice(0, file.length - extension.length)}`;
  return file.endsWith(extension) && isDigest(name) ? name : undefined;
}

async function readText(path: string): Promise<string | undefined> {
  const bytes = await readIfThere(path);
  return bytes && new TextDecoder().decode(bytes);
}

async function writeText(path: string, text: string): Promise<void> {
  await writeOnce(path, new TextEncoder().encode(text));
}
