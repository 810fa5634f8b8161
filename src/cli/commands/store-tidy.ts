import { Command } from 'commander';
import { EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';

const EXAMPLES = `
Examples:
  lgdss store tidy --keep-evidence 12w --dry-run
  lgdss store tidy --keep-evidence 12w --packs packs

${EXIT_HELP}`;

export function tidyCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('tidy')
    .description(
      'Take away old evidence and old reports of workers. Every score, every finding and every record stays.',
    )
    .option('--dry-run', 'only say what would go')
    .option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)');
  return addSettings(command, ['keepEvidence', 'packs', 'data', 'database', 'store', 'blobs', 'json'])
    .addHelpText('after', EXAMPLES)
    .action(async (options: Record<string, unknown>) => {
      const { tidyStore } = await import('../jobs/tidy.ts');
      done(await tidyStore(options, io));
    });
}
