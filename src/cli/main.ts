import { Command, CommanderError } from 'commander';
import { Unreachable } from '../store/unreachable.ts';
import { toolVersion } from '../version.ts';
import { authoritiesCommand } from './commands/authorities.ts';
import { baselineCommand } from './commands/baseline.ts';
import { checksCommand } from './commands/checks.ts';
import { ciCommand } from './commands/ci.ts';
import { compareCommand } from './commands/compare.ts';
import { doctorCommand } from './commands/doctor-command.ts';
import { estateCommand } from './commands/estate.ts';
import { explainCommand } from './commands/explain.ts';
import { historyCommand } from './commands/history.ts';
import { initCommand } from './commands/init.ts';
import { jobsCommand } from './commands/jobs.ts';
import { journeyCommand } from './commands/journey.ts';
import { keygenCommand } from './commands/keygen.ts';
import { packCommand } from './commands/pack.ts';
import { recheckCommand } from './commands/recheck.ts';
import { rescoreCommand } from './commands/rescore.ts';
import { reviewCommand } from './commands/review.ts';
import { scanCommand } from './commands/scan.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { storeCommand } from './commands/store.ts';
import { verifyCommand } from './commands/verify.ts';
import { workerCommand } from './commands/worker.ts';
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

/** Arguments to exit code. Prints through `io` and never throws for something the user can mend. */
export async function main(argv: readonly string[], world: Io): Promise<ExitCode> {
  const io: Io = { ...world, typed: argv };
  let code: ExitCode = EXIT.ok;
  const program = programFor(io, (result) => {
    code = result;
  });
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

/** All commands with their options. They do nothing before they are parsed. */
export function programFor(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('lgdss')
    .description(
      'Scans UK council services from outside and reports, point by point, against the Local Government Digital Service Standard.',
    )
    .version(toolVersion, '-v, --version')
    .helpCommand(true)
    .addHelpText('after', EXAMPLES);
  for (const command of [
    initCommand(io, done),
    scanCommand(io, done),
    ciCommand(io, done),
    baselineCommand(io, done),
    journeyCommand(io, done),
    recheckCommand(io, done),
    explainCommand(io, done),
    rescoreCommand(io, done),
    packCommand(io, done),
    verifyCommand(io, done),
    keygenCommand(io, done),
    reviewCommand(io, done),
    compareCommand(io, done),
    historyCommand(io, done),
    storeCommand(io, done),
    estateCommand(io, done),
    checksCommand(io, done),
    authoritiesCommand(io, done),
    scheduleCommand(io, done),
    jobsCommand(io, done),
    workerCommand(io, done),
    doctorCommand(io, done),
  ]) {
    program.addCommand(command);
  }
  for (const command of withSubcommands(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.err })
      .showHelpAfterError('Run the command with --help to see what it takes.');
  }
  return program;
}

/** The command itself and all below it. */
export function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
