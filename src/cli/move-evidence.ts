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

/** Throws where nothing of the history may go there. Asked before the history is written to its file too. */
export async function refuseEvidenceOut({ db }: Pick<Database, 'db'>, to: string): Promise<void> {
  await refuseOthers(await scansOf(db), to);
}

function scansOf(db: Database['db']) {
  return db.selectFrom('scans').select(['id', 'store']).orderBy('key').execute();
}

/** Copies the evidence of every scan of the history into a folder, from wherever each scan keeps it. */
export async function evidenceOut(
  { db }: Pick<Database, 'db'>,
  to: string,
  { blobs }: Pick<Config, 'blobs'>,
  io: Io,
): Promise<ExitCode> {
  const scans = await scansOf(db);
  const byStore = Map.groupBy(scans, ({ store }) => store);
  await refuseOthers(scans, to);
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
    const lastFirst = [...new Set(scans.toReversed().map(({ store }) => store))];
    const stores = lastFirst.filter((store) => there.includes(store));
    await copyKept(stores, to, io.signal);
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
  const ids = await scansIn(from);
  if (ids.length === 0) throw new FileProblem(`There is no evidence in '${from}'. Name the folder of an export.`);
  const problem = blobs === null ? undefined : await keepBlobsIn(blobs, to, io.env);
  if (problem) throw new FileProblem(problem.message);
  const copying = beginCopying();
  const scans: Digest[] = [];
  const missing: string[] = [];
  const source = { folder: from, blobs: blobStoreOf(from, io.env, blobs) };
  const target = { folder: to, blobs: blobStoreOf(to, io.env, blobs) };
  await copyingIn([from, to], io, async () => {
    for (const id of ids) {
      if (await copyScan(id, source, target, copying, io.signal)) scans.push(id);
      else missing.push(from);
    }
    await copyKept([from], to, io.signal);
  });
  return { scans, code: told(scans.length, copying, { to, missing }, io) };
}

/** From now on the history knows that their evidence is there. */
export async function nameStore(writing: Transaction<Tables>, scans: readonly Digest[], store: string): Promise<void> {
  for (const some of inPieces(scans))
    await writing.updateTable('scans').set({ store }).where('id', 'in', some).execute();
}

/**
 * Whoever takes in a folder of evidence takes in all of it, and samples say which pages are scanned next. So what is of another
 * history, or of scans that were not saved, neither goes along unseen nor is added to.
 */
async function refuseOthers(
  scans: readonly { readonly id: Digest; readonly store: string }[],
  to: string,
): Promise<void> {
  refuseSame([...new Set(scans.map(({ store }) => store))], to);
  const ours = new Set(scans.map(({ id }) => id));
  const others = (await scansIn(to)).filter((id) => !ours.has(id)).length;
  if (others === 0) return;
  const found = `There is evidence of ${plural(others, 'scan')} in '${to}' that this history does not have.`;
  throw new FileProblem(`${found} Name a new folder, or one with earlier exports of this history only.`);
}

async function scansIn(store: string): Promise<readonly Digest[]> {
  const names = await readdir(path.join(store, 'scans')).catch((): string[] => []);
  return names
    .toSorted()
    .flatMap((name): readonly Digest[] => (/^[0-9a-f]{64}\.json$/.test(name) ? [`sha256:${name.slice(0, 64)}`] : []));
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
