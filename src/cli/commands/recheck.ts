import path from 'node:path';
import { Command, Option } from 'commander';
import { buildDocument, prepared } from '../../../reports/lib/document.ts';
import { defaultRulebook, openSaved, type SavedPorts } from '../../compose.ts';
import { settings } from '../../config/schema.ts';
import { gapsOf } from '../../crawl/coverage.ts';
import { canonical, digestOfResult } from '../../evidence/canonical.ts';
import type { Digest } from '../../model/evidence.ts';
import type { Spine } from '../../model/report.ts';
import type { ScanResult } from '../../model/result.ts';
import { assessRecord, catalogueOf } from '../../scan.ts';
import { toolVersion } from '../../version.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { printBeside } from '../print.ts';
import { findSavedScan, writePointer } from '../saved-scan.ts';
import { describeScan } from '../summary.ts';
import { prepareFolder, writeReports } from '../write-reports.ts';

const EXAMPLES = `
Examples:
  lgdss recheck lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss recheck weekly --out weekly-again`;

interface RecheckOptions {
  readonly out?: string;
  readonly pdf?: boolean;
  readonly browser?: string;
  readonly store: string;
  readonly standard: Spine;
}

export function recheckCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('recheck')
    .description('Judge the saved evidence of a scan again. Needs no browser and visits nothing.')
    .argument('<scan>', 'folder of a report, or the digest of a scan')
    .option('--out <folder>', 'write the reports of the new result there')
    .option('--pdf', 'with --out: write report.pdf as well; this alone needs a browser')
    .option('--browser <path>', settings.browser.sentence)
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addOption(
      new Option('--standard <name>', 'the standard the report is built around')
        .choices(['lgdss', 'govuk', 'both'])
        .default(settings.standard.default),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: RecheckOptions) => {
      done(await runRecheck(given, options, io));
    });
}

async function runRecheck(given: string, options: RecheckOptions, io: Io): Promise<ExitCode> {
  const found = await findSavedScan(given, io.cwd, path.resolve(io.cwd, options.store));
  if (!found.ok) return refuse(found.error.message, io);
  const { scan, store, result: before } = found.value;
  const ports = openSaved(store);
  const record = await ports.scans.record(scan);
  if (!record) return refuse(`The evidence of this scan is not in '${store}', or it was changed since.`, io);

  if (options.pdf && options.out === undefined) return refuse('--pdf writes a file; say where with --out.', io);
  const folder = options.out === undefined ? undefined : path.resolve(io.cwd, options.out);
  const problem = folder === undefined ? undefined : await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);

  const result = await assessRecord(record, defaultRulebook, ports.blobs, toolVersion);
  const after = digestOfResult(result);
  await ports.scans.saveResult(result);
  const input = prepared({ record, result, catalogue: catalogueOf(defaultRulebook), standard: options.standard });
  const written = folder === undefined ? [] : await writeReports(folder, input, ports.tools);
  const printed =
    folder === undefined || !options.pdf ? [] : await printBeside(folder, record.finishedAt, options.browser, io.env);
  if (folder !== undefined) await writePointer(folder, { scan, result: after, store });

  const gaps = [...gapsOf(record), ...lostEvidence(result), ...written, ...printed];
  io.out(describeScan(buildDocument(input), { folder, gaps, gate: [] }));
  io.out(`Scan   ${scan}\nResult ${after}\n`);
  if (before !== null)
    io.out(
      before === after
        ? 'Identical to the saved result.\n'
        : `The saved result was ${before}. ${await whyChanged(ports, scan, before, result)}\n`,
    );
  return gaps.length > 0 ? EXIT.incomplete : EXIT.ok;
}

async function whyChanged(ports: SavedPorts, scan: Digest, before: Digest, now: ScanResult): Promise<string> {
  const saved = (await ports.scans.results(scan)).find((result) => digestOfResult(result) === before);
  if (saved !== undefined && saved.versions.policy !== now.versions.policy)
    return `It was scored by policy ${saved.versions.policy}, this one by policy ${now.versions.policy}: their scores cannot be compared.`;
  const sameRuler = saved !== undefined && canonical(saved.versions) === canonical(now.versions);
  return sameRuler ? 'The checks are the same, so the evidence has changed.' : 'The checks have changed since.';
}

/** Evidence that was deleted or changed since makes checks say nothing; that must not look like a better site. */
function lostEvidence({ results }: ScanResult): readonly string[] {
  const lost = results.filter(
    ({ outcome }) => outcome.outcome === 'untested' && ['missing', 'corrupt'].includes(outcome.error.code),
  );
  if (lost.length === 0) return [];
  return [`Evidence is missing or was changed since the scan: ${lost.length} results could not be judged again.`];
}

function refuse(message: string, io: Io): ExitCode {
  io.err(`${message}\n`);
  return EXIT.usage;
}
