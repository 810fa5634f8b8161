import { Command } from 'commander';
import type { ConfigKey } from '../../config/schema.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';
import { tidyCommand } from './store-tidy.ts';

const EXAMPLES = `
Examples:
  lgdss store export history.ndjson.gz
  lgdss store import history.ndjson.gz --database postgres://lgdss@localhost:5432/lgdss
  lgdss store export history.ndjson.gz --evidence moved
  lgdss store import history.ndjson.gz --evidence moved --blobs https://s3.eu-west-2.amazonaws.com/evidence

The file holds the whole history: councils, targets, scans, scores, findings, schedules and runs. It does not hold jobs that
wait. Only an empty history can take it in. With --evidence, what the scans saw goes through a folder beside it.

Exit codes:
  0  done, and every digest is right
  2  wrong usage, or the file or the history is not as it has to be; the history was not changed
  3  done, and some of the evidence was not there to be moved`;

export interface MoveOptions {
  readonly config?: string;
  readonly evidence?: string;
}

type Move = (file: string, options: MoveOptions, io: Io) => Promise<ExitCode>;

export function storeCommand(io: Io, done: (code: ExitCode) => void): Command {
  const all = new Command('store')
    .description('Move the history between the embedded database and a PostgreSQL server, and tidy up old evidence.')
    .addHelpText('after', EXAMPLES);
  const command = (name: string, description: string, evidence: string, keys: readonly ConfigKey[], move: Move) => {
    const one = addSettings(new Command(name).description(description), keys)
      .argument('<file>', 'packed lines of JSON, such as history.ndjson.gz')
      .option('--evidence <folder>', evidence)
      .option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)')
      .action(async (file: string, options: MoveOptions) => done(await move(file, options, io)));
    all.addCommand(one);
  };
  command(
    'export',
    'Write the whole history into a file.',
    'copy the evidence of its scans into this folder, too',
    ['data', 'database', 'blobs'],
    async (...given) => (await import('../move-history.ts')).runExport(...given),
  );
  command(
    'import',
    'Read a whole history from a file into an empty one.',
    'take in the evidence in this folder, too, which an export or a scan has written',
    ['data', 'database', 'store', 'blobs'],
    async (...given) => (await import('../move-history.ts')).runImport(...given),
  );
  all.addCommand(tidyCommand(io, done));
  return all;
}
