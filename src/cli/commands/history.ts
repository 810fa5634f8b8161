import { Command, InvalidArgumentError } from 'commander';
import { plural } from '../../../reports/lib/text.ts';
import type { ScanInHistory } from '../../history/read-scans.ts';
import { changeInWords } from '../../scoring/change.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';
import { refuse } from '../refuse.ts';
import { settle } from '../settle.ts';

const EXAMPLES = `
Examples:
  lgdss history www.ambleford.example
  lgdss history "Ambleford Council" --last 5
  lgdss history www.ambleford.example --json

Scans come into the history with lgdss scan --save.

Exit codes:
  0  shown
  2  wrong usage, or there is no such target in the history`;

interface Options {
  readonly config?: string;
  readonly last: number;
  readonly json?: true;
}

export function historyCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('history')
    .description('Show the saved scans of a site: scores, coverage, and what is new, fixed and still there.')
    .argument('<target>', 'its id, name, address or host')
    .option('--last <n>', 'how many scans, the newest first', count, 20)
    .option('--json', 'one line of JSON for each scan')
    .option('--config <file>', 'a configuration file (.ts, .js, .json or .yaml)');
  return addSettings(command, ['data', 'database'])
    .addHelpText('after', EXAMPLES)
    .action(async (target: string, options: Options) => {
      done(await runHistory(target, options, io));
    });
}

async function runHistory(given: string, { config: configFile, last, json, ...flags }: Options, io: Io) {
  const config = await settle(flags, configFile, io);
  if (!config.ok) return refuse(config.error.message, io);
  const { withHistory } = await import('../history.ts');
  const { findTargets, scansOf } = await import('../../history/read-scans.ts');
  return withHistory(config.value, io, async ({ db }) => {
    const targets = await findTargets(db, given);
    if (targets.length === 0) {
      return refuse(`Nothing of '${given}' is in the history. Scan it with --save, or give its id or its address.`, io);
    }
    for (const { id, name } of targets) {
      const scans = await scansOf(db, id, last);
      if (json) for (const scan of scans) io.out(`${JSON.stringify(scan)}\n`);
      else io.out(`${[`${name} (${id})`, ...scans.flatMap(linesOf)].join('\n')}\n`);
    }
    return EXIT.ok;
  });
}

function linesOf(scan: ScanInHistory): readonly string[] {
  const { finished_at, score, score_low, score_high, coverage, finished, scanned, change } = scan;
  const band =
    score_low === null || score_high === null ? '' : ` (${score_low.toFixed(1)} to ${score_high.toFixed(1)})`;
  const value = score === null ? 'no score' : `${score.toFixed(1)}${band}`;
  const seen = `${plural(scanned, 'page')}${coverage === null ? '' : `, ${coverage}% of those to be seen`}`;
  const { new_findings, fixed_findings, same_findings, unseen_findings } = scan;
  const unseen = unseen_findings === 0 ? '' : `, ${unseen_findings} not looked at`;
  return [
    `  ${finished_at.slice(0, 16).replace('T', ' ')} UTC  ${value}  ${seen}${finished ? '' : '  not complete'}`,
    `    ${new_findings} new, ${fixed_findings} fixed, ${same_findings} still there${unseen}`,
    ...(change === null ? [] : [`    ${changeInWords(change)}`]),
  ];
}

function count(typed: string): number {
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
  }
  return number;
}
