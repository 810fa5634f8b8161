import { Command } from 'commander';
import { scanKeys } from '../../config/schema.ts';
import { EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import { addInputs } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';

const EXAMPLES = `
Examples:
  lgdss jobs add --targets councils.csv --max-pages 20
  lgdss jobs list --dead
  lgdss jobs retry councils@2026-11-29T02:00Z/www.ambleford.example
  lgdss jobs cancel councils@2026-11-29T02:00Z
  lgdss jobs clear --all
  lgdss jobs summary

${EXIT_HELP}`;

export function jobsCommand(io: Io, done: (code: ExitCode) => void): Command {
  const all = new Command('jobs').description('See and steer what workers scan.').addHelpText('after', EXAMPLES);
  const add = addInputs(new Command('add').description('Give workers a list to scan once, now.'))
    .argument('[urls...]', 'addresses to start from')
    .option('--name <name>', 'what to call it')
    .option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)');
  all.addCommand(
    addSettings(add, scanKeys).action(async (urls: string[], options: Record<string, unknown>) => {
      const { addJobs } = await import('../jobs/jobs.ts');
      done(await addJobs(urls, options, io));
    }),
  );
  const command = (name: string, description: string) => {
    const one = addSettings(new Command(name).description(description), ['data', 'database', 'json']);
    all.addCommand(one.option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)'));
    return one;
  };
  command('list', 'List what is waiting and what is being scanned.')
    .option('--dead', 'what was given up after several attempts, instead')
    .action(async ({ dead = false, ...options }: { dead?: boolean }) => {
      const { listJobs } = await import('../jobs/jobs.ts');
      done(await listJobs(dead, options, io));
    });
  command('retry', 'Try again what was given up or cancelled.')
    .argument('<id>', 'as `lgdss jobs list --dead` shows it, or a run with all that was given up in it')
    .action(async (id: string, options: object) => {
      const { retryJobs } = await import('../jobs/jobs.ts');
      done(await retryJobs(id, options, io));
    });
  command('cancel', 'Take out what waits, and stop what is being scanned.')
    .argument('<id>', 'as `lgdss jobs list` shows it, or a run with all its targets')
    .action(async (id: string, options: object) => {
      const { cancelJobs } = await import('../jobs/jobs.ts');
      done(await cancelJobs(id, options, io));
    });
  command('clear', 'Take off the list of --dead what was given up, once somebody has taken note of it.')
    .argument('[id]', 'as `lgdss jobs list --dead` shows it, or a run with all that was given up in it')
    .option('--all', 'everything that was given up')
    .action(async (id: string | undefined, options: { all?: boolean }) => {
      const { clearJobs } = await import('../jobs/jobs.ts');
      done(await clearJobs(id, options, io));
    });
  command('summary', 'Say what became of every target of a run.')
    .argument('[run]', 'left out, the latest')
    .action(async (run: string | undefined, options: object) => {
      const { showSummary } = await import('../jobs/jobs.ts');
      done(await showSummary(run, options, io));
    });
  return all;
}
