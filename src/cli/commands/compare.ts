import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { comparisonHtml } from '../../../reports/compare/html.ts';
import { comparisonMarkdown } from '../../../reports/compare/markdown.ts';
import { slowerInWords } from '../../../reports/compare/measured.ts';
import { comparisonLines } from '../../../reports/compare/words.ts';
import { compareScans } from '../../compare/compare.ts';
import { worseBeyondNoise } from '../../compare/measured/worse-beyond-noise.ts';
import { settings } from '../../config/schema.ts';
import type { ScanComparison } from '../../model/comparison.ts';
import { policyNamed } from '../../scoring/policy/policies.ts';
import { comparedSide } from '../compared-side.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import type { JudgeBy } from '../judged-scan.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { prepareFolder } from '../write-reports.ts';
import { policyOption } from './explain.ts';

const EXAMPLES = `
Examples:
  lgdss compare lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z weekly
  lgdss compare before after --out what-changed
  lgdss compare last-year this-year --policy v2
  lgdss compare main-branch my-branch --fail-on-slower

Both scans are judged by the checks of this version, so that a difference is one of the site. A pack that was made with
other checks stands as its report has it, and the comparison says so. The scores are by the policy of each report, or both
by the one that --policy names.

Exit codes:
  0  compared
  1  --fail-on-slower was given, and a page became slower beyond the noise
  2  wrong usage; nothing was compared`;

interface Options {
  readonly out?: string;
  readonly failOnSlower?: true;
  readonly policy?: string;
  readonly store: string;
}

export function compareCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('compare')
    .description('Say what changed between two scans: new, fixed, still there, not retested. Visits nothing.')
    .argument('<scan A>', 'the earlier scan: folder of a report, a pack, or the digest of a scan')
    .argument('<scan B>', 'the later scan')
    .option('--out <folder>', 'write comparison.html, comparison.md and comparison.json there')
    .option('--fail-on-slower', 'fail where a measured page became slower, or its score lower, beyond the noise')
    .addOption(policyOption('score both scans by this policy; otherwise each by the one of its report'))
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addHelpText('after', EXAMPLES)
    .action(async (first: string, second: string, options: Options) => {
      done(await whileReading([first, second], options.store, io, () => runCompare(first, second, options, io)));
    });
}

async function runCompare(first: string, second: string, options: Options, io: Io): Promise<ExitCode> {
  const by: JudgeBy = { policy: policyNamed(options.policy ?? '') };
  const before = await comparedSide('earlier', first, io.cwd, options.store, by);
  const after = before.ok ? await comparedSide('later', second, io.cwd, options.store, by) : before;
  if (!before.ok) return refuse(`${first}: ${before.error.message}`, io);
  if (!after.ok) return refuse(`${second}: ${after.error.message}`, io);
  const folder = options.out === undefined ? undefined : path.resolve(io.cwd, options.out);
  const problem = folder === undefined ? undefined : await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);

  const compared = compareScans(before.value.scan, after.value.scan);
  const comparison = {
    ...compared,
    cautions: [...compared.cautions, ...before.value.cautions, ...after.value.cautions],
  };
  if (folder !== undefined) await write(comparison, folder);
  io.out(`${comparisonLines(comparison).join('\n')}\n`);
  if (folder !== undefined) io.out(`Comparison: ${path.join(folder, 'comparison.html')}\n`);
  if (!options.failOnSlower) return EXIT.ok;
  const worse = worseBeyondNoise(comparison.measured).length;
  io.out(`${slowerInWords(comparison.measured, worse)}\n`);
  return worse > 0 ? EXIT.gateFailed : EXIT.ok;
}

async function write(comparison: ScanComparison, folder: string): Promise<void> {
  await writeFile(path.join(folder, 'comparison.html'), comparisonHtml(comparison));
  await writeFile(path.join(folder, 'comparison.md'), comparisonMarkdown(comparison));
  await writeFile(path.join(folder, 'comparison.json'), `${JSON.stringify(comparison, null, 2)}\n`);
}
