import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { partsOf } from '../../../reports/lib/document.ts';
import { reviewHtml } from '../../../reports/review/html.ts';
import { reviewMarkdown } from '../../../reports/review/markdown.ts';
import { settings } from '../../config/schema.ts';
import type { BuiltReview, ReviewFile } from '../../model/review.ts';
import { applyRulings } from '../../review/apply.ts';
import { builtReview } from '../../review/built.ts';
import { rulingsInForce } from '../../review/rulings.ts';
import { withResults } from '../../scan.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { type JudgedNow, judgeSavedScan } from '../judged-scan.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { prepareFolder } from '../write-reports.ts';
import { mismatchLines, openLines } from './open-lines.ts';
import { readReviewFile } from './read-file.ts';
import { today } from './today.ts';

interface Options {
  readonly scan: string;
  readonly out?: string;
  readonly store: string;
}

export function buildCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('build')
    .description(
      'Write the final review, as HTML and as Markdown: decisions beside the evidence, both scores, sign-off.',
    )
    .argument('<file>', 'the review file')
    .requiredOption('--scan <scan>', 'the scan it is about: folder of a report, a pack, or the digest of a scan')
    .option('--out <folder>', 'where the review goes. Default: the folder of the review file')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .action(async (given: string, options: Options) => {
      done(await whileReading([options.scan], options.store, io, () => runBuild(given, options, io)));
    });
}

async function runBuild(given: string, options: Options, io: Io): Promise<ExitCode> {
  const review = await readReviewFile(given, io);
  if (!review) return EXIT.usage;
  const judged = await judgeSavedScan(options.scan, io.cwd, options.store);
  if (!judged.ok) return refuse(judged.error.message, io);
  const { scan } = judged.value.result;
  if (scan !== review.scan) return refuse(aboutAnother(review, given, options.scan), io);
  const folder = path.resolve(io.cwd, options.out ?? path.dirname(path.resolve(io.cwd, given)));
  const problem = await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);

  for (const line of mismatchLines(given, review, judged.value)) io.err(`${line}\n`);
  const built = buildReview(review, judged.value, today(io));
  const name = path.basename(given).replace(/\.ya?ml$/i, '');
  await writeFile(path.join(folder, `${name}.html`), reviewHtml(built));
  await writeFile(path.join(folder, `${name}.md`), reviewMarkdown(built));
  tell(built, path.join(folder, name), io);
  return EXIT.ok;
}

export function aboutAnother(review: ReviewFile, given: string, scan: string): string {
  return `This review is about another scan, ${review.scan}. Carry it over first: lgdss review retest ${given} --scan ${scan}`;
}

export function buildReview(
  review: ReviewFile,
  { record, result, input, parts, rulebook }: JudgedNow,
  day: string,
): BuiltReview {
  const rulingOf = rulingsInForce(review, parts.document, day);
  const results = applyRulings(result.results, parts, rulingOf);
  const decided = partsOf({ ...input, result: withResults(record, result, results, rulebook) });
  return builtReview(review, parts.document, decided.document, day);
}

function tell({ overall, open }: BuiltReview, place: string, io: Io): void {
  const shown = (value: number | null) => (value === null ? 'no score' : `${value.toFixed(1)} of 100`);
  io.out(`As scanned:             ${shown(overall.asScanned.value)}\n`);
  io.out(`With decisions applied: ${shown(overall.withDecisions.value)}\n`);
  io.out(`${openLines(open).join('\n')}\nReview: ${place}.html\n        ${place}.md\n`);
}
