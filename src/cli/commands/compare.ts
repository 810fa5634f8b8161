import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { comparisonHtml } from '../../../reports/compare/html.ts';
import { comparisonMarkdown } from '../../../reports/compare/markdown.ts';
import { comparisonLines } from '../../../reports/compare/words.ts';
import { compareScans } from '../../compare/compare.ts';
import { settings } from '../../config/schema.ts';
import type { ScanComparison } from '../../model/comparison.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { judgeSavedScan, sideOf } from '../judged-scan.ts';
import { prepareFolder } from '../write-reports.ts';

const EXAMPLES = `
Examples:
  lgdss compare lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z weekly
  lgdss compare before after --out what-changed

Both scans are judged by the checks of this version, so that a difference is one of the site.

Exit codes:
  0  compared
  2  wrong usage; nothing was compared`;

interface Options {
  readonly out?: string;
  readonly store: string;
}

export function compareCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('compare')
    .description('Say what changed between two scans: new, fixed, still there, not retested. Visits nothing.')
    .argument('<scan A>', 'the earlier scan: folder of a report, or the digest of a scan')
    .argument('<scan B>', 'the later scan')
    .option('--out <folder>', 'write comparison.html, comparison.md and comparison.json there')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addHelpText('after', EXAMPLES)
    .action(async (first: string, second: string, options: Options) => {
      done(await runCompare(first, second, options, io));
    });
}

async function runCompare(first: string, second: string, options: Options, io: Io): Promise<ExitCode> {
  const before = await judgeSavedScan(first, io.cwd, options.store);
  const after = before.ok ? await judgeSavedScan(second, io.cwd, options.store) : before;
  if (!before.ok) return refuse(`${first}: ${before.error.message}`, io);
  if (!after.ok) return refuse(`${second}: ${after.error.message}`, io);
  const folder = options.out === undefined ? undefined : path.resolve(io.cwd, options.out);
  const problem = folder === undefined ? undefined : await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);

  const compared = compareScans(sideOf(before.value), sideOf(after.value));
  const judgedAgain = [before.value, after.value].filter(({ changedSince }) => changedSince).length;
  const comparison = judgedAgain === 0 ? compared : withCaution(compared);
  if (folder !== undefined) await write(comparison, folder);
  io.out(`${comparisonLines(comparison).join('\n')}\n`);
  if (folder !== undefined) io.out(`Comparison: ${path.join(folder, 'comparison.html')}\n`);
  return EXIT.ok;
}

/** The scores here may differ from those printed when the scans were made. */
function withCaution(comparison: ScanComparison): ScanComparison {
  const said =
    'The checks or the scoring have changed since a result was saved. Both scans were judged again with the present ones, so scores may differ from those in their reports.';
  return { ...comparison, cautions: [...comparison.cautions, said] };
}

async function write(comparison: ScanComparison, folder: string): Promise<void> {
  await writeFile(path.join(folder, 'comparison.html'), comparisonHtml(comparison));
  await writeFile(path.join(folder, 'comparison.md'), comparisonMarkdown(comparison));
  await writeFile(path.join(folder, 'comparison.json'), `${JSON.stringify(comparison, null, 2)}\n`);
}

function refuse(message: string, io: Io): ExitCode {
  io.err(`${message}\n`);
  return EXIT.usage;
}
