import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { settings } from '../../config/schema.ts';
import { gapsOf } from '../../crawl/coverage.ts';
import { baselineOf } from '../../gate/baseline.ts';
import { mayBeWritten, writeBaseline } from '../../gate/baseline-file.ts';
import { hostsOutside, otherSite } from '../../gate/baseline-sites.ts';
import { isDay } from '../../review/fields.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { BASELINE_FILE, baselineIn } from '../gate-policy.ts';
import type { Io } from '../io.ts';
import { judgeSavedScan } from '../judged-scan.ts';
import { addOwnChecks, type OwnChecks, ownChecks } from '../own-checks.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';

const EXAMPLES = `
Examples:
  lgdss baseline lgdss-ci --reason "Known before the rebuild" --expires 2027-03-01
  lgdss baseline lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z --out bins-baseline.yaml
  lgdss baseline lgdss-ci --keep ${BASELINE_FILE} --out ${BASELINE_FILE} --reason "Came with the new forms"
  lgdss ci https://www.ambleford.example --new-only

The file lists the failures of the scan by rule, kind of page, and what a person would call the place. Read it before it
is kept: whatever is in it does not fail a gate with --new-only until it expires.

Exit codes:
  0  written
  2  wrong usage; nothing was written
  3  written from a scan that is incomplete`;

interface Options extends OwnChecks {
  readonly out: string;
  readonly reason: string;
  readonly expires?: string;
  readonly keep?: string;
  readonly store: string;
}

export function baselineCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('baseline')
    .description('Write down the faults of a scan as known, so that a gate fails for new ones alone. Visits nothing.')
    .argument('<scan>', 'folder of a report, a pack, or the digest of a scan')
    .option('--out <file>', 'where the baseline goes', BASELINE_FILE)
    .option('--reason <text>', 'why these faults may stay for now', 'Not said.')
    .option('--expires <day>', 'the last day on which they may, such as 2027-03-01', readDay)
    .option('--keep <file>', 'an earlier baseline: faults that it lists keep its reasons and days')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default);
  return addOwnChecks(command)
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: Options) => {
      done(await whileReading([given], options.store, io, () => runBaseline(given, options, io)));
    });
}

function readDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Write the day as 2027-03-01: year, month, day.');
  return text;
}

async function runBaseline(given: string, options: Options, io: Io): Promise<ExitCode> {
  const { out, reason, expires = '' } = options;
  const kept = options.keep === undefined ? undefined : await baselineIn(options.keep, io.cwd);
  if (kept && !kept.ok) return refuse(kept.error.message, io);
  const own = await ownChecks(options, io);
  if (!own.ok) return refuse(own.error.message, io);
  const judged = await judgeSavedScan(given, io.cwd, options.store, { checks: own.value });
  if (!judged.ok) return refuse(judged.error.message, io);
  const { parts, record } = judged.value;
  const outside = hostsOutside(kept?.value.sites ?? [], record.target.start);
  if (kept && outside.length > 0) return refuse(otherSite(kept.value.file, kept.value.sites, outside), io);
  const baseline = baselineOf(parts.document, { reason, expires }, kept?.value);
  if (!mayBeWritten(baseline))
    return refuse(
      'This scan has too many faults for a baseline. Set a gate with --min-score until there are fewer.',
      io,
    );
  const replaces = options.keep !== undefined && path.resolve(io.cwd, options.keep) === path.resolve(io.cwd, out);
  try {
    // Reasons that people wrote are never lost by a slip.
    await writeFile(path.resolve(io.cwd, out), writeBaseline(baseline), { flag: replaces ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') return refuse(`'${out}' cannot be written (${code}). Choose another place with --out.`, io);
    return refuse(`There is a file '${out}' already. Add --keep ${out} to bring it up to date, or choose another.`, io);
  }
  const count = baseline.entries.length;
  const until = expires === '' ? 'It never expires by itself.' : `What is new in it is accepted until ${expires}.`;
  io.out(`${out}: ${count === 1 ? '1 known fault' : `${count} known faults`}. ${until}\n`);
  const gaps = gapsOf(record);
  if (gaps.length === 0) return EXIT.ok;
  io.err(`The scan is incomplete, so faults may be missing:\n${gaps.map((gap) => `  ${gap}`).join('\n')}\n`);
  return EXIT.incomplete;
}
