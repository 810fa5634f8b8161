import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Transaction } from 'kysely';
import { listInWords, plural } from '../../reports/lib/text.ts';
import type { Config } from '../config/schema.ts';
import type { Database } from '../history/database.ts';
import { inPieces } from '../history/in-pieces.ts';
import type { Tables } from '../history/tables.ts';
import type { Digest } from '../model/evidence.ts';
import { blobStoreOf, keepBlobsIn } from '../store/blobs.ts';
import { copyKept } from '../store/copy-kept.ts';
import { beginCopying, type Copying, copyScan, forget } from '../store/copy-scan.ts';
import { fileBlobStore } from '../store/files.ts';
import { Unreachable } from '../store/unreachable.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { whileInUse } from './reading.ts';
import { FileProblem } from './store-file.ts';

/** Copies the evidence of every scan of the history into a folder, from wherever each scan keeps it. */
export async function evidenceOut(
  { db }: Pick<Database, 'db'>,
  to: string,
  { blobs }: Pick<Config, 'blobs'>,
  io: Io,
): Promise<ExitCode> {
  const scans = await db.selectFrom('scans').select(['id', 'store']).orderBy('key').execute();
  const byStore = Map.groupBy(scans, ({ store }) => store);
  refuseSame([...byStore.keys()], to);
  const copying = beginCopying();
  const missing: string[] = [];
  let copied = 0;
  const there = [...byStore.keys()].filter((store) => path.isAbsolute(store) && existsSync(store));
  await copyingIn([...there, to], io, async () => {
    for (const [store, ofStore] of byStore) {
      forget(copying);
      const from = there.includes(store) ? { folder: store, blobs: blobStoreOf(store, io.env, blobs) } : undefined;
      for (const { id } of ofStore) {
        const place = { folder: to, blobs: fileBlobStore(to) };
        if (from && (await copyScan(id, from, place, copying, io.signal))) copied += 1;
        else missing.push(store);
      }
    }
    // Of a service that is in several, the one that was used last says which pages are scanned again.
    const lastFirst = [...new Set(scans.toReversed().map(({ store }) => store))];
    const stores = lastFirst.filter((store) => there.includes(store));
    await copyKept(stores, to, { replacesSamples: true, signal: io.signal });
  });
  return told(copied, copying, { to, missing }, io);
}

/** Copies all that a folder of evidence has into this store, and its bucket where it has one. Answers with the scans. */
export async function evidenceIn(
  from: string,
  to: string,
  { blobs }: Pick<Config, 'blobs'>,
  io: Io,
): Promise<{ readonly scans: readonly Digest[]; readonly code: ExitCode }> {
  refuseSame([from], to);
  const names = await readdir(path.join(from, 'scans')).catch((): string[] => []);
  const ids = names.flatMap((name) => /^([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? []).toSorted();
  if (ids.length === 0) throw new FileProblem(`There is no evidence in '${from}'. Name the folder of an export.`);
  const problem = blobs === null ? undefined : await keepBlobsIn(blobs, to, io.env);
  if (problem) throw new FileProblem(problem.message);
  const copying = beginCopying();
  const scans: Digest[] = [];
  const missing: string[] = [];
  const source = { folder: from, blobs: blobStoreOf(from, io.env, blobs) };
  const target = { folder: to, blobs: blobStoreOf(to, io.env, blobs) };
  await copyingIn([from, to], io, async () => {
    for (const hex of ids) {
      const id: Digest = `sha256:${hex}`;
      if (await copyScan(id, source, target, copying, io.signal)) scans.push(id);
      else missing.push(from);
    }
    await copyKept([from], to, { replacesSamples: false, signal: io.signal });
  });
  return { scans, code: told(scans.length, copying, { to, missing }, io) };
}

/** From now on the history knows that their evidence is there. */
export async function nameStore(writing: Transaction<Tables>, scans: readonly Digest[], store: string): Promise<void> {
  for (const some of inPieces(scans))
    await writing.updateTable('scans').set({ store }).where('id', 'in', some).execute();
}

function refuseSame(stores: readonly string[], to: string): void {
  if (stores.includes(to)) throw new FileProblem(`The evidence is in '${to}' already. Name another folder.`);
}

/** Nobody tidies either of them meanwhile. What stops it is told, and all that was copied stays for the next time. */
async function copyingIn(stores: readonly string[], io: Io, work: () => Promise<void>): Promise<void> {
  try {
    await whileInUse(stores, io, work);
  } catch (error) {
    if (io.signal.aborted) throw new FileProblem(`It was stopped. ${AGAIN}`);
    const isOfStore = error instanceof Unreachable || (error instanceof Error && 'code' in error && 'syscall' in error);
    if (!isOfStore) throw error;
    throw new FileProblem(`The evidence could not be copied: ${error.message} ${AGAIN}`);
  }
}

const AGAIN = 'What was copied stays. Give the same command again to go on.';

interface Where {
  readonly to: string;
  readonly missing: readonly string[];
}

function told(
  scans: number,
  { files, bytes, lost: { size: lost } }: Copying,
  { to, missing }: Where,
  io: Io,
): ExitCode {
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  io.out(`The evidence of ${plural(scans, 'scan')} is in ${to}: ${plural(files, 'file')}, ${size}, each checked.\n`);
  if (missing.length > 0) {
    const places = [...new Set(missing)].slice(0, MOST_PLACES).map((store) => `'${store}'`);
    io.err(`The record of ${plural(missing.length, 'scan')} is missing or damaged in ${listInWords(places)}.\n`);
  }
  if (lost > 0) io.err(`${plural(lost, 'file')} of these scans ${lost === 1 ? 'was' : 'were'} ${LOST}\n`);
  return missing.length + lost > 0 ? EXIT.incomplete : EXIT.ok;
}

const MOST_PLACES = 5;
const LOST = 'missing or damaged there before. Old evidence may have been taken away by lgdss store tidy.';
