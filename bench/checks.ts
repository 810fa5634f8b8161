/**
 * `node bench/checks.ts [--pages 100 --rounds 5]`: what the checks of security, privacy and so on add to a scan. A site is
 * scanned once, with what is looked at of the whole site left out; the saved scan is then judged with and without them, in
 * turn. Judging includes reading the evidence. What their gatherers cost while a page is open is not in the figure: those
 * read for several checks at once. The figure to quote is the ratio to the rest of the same scan.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ReportDocument } from '../reports/lib/document-types.ts';
import { defaultRulebook } from '../src/compose.ts';
import type { CheckId } from '../src/model/check.ts';
import { assessRecord } from '../src/scan.ts';
import { fileBlobStore, fileScanStore } from '../src/store/files.ts';
import { measure } from './measure.ts';
import { serveBenchSite } from './site.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '100' }, rounds: { type: 'string', default: '5' } },
});
/** Of the CPU of the rest of the scan. */
const LIMIT = 0.1;
/** All checks in them count, although some were there before. */
const MEASURED =
  /^(?:security|privacy|resilience|documents|open-standards|content|forms|consistency|inclusion|measurement|iteration)\//;
const isMeasured = (id: CheckId) => MEASURED.test(id);

const pages = Number(values.pages);
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-checks-'));
const [out, store] = [path.join(folder, 'out'), path.join(folder, 'store')];
const site = await serveBenchSite(pages);
const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));
const how = ['--max-pages', values.pages, '--quiet', '--no-probes', '--no-whole-site'];
const scan = await measure(process.execPath, [bin, 'scan', site.url, ...how, '--out', out, '--store', store]);
await site.close();

const report = JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')) as ReportDocument;
if (report.coverage.scanned !== pages) throw new Error(`${report.coverage.scanned} of ${pages} pages were scanned.`);
const record = await fileScanStore(store).record(report.scan);
if (!record) throw new Error('The scan was not saved.');
const blobs = fileBlobStore(store);
const without = { ...defaultRulebook, checks: defaultRulebook.checks.filter(({ meta }) => !isMeasured(meta.id)) };

const added: number[] = [];
// The first round warms up: code is compiled and files come into memory.
for (let round = 0; round <= Number(values.rounds); round += 1) {
  const few = await secondsOf(without);
  const all = await secondsOf(defaultRulebook);
  console.log(`round ${round}: judged with ${all.toFixed(2)} CPU s, without ${few.toFixed(2)}`);
  if (round > 0) added.push(all - few);
}
const median = added.toSorted((a, b) => a - b)[Math.floor(added.length / 2)] ?? Number.NaN;
const rest = scan.cpuSeconds - median;
const ratio = median / rest;
const perPage = (seconds: number) => `${((1000 * seconds) / pages).toFixed(0)} ms`;
const count = defaultRulebook.checks.length - without.checks.length;
console.log(
  `${pages} pages: ${count} checks add ${perPage(median)} CPU a page to ${perPage(rest)} of the rest of the scan, ${(100 * ratio).toFixed(1)} per cent; the limit of ${100 * LIMIT} is ${ratio <= LIMIT ? 'kept' : 'not kept'}`,
);
if (!(ratio <= LIMIT)) process.exitCode = 1;
await rm(folder, { recursive: true });

async function secondsOf(rulebook: typeof defaultRulebook): Promise<number> {
  const from = process.cpuUsage();
  if (record) await assessRecord(record, rulebook, blobs, 'bench');
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000_000;
}
