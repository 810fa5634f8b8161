import { Command, CommanderError } from 'commander';
import { Unreachable } from '../store/unreachable.ts';
import { toolVersion } from '../version.ts';
import { EXIT, EXIT_HELP, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

const EXAMPLES = `
Examples:
  lgdss scan https://www.ambleford.example/bins
  lgdss scan https://www.ambleford.example --max-pages 200 --fail-on serious
  lgdss scan --targets councils.csv
  lgdss recheck lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss checks security/hsts

${EXIT_HELP}`;

type Make = (io: Io, done: (code: ExitCode) => void) => Command;

/** In the order of the help. Each is loaded when somebody asks for it: all of them together are most of the program. */
const COMMANDS: Readonly<Record<string, () => Promise<Make>>> = {
  init: async () => (await import('./commands/init.ts')).initCommand,
  scan: async () => (await import('./commands/scan.ts')).scanCommand,
  ci: async () => (await import('./commands/ci.ts')).ciCommand,
  baseline: async () => (await import('./commands/baseline.ts')).baselineCommand,
  journey: async () => (await import('./commands/journey.ts')).journeyCommand,
  recheck: async () => (await import('./commands/recheck.ts')).recheckCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  rescore: async () => (await import('./commands/rescore.ts')).rescoreCommand,
  pack: async () => (await import('./commands/pack.ts')).packCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  keygen: async () => (await import('./commands/keygen.ts')).keygenCommand,
  review: async () => (await import('./commands/review.ts')).reviewCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  history: async () => (await import('./commands/history.ts')).historyCommand,
  store: async () => (await import('./commands/store.ts')).storeCommand,
  estate: async () => (await import('./commands/estate.ts')).estateCommand,
  checks: async () => (await import('./commands/checks.ts')).checksCommand,
  authorities: async () => (await import('./commands/authorities.ts')).authoritiesCommand,
  schedule: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  jobs: async () => (await import('./commands/jobs.ts')).jobsCommand,
  worker: async () => (await import('./commands/worker.ts')).workerCommand,
  doctor: async () => (await import('./commands/doctor-command.ts')).doctorCommand,
};
const VERSION = ['-v', '--version'];

/** Arguments to exit code. Prints through `io` and never throws for something the user can mend. */
export async function main(argv: readonly string[], world: Io): Promise<ExitCode> {
  const io: Io = { ...world, typed: argv };
  let code: ExitCode = EXIT.ok;
  const done = (result: ExitCode) => {
    code = result;
  };
  const program = await programFor(io, done, argv);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof Unreachable) {
      io.err(`${error.message}\n`);
      return EXIT.incomplete;
    }
    throw error;
  }
  if (argv.length === 0) {
    program.outputHelp();
    return EXIT.usage;
  }
  return code;
}

/** The commands that what was typed may be about, with their options. They do nothing before they are parsed. */
export async function programFor(
  io: Io,
  done: (code: ExitCode) => void,
  argv: readonly string[] = [],
): Promise<Command> {
  const program = new Command('lgdss')
    .description(
      'Scans UK council services from outside and reports, point by point, against the Local Government Digital Service Standard.',
    )
    .version(toolVersion, VERSION.join(', '))
    .helpCommand(true)
    .addHelpText('after', EXAMPLES);
  const makers = await Promise.all(namedBy(argv).map((name) => COMMANDS[name]?.()));
  for (const make of makers) if (make) program.addCommand(make(io, done));
  for (const command of withSubcommands(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.err })
      .showHelpAfterError('Run the command with --help to see what it takes.');
  }
  return program;
}

/** All, where none is named first: for the help, and to say what a slip may have meant. */
function namedBy([first = '']: readonly string[]): readonly string[] {
  if (VERSION.includes(first)) return [];
  return Object.hasOwn(COMMANDS, first) ? [first] : Object.keys(COMMANDS);
}

/** The command itself and all below it. */
export function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
