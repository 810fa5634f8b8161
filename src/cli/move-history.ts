import path from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Database } from '../history/database.ts';
import type { MoveOptions } from './commands/store.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { withHistory } from './history.ts';
import type { Io } from './io.ts';
import { sharedStore } from './places.ts';
import { refuse } from './refuse.ts';
import { registerFolder } from './register.ts';
import { settle } from './settle.ts';
import { FileProblem, readPacked, writePacked } from './store-file.ts';

/** What moves, as it was asked for. */
interface Moving extends Pick<Database, 'db' | 'place'> {
  readonly file: string;
  /** The folder with the evidence, where that moves too. */
  readonly evidence: string | null;
  readonly config: Config;
}

export const runExport = (file: string, options: MoveOptions, io: Io) => moving(file, options, io, exportTo);
export const runImport = (file: string, options: MoveOptions, io: Io) => moving(file, options, io, importFrom);

async function moving(
  file: string,
  { config: configFile, evidence, ...flags }: MoveOptions,
  io: Io,
  work: (what: Moving, io: Io) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = await settle(flags, configFile, io);
  if (!config.ok) return refuse(config.error.message, io);
  const asked = {
    file: path.resolve(io.cwd, file),
    evidence: evidence === undefined ? null : path.resolve(io.cwd, evidence),
    config: config.value,
  };
  return withHistory(config.value, io, ({ db, place }) =>
    work({ db, place, ...asked }, io).catch((error: unknown) => {
      if (error instanceof FileProblem) return refuse(error.message, io);
      throw error;
    }),
  );
}

async function exportTo({ db, place, file, evidence, config }: Moving, io: Io): Promise<ExitCode> {
  const { exportLines } = await import('../history/export-store.ts');
  const { evidenceOut, refuseEvidenceOut } = await import('./move-evidence.ts');
  if (evidence !== null) await refuseEvidenceOut({ db }, evidence);
  let end = '';
  const lines = async function* () {
    for await (const line of exportLines(db)) {
      end = line;
      yield line;
    }
  };
  await writePacked(file, lines());
  told(`The history in ${place} is in ${file}`, JSON.parse(end), io);
  if (evidence === null) return EXIT.ok;
  return evidenceOut({ db }, evidence, config, io);
}

/** The evidence comes first: where that ends early, the history is still empty, and the same can be asked for again. */
async function importFrom({ db, place, file, evidence, config }: Moving, io: Io): Promise<ExitCode> {
  const { historyThere, importLines } = await import('../history/import-store.ts');
  const there = await historyThere(db);
  if (there !== undefined) return refuse(there, io);
  const { evidenceIn, nameStore } = await import('./move-evidence.ts');
  const store = sharedStore(config, registerFolder(config, io), io.cwd);
  const moved = evidence === null ? null : await evidenceIn(evidence, store, config, io);
  const writing = await db.startTransaction().execute();
  try {
    const imported = await importLines(writing, readPacked(file));
    if (!imported.ok) return refuse(imported.error.message, io);
    if (moved) await nameStore(writing, moved.scans, store);
    await writing.commit().execute();
    const { file: inFile, now } = imported.value;
    told(`The history in ${file} is in ${place}`, inFile, io);
    if (now.digest !== inFile.digest)
      io.out(`An earlier version wrote it. Brought up to date it has ${now.rows} rows, ${now.digest}.\n`);
    return moved?.code ?? EXIT.ok;
  } finally {
    if (!writing.isCommitted) await writing.rollback().execute();
  }
}

function told(what: string, { rows, digest }: { readonly rows: number; readonly digest: string }, io: Io): void {
  io.out(`${what}: ${rows} rows, ${digest}.\n`);
}
