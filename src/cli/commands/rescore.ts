import path from 'node:path';
import { Command } from 'commander';
import { buildDocument, prepared } from '../../../reports/lib/document.ts';
import { rulebookBy } from '../../compose.ts';
import { settings } from '../../config/schema.ts';
import { gapsOf } from '../../crawl/coverage.ts';
import { digestOfResult } from '../../evidence/canonical.ts';
import type { Spine } from '../../model/report.ts';
import { catalogueOf } from '../../scan.ts';
import { policyNamed } from '../../scoring/policy/policies.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { judgedBy } from '../judged.ts';
import { openScan } from '../open-scan.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { rescoredLines } from '../rescored-lines.ts';
import { writePointer } from '../saved-scan.ts';
import { standardFor, standardOption } from '../standard-option.ts';
import { prepareFolder, writeReports } from '../write-reports.ts';
import { policyOption } from './explain.ts';

const EXAMPLES = `
Examples:
  lgdss rescore lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z --policy v1
  lgdss rescore last-year --policy v2 --out last-year-by-policy-2`;

interface RescoreOptions {
  readonly policy: string;
  readonly out?: string;
  readonly store: string;
  readonly standard?: Spine;
}

export function rescoreCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('rescore')
    .description('Score the saved results of a scan by another scoring policy. Needs no browser and visits nothing.')
    .argument('<scan>', 'folder of a report, a pack, or the digest of a scan')
    .addOption(policyOption('the scoring policy').makeOptionMandatory())
    .option('--out <folder>', 'write the reports with the new scores there')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addOption(standardOption())
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: RescoreOptions) => {
      done(await whileReading([given], options.store, io, () => runRescore(given, options, io)));
    });
}

async function runRescore(given: string, options: RescoreOptions, io: Io): Promise<ExitCode> {
  const opened = await openScan(given, io.cwd, options.store);
  if (!opened.ok) return refuse(opened.error.message, io);
  const { record, ports, packed } = opened.value;
  const { scan, store } = opened.value.saved;
  const standard = standardFor(options.standard, opened.value.saved);
  const judged = await judgedBy(policyNamed(options.policy), opened.value);
  if (!judged.ok) return refuse(judged.error.message, io);
  const folder = options.out === undefined ? undefined : path.resolve(io.cwd, options.out);
  const problem = folder === undefined ? undefined : await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);

  const { result, saved, policy, note } = judged.value;
  await ports.scans.saveResult(result);
  const input = prepared({ record, result, catalogue: catalogueOf(rulebookBy(policy)), standard });
  const problems = folder === undefined ? [] : await writeReports(folder, input, ports.tools);
  const after = digestOfResult(result);
  // A pack is no store: what is written from it stands alone.
  if (folder !== undefined && !packed) await writePointer(folder, { scan, result: after, store, standard });

  const gaps = [...gapsOf(record), ...problems];
  const lines = [
    ...(note === null ? [] : [note]),
    ...rescoredLines(buildDocument(input), saved?.scorecard, saved?.versions.policy),
    ...(gaps.length === 0 ? [] : ['', 'This scan is incomplete:', ...gaps.map((gap) => `  ${gap}`)]),
    ...(folder === undefined ? [] : ['', `Report: ${folder}/report.html`]),
    `Result ${after}`,
  ];
  io.out(`${lines.join('\n')}\n`);
  return gaps.length > 0 ? EXIT.incomplete : EXIT.ok;
}
