import { Command, InvalidArgumentError } from 'commander';
import { EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import type { JobsPlace } from '../jobs/open.ts';
import { addSettings } from '../options.ts';

const MOST_SLOTS = 64;
const EXAMPLES = `
Examples:
  lgdss worker
  lgdss worker --slots 4
  lgdss worker --keep-evidence 12w --packs packs
  DATABASE_URL=postgres://lgdss@db.example/lgdss lgdss worker

${EXIT_HELP}`;

export function workerCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('worker')
    .description('Begin what schedules say is due, and do the scans that wait. Any number of workers share the work.')
    .option('--slots <n>', 'how many scans at a time', slotsOf, 1)
    .option('--once', 'end when nothing is left to do')
    .option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)');
  return addSettings(command, ['keepEvidence', 'packs', 'data', 'database'])
    .addHelpText('after', EXAMPLES)
    .action(async ({ slots, once = false, ...options }: { slots: number; once?: boolean }) => {
      const { withJobs } = await import('../jobs/open.ts');
      const { work } = await import('../jobs/run-worker.ts');
      const { policyOf } = await import('../jobs/tidying.ts');
      const start = (place: JobsPlace) => work(place, { slots, once, keeping: policyOf(place.config) }, io);
      done(await withJobs(options, io, start));
    });
}

function slotsOf(text: string): number {
  const slots = Number(text);
  if (Number.isInteger(slots) && slots >= 1 && slots <= MOST_SLOTS) return slots;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_SLOTS}.`);
}
