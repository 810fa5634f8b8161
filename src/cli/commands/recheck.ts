import path from 'node:path';
import { Command } from 'commander';
import { buildDocument, prepared } from '../../../reports/lib/document.ts';
import { rulebookWith } from '../../compose.ts';
import { settings } from '../../config/schema.ts';
import { gapsOf } from '../../crawl/coverage.ts';
import { digestOfResult } from '../../evidence/canonical.ts';
import type { Spine } from '../../model/report.ts';
import type { ScanResult } from '../../model/result.ts';
import { assessRecord, catalogueOf } from '../../scan.ts';
import { toolVersion } from '../../version.ts';
import { changedSince, savedResultOf } from '../changed-since.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { openWithEvidence } from '../open-scan.ts';
import { addOwnChecks, type OwnChecks, ownChecks } from '../own-checks.ts';
import { printBeside } from '../print.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { writePointer } from '../saved-scan.ts';
import { standardFor, standardOption } from '../standard-option.ts';
import { describeScan } from '../summary.ts';
import { prepareFolder, writeReports } from '../write-reports.ts';

const EXAMPLES = `
Examples:
  lgdss recheck lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss recheck weekly --out weekly-again`;

interface RecheckOptions extends OwnChecks {
  readonly out?: string;
  readonly pdf?: boolean;
  readonly browser?: string;
  readonly store: string;
  readonly standard?: Spine;
}

export function recheckCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('recheck')
    .description('Judge the saved evidence of a scan again. Needs no browser and visits nothing.')
    .argument('<scan>', 'folder of a report, or the digest of a scan')
    .option('--out <folder>', 'write the reports of the new result there')
    .option('--pdf', 'with --out: write report.pdf as well; this alone needs a browser')
    .option('--browser <path>', settings.browser.sentence)
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addOption(standardOption());
  return addOwnChecks(command)
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: RecheckOptions) => {
      done(await whileReading([given], options.store, io, () => runRecheck(given, options, io)));
    });
}

async function runRecheck(given: string, options: RecheckOptions, io: Io): Promise<ExitCode> {
  const opened = await openWithEvidence(given, io.cwd, options.store);
  if (!opened.ok) return refuse(opened.error.message, io);
  const { record, ports } = opened.value;
  const { scan, store, result: before } = opened.value.saved;
  const standard = standardFor(options.standard, opened.value.saved);

  if (options.pdf && options.out === undefined) return refuse('--pdf writes a file; say where with --out.', io);
  const folder = options.out === undefined ? undefined : path.resolve(io.cwd, options.out);
  const problem = folder === undefined ? undefined : await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);

  const own = await ownChecks(options, io);
  if (!own.ok) return refuse(own.error.message, io);
  const rulebook = rulebookWith(own.value);
  const result = await assessRecord(record, rulebook, ports.blobs, toolVersion);
  const after = digestOfResult(result);
  await ports.scans.saveResult(result);
  const input = prepared({ record, result, catalogue: catalogueOf(rulebook), standard });
  const written = folder === undefined ? [] : await writeReports(folder, input, ports.tools);
  const printed =
    folder === undefined || !options.pdf ? [] : await printBeside(folder, record.finishedAt, options.browser, io.env);
  if (folder !== undefined) await writePointer(folder, { scan, result: after, store, standard });

  const gaps = [...gapsOf(record), ...lostEvidence(result), ...written, ...printed];
  io.out(describeScan(buildDocument(input), { folder, gaps }));
  io.out(`Scan   ${scan}\nResult ${after}\n`);
  if (before !== null) {
    const why = changedSince(await savedResultOf(ports.scans, scan, before), result);
    io.out(why === null ? 'Identical to the saved result.\n' : `The saved result was ${before}. ${why}\n`);
  }
  return gaps.length > 0 ? EXIT.incomplete : EXIT.ok;
}

/** Evidence that was deleted or changed since makes checks say nothing; that must not look like a better site. */
function lostEvidence({ results }: ScanResult): readonly string[] {
  const lost = results.filter(
    ({ outcome }) => outcome.outcome === 'untested' && ['missing', 'corrupt'].includes(outcome.error.code),
  );
  if (lost.length === 0) return [];
  return [`Evidence is missing or was changed since the scan: ${lost.length} results could not be judged again.`];
}
