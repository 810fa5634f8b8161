import { Command } from 'commander';
import type { Database } from '../../history/database.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';
import { refuse } from '../refuse.ts';
import { settle } from '../settle.ts';
import { tidyCommand } from './store-tidy.ts';

const EXAMPLES = `
Examples:
  lgdss store export history.ndjson.gz
  lgdss store import history.ndjson.gz --database postgres://lgdss@localhost:5432/lgdss

The file holds the whole history: councils, targets, scans, scores, findings, schedules and runs. It does not hold the
evidence, which stays in its folder, nor jobs that wait. Only an empty history can take it in.

Exit codes:
  0  done, and the digest is right
  2  wrong usage, or the file or the history is not as it has to be; nothing was changed`;

export function storeCommand(io: Io, done: (code: ExitCode) => void): Command {
  const all = new Command('store')
    .description('Move the history between the embedded database and a PostgreSQL server, and tidy up old evidence.')
    .addHelpText('after', EXAMPLES);
  const command = (name: string, description: string, work: Work) => {
    const one = addSettings(new Command(name).description(description), ['data', 'database'])
      .argument('<file>', 'packed lines of JSON, such as history.ndjson.gz')
      .option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)')
      .action(async (file: string, options: { readonly config?: string }) => {
        const { config: configFile, ...flags } = options;
        const config = await settle(flags, configFile, io);
        if (!config.ok) return done(refuse(config.error.message, io));
        const { withHistory } = await import('../history.ts');
        const { resolve } = await import('node:path');
        const { FileProblem } = await import('../store-file.ts');
        const asked = (database: Database) =>
          work(database, resolve(io.cwd, file), io).catch((error: unknown) => {
            if (error instanceof FileProblem) return refuse(error.message, io);
            throw error;
          });
        return done(await withHistory(config.value, io, asked));
      });
    all.addCommand(one);
  };
  command('export', 'Write the whole history into a file.', exportTo);
  command('import', 'Read a whole history from a file into an empty one.', importFrom);
  all.addCommand(tidyCommand(io, done));
  return all;
}

type Work = (database: Database, file: string, io: Io) => Promise<ExitCode>;

async function exportTo({ db, place }: Database, file: string, io: Io): Promise<ExitCode> {
  const { exportLines } = await import('../../history/export-store.ts');
  const { writePacked } = await import('../store-file.ts');
  let end = '';
  const lines = async function* () {
    for await (const line of exportLines(db)) {
      end = line;
      yield line;
    }
  };
  await writePacked(file, lines());
  return told(`The history in ${place} is in ${file}`, JSON.parse(end), io);
}

async function importFrom({ db, place }: Database, file: string, io: Io): Promise<ExitCode> {
  const { importLines } = await import('../../history/import-store.ts');
  const { readPacked } = await import('../store-file.ts');
  const writing = await db.startTransaction().execute();
  try {
    const imported = await importLines(writing, readPacked(file));
    if (!imported.ok) return refuse(imported.error.message, io);
    await writing.commit().execute();
    const { file: inFile, now } = imported.value;
    const code = told(`The history in ${file} is in ${place}`, inFile, io);
    if (now.digest !== inFile.digest)
      io.out(`An earlier version wrote it. Brought up to date it has ${now.rows} rows, ${now.digest}.\n`);
    return code;
  } finally {
    if (!writing.isCommitted) await writing.rollback().execute();
  }
}

function told(what: string, { rows, digest }: { readonly rows: number; readonly digest: string }, io: Io): ExitCode {
  io.out(`${what}: ${rows} rows, ${digest}.\n`);
  return EXIT.ok;
}
