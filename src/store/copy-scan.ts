import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { canonical, digestBytes, isDigest } from '../evidence/canonical.ts';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { fileScanStore } from './files.ts';
import { hexOf } from './saved.ts';
import { folderShelf, MOST_BLOB } from './shelf.ts';

/** A store: its folder with records and results, and its blobs, which may be in a bucket. */
export interface EvidencePlace {
  readonly folder: string;
  readonly blobs: BlobStore;
}

/** What copying came to so far. One for all scans that go the same way: they have most of their files in common. */
export interface Copying {
  readonly seen: Set<Digest>;
  /** Those of them that are not there, not what their names say, or larger than anything a scan keeps. Not all of them have to be. */
  readonly absent: Set<string>;
  files: number;
  bytes: number;
  /** Absent, and named by a record or by another file as its own. */
  readonly lost: Set<string>;
}

export function beginCopying(): Copying {
  return { seen: new Set(), absent: new Set(), files: 0, bytes: 0, lost: new Set() };
}

/** Each is held as a whole while its digest is taken, so not many at a time. */
const AT_ONCE = 4;
/** Beyond that, a file is asked about once more than it has to be. */
const MOST_REMEMBERED = 500_000;
const DIGEST = /sha256:[0-9a-f]{64}/g;
/** Other files of the same scan, as evidence names them. In the text of a page such quotation marks are escaped. */
const CERTAIN = /"(?:blob|picture|har)":"(sha256:[0-9a-f]{64})"/g;

/**
 * Copies a scan with its results and all that it names, directly or by way of another file. What is there already is left as
 * it is, and the record comes last: whoever was cut off does the same again. False where there is no such record.
 */
export async function copyScan(
  scan: Digest,
  from: EvidencePlace,
  to: EvidencePlace,
  copying: Copying,
  signal: AbortSignal,
): Promise<boolean> {
  const [source, target] = [fileScanStore(from.folder), fileScanStore(to.folder)];
  const size = (await stat(join(from.folder, 'scans', `${hexOf(scan)}.json`)).catch(() => undefined))?.size;
  const record = size !== undefined && size <= MOST_BLOB ? await source.record(scan) : undefined;
  if (!record) return false;
  const certain = new Set<string>(artifactsOf(record));
  let texts: readonly string[] = [canonical(record)];
  while (texts.length > 0) {
    for (const text of texts) for (const [, name] of text.matchAll(CERTAIN)) certain.add(name ?? '');
    const named = new Set(texts.flatMap((text) => [...text.matchAll(DIGEST)].map(([name]) => name as Digest)));
    const fresh = [...named].filter((name) => !copying.seen.has(name));
    if (copying.seen.size > MOST_REMEMBERED) forget(copying);
    for (const name of fresh) copying.seen.add(name);
    texts = await copyAll(fresh, from, to, copying, signal);
    // Other digests stand in records too, such as those of documents that were not kept. Whether one has to be there may be told
    // later than that it is not.
    for (const name of certain) if (copying.absent.has(name)) copying.lost.add(name);
  }
  for (const result of await source.results(scan)) await target.saveResult(result);
  return (await target.saveRecord(record)) === scan;
}

/** What is not in one store may be in the next. */
export function forget({ seen, absent }: Copying): void {
  seen.clear();
  absent.clear();
}

/** Answers with the texts that name others. Once one cannot be copied, none is begun any more, and those under way are waited for. */
async function copyAll(
  names: readonly Digest[],
  from: EvidencePlace,
  to: EvidencePlace,
  copying: Copying,
  stopped: AbortSignal,
): Promise<readonly string[]> {
  const failed = new AbortController();
  const signal = AbortSignal.any([stopped, failed.signal]);
  const copy = async (name: Digest) => {
    signal.throwIfAborted();
    const bytes = await whole(name, from);
    signal.throwIfAborted();
    if (bytes) return copyOne(name, bytes, to, copying);
    copying.absent.add(name);
    return '';
  };
  const place = pLimit(AT_ONCE);
  const all = names.map((name) =>
    place(() => copy(name)).catch((error: unknown) => {
      failed.abort(error);
      return '';
    }),
  );
  const texts = await Promise.all(all);
  signal.throwIfAborted();
  return texts.filter((text) => text !== '');
}

/** Undefined also where it is not what its name says: stored all the same, damage would get a name of its own. */
async function whole(name: Digest, { folder, blobs }: EvidencePlace): Promise<Uint8Array | undefined> {
  if (((await folderShelf(folder).size(hexOf(name))) ?? 0) > MOST_BLOB) return undefined;
  const bytes = await blobs.get(name);
  return bytes && digestBytes(bytes) === name ? bytes : undefined;
}

/** Answers with its text where that names others. */
async function copyOne(name: Digest, bytes: Uint8Array, to: EvidencePlace, copying: Copying): Promise<string> {
  if ((await to.blobs.put(bytes)) !== name) throw new Error(`The store gave ${name} another name.`);
  copying.lost.delete(name);
  copying.files += 1;
  copying.bytes += bytes.byteLength;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('sha256:') ? buffer.toString('utf8') : '';
}

function artifactsOf({ pages, sites, journeys = [] }: ScanRecord): readonly Digest[] {
  const all = [...pages, ...sites, ...journeys.flatMap((journey) => journey.pages)];
  return all.flatMap(({ artifacts }) => Object.values(artifacts).filter(isDigest));
}
