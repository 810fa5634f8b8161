import path from 'node:path';
import { Command } from 'commander';
import { buildDocument, prepared } from '../../../reports/lib/document.ts';
import { openSaved, rulebookBy } from '../../compose.ts';
import { settings } from '../../config/schema.ts';
import { gapsOf } from '../../crawl/coverage.ts';
import { digestOfResult } from '../../evidence/canonical.ts';
import type { Spine } from '../../model/report.ts';
import { catalogueOf } from '../../scan.ts';
import { policyNamed } from '../../scoring/policy/policies.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { judgedBy } from '../judged.ts';
import { refuse } from '../refuse.ts';
import { rescoredLines } from '../rescored-lines.ts';
import { findSavedScan, writePointer } from '../saved-scan.ts';
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
    .argument('<scan>', 'folder of a report, or the digest of a scan')
    .addOption(policyOption('the scoring policy').makeOptionMandatory())
    .option('--out <folder>', 'write the reports with the new scores there')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addOption(standardOption())
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: RescoreOptions) => {
      done(await runRescore(given, options, io));
    });
}

async function runRescore(given: string, options: RescoreOptions, io: Io): Promise<ExitCode> {
  const found = await findSavedScan(given, io.cwd, path.resolve(io.cwd, options.store));
  if (!found.ok) return refuse(found.error.message, io);
  const { scan, store } = found.value;
  const standard = standardFor(options.standard, found.value);
  const ports = openSaved(store);
  const record = await ports.scans.record(scan);
  if (!record) return refuse(`The evidence of this scan is not in '${store}', or it was changed since.`, io);
  const folder = options.out === undefined ? undefined : path.resolve(io.cwd, options.out);
  const problem = folder === undefined ? undefined : await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);

  const { result, saved, policy, note } = await judgedBy(policyNamed(options.policy), found.value, record, ports);
  await ports.scans.saveResult(result);
  const input = prepared({ record, result, catalogue: catalogueOf(rulebookBy(policy)), standard });
  const problems = folder === undefined ? [] : await writeReports(folder, input, ports.tools);
  const after = digestOfResult(result);
  if (folder !== undefined) await writePointer(folder, { scan, result: after, store, standard });

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
