import { Command } from 'commander';
import { type ConfigKey, scanKeys } from '../../config/schema.ts';
import { EVERY } from '../../schedules/every.ts';
import { EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import { addInputs } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';

const EXAMPLES = `
Examples:
  lgdss schedule add --targets councils.csv --every week --at "Sun 02:00" --window 6h
  lgdss schedule add --targets councils.csv --every fortnight --at "Sat 22:00" --quiet-hours 22:00-06:00 --same-pages
  lgdss schedule list
  lgdss schedule due councils
  lgdss schedule run-now councils

${EXIT_HELP}`;

const CONFIG = ['--config <file>', 'a configuration file (.ts, .js, .json or .yaml)'] as const;

export function scheduleCommand(io: Io, done: (code: ExitCode) => void): Command {
  const all = new Command('schedule')
    .description('Scan lists again and again. A worker does the work: see lgdss worker.')
    .addHelpText('after', EXAMPLES);
  const add = addInputs(new Command('add').description('Scan a list every day, week, fortnight or month.'))
    .argument('[urls...]', 'addresses to start from')
    .requiredOption('--every <period>', EVERY.join(', '))
    .requiredOption('--at <time>', 'by the clocks of the United Kingdom, such as "Sun 02:00"; every day: "02:00"')
    .option('--window <time>', 'spread the beginnings of the scans over so long, such as 6h', '0h')
    .option('--same-pages', 'scan the same pages each time: a sample that is drawn once (--sample)')
    .option('--name <name>', 'what to call it; otherwise by the name of the list')
    .option('--email <address>', 'send a digest of each run here; can be given several times', collect)
    .option('--webhook', 'send it signed to the address in LGDSS_NOTIFY_WEBHOOK')
    .option('--teams', 'send it to the Microsoft Teams address in LGDSS_NOTIFY_TEAMS')
    .option('--slack', 'send it to the Slack address in LGDSS_NOTIFY_SLACK')
    .option('--feed <file>', 'keep an Atom feed of digests in this file')
    .option(...CONFIG);
  all.addCommand(
    addSettings(add, scanKeys).action(async (urls: string[], options: Record<string, unknown>) => {
      const { addToSchedules } = await import('../jobs/add-schedule.ts');
      done(await addToSchedules(urls, options, io));
    }),
  );
  const keys: readonly ConfigKey[] = ['data', 'database', 'json'];
  const plain = (name: string, description: string, takes: '<name>' | '[name]' | '') => {
    const one = addSettings(new Command(name).description(description).option(...CONFIG), keys);
    if (takes !== '') one.argument(takes, 'the name of the schedule');
    all.addCommand(one);
    return one;
  };
  plain('list', 'List the schedules and when each is next due.', '').action(async (options: object) => {
    const { listAll } = await import('../jobs/schedules.ts');
    done(await listAll(options, io));
  });
  plain(
    'due',
    'Say when each target was last seen whole, and which are overdue. Exit code 3 where any is.',
    '[name]',
  ).action(async (name: string | undefined, options: object) => {
    const { showDue } = await import('../jobs/schedules.ts');
    done(await showDue(name, options, io));
  });
  plain('history', 'List the runs of a schedule and what became of their targets.', '<name>').action(
    async (name: string, options: object) => {
      const { showRuns } = await import('../jobs/schedules.ts');
      done(await showRuns(name, options, io));
    },
  );
  const acts = {
    pause: 'Begin no more runs. What is under way goes on.',
    resume: 'Begin runs again. What came due in between is not made up for.',
    'run-now': 'Begin a run now, besides those that are due. It keeps to the window and the quiet hours.',
    remove: 'Remove a schedule. Its runs and scans stay.',
  };
  for (const [act, description] of Object.entries(acts))
    plain(act, description, '<name>').action(async (name: string, options: object) => {
      const { actOn } = await import('../jobs/schedules.ts');
      done(await actOn(act as keyof typeof acts, name, options, io));
    });
  return all;
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
