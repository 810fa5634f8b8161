import { Command, InvalidArgumentError } from 'commander';
import { nations, tiers } from '../../authorities/register.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';

const EXAMPLES = `
Examples:
  lgdss estate councils
  lgdss estate report --lgsl 437
  lgdss estate report --tier unitary --nation wales --out wales
  lgdss estate faults --platform Jadu
  lgdss estate unwatch www.ambleford.example

What is asked here was scanned before with lgdss scan --save. Nothing is visited.

Exit codes:
  0  written
  2  wrong usage, or the history cannot be read`;

export interface ScopeOptions {
  readonly lgsl?: number;
  readonly tier?: string;
  readonly nation?: string;
  readonly platform?: string;
  readonly freshDays: number;
  readonly out: string;
  readonly config?: string;
}

export interface ReportOptions extends ScopeOptions {
  readonly weeks: number;
}

export interface FaultsOptions extends ScopeOptions {
  readonly platform: string;
}

export function estateCommand(io: Io, done: (code: ExitCode) => void): Command {
  const all = new Command('estate')
    .description('Look at many councils together, from the history: distributions, trends and shared faults.')
    .addHelpText('after', EXAMPLES);
  const command = (name: string, description: string) => {
    const one = new Command(name)
      .description(description)
      .option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)');
    all.addCommand(addSettings(one, ['data', 'database']));
    return one;
  };
  const scoped = (name: string, description: string, folder: string) =>
    command(name, description)
      .option('--lgsl <number>', 'only this service of the Local Government Service List', whole(1, 100_000))
      .option('--tier <tier>', `only councils of this tier: ${tiers.join(', ')}`, oneOf(tiers))
      .option('--nation <nation>', `only councils of this nation: ${nations.join(', ')}`, oneOf(nations))
      .option('--fresh-days <n>', 'a scan that is as old as this is out of date', whole(1, 3650), 30)
      .option('--out <folder>', 'where the files go', folder);
  scoped('report', 'Write a report over many councils: HTML, CSV and open data.', 'lgdss-estate')
    .option('--platform <name>', 'only services on this platform')
    .option('--weeks <n>', 'how far the lines over time go back', whole(2, 520), 52)
    .action(async (options: ReportOptions) => {
      const { runReport } = await import('../estate/report.ts');
      done(await runReport(options, io));
    });
  scoped(
    'faults',
    'List the faults that councils on one platform share, and what to send the supplier.',
    'lgdss-faults',
  )
    .requiredOption('--platform <name>', 'the platform, as the report names it')
    .action(async (options: FaultsOptions) => {
      const { runFaults } = await import('../estate/faults.ts');
      done(await runFaults(options, io));
    });
  command('councils', 'Put tiers and nations from the register into the history, and which councils ended.')
    .argument(
      '[file]',
      'CSV with the columns code, ends and successor, and perhaps begins: which council ended when, and in which one',
    )
    .action(async (file: string | undefined, options: { readonly config?: string }) => {
      const { runCouncils } = await import('../estate/councils.ts');
      done(await runCouncils(file, options, io));
    });
  command('unwatch', 'Take a target off the list: reports leave it out from now on. Its history stays.')
    .argument('<target>', 'its id, name, address or host')
    .action(async (target: string, options: { readonly config?: string }) => {
      const { runUnwatch } = await import('../estate/unwatch.ts');
      done(await runUnwatch(target, options, io));
    });
  return all;
}

function whole(least: number, most: number) {
  return (typed: string): number => {
    const number = Number(typed);
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

function oneOf<T extends string>(allowed: readonly T[]) {
  return (typed: string): T => {
    const found = allowed.find((one) => one.toLowerCase() === typed.toLowerCase());
    if (found === undefined) throw new InvalidArgumentError(`It must be one of ${allowed.join(', ')}.`);
    return found;
  };
}
