/**
 * `npm run bench:lighthouse [-- --times 20 --late 400]`: how far Lighthouse can be relied on here. One page on loopback is
 * scanned so many times as it is, and as many times with an answer that comes late, in turn. Says how far the medians that are
 * reported are apart against single runs; in how many comparisons the late page is a clear change; and in how many the
 * unchanged one is. Ends with exit code 1 when 19 of 20 late pages are not found, or more than 1 of 20 changes is invented.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { max, median, min, standardDeviation } from 'simple-statistics';
import { findSavedScan } from '../src/cli/saved-scan.ts';
import { compareMeasured } from '../src/compare/measured/compare-measured.ts';
import { openSaved } from '../src/compose.ts';
import { readMeasured } from '../src/evidence/read-measured.ts';
import { type MeasuredPage, valuesOf } from '../src/model/measured-runs.ts';
import { measure } from './measure.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '20' }, late: { type: 'string', default: '400' } },
});
const times = bounded(values.times, 2, 100);
const late = bounded(values.late, 0, 10_000);

function bounded(text: string, least: number, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Error(`'${text}' is not a whole number from ${least} to ${most}.`);
  return number;
}

const TEXT = '<p>The council collects bins every week and recycling every other week.</p>'.repeat(40);
const PAGE = `<!doctype html><html lang="en"><head><title>Bins</title><link rel="stylesheet" href="/style.css"><meta name="viewport" content="width=device-width"></head><body><main><h1>Bins</h1>${TEXT}</main><script src="/script.js"></script></body></html>`;
const FILES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html; charset=utf-8', PAGE],
  '/style.css': ['text/css', `body { font: 19px sans-serif; } ${'/* a rule that is not used */ '.repeat(1000)}`],
  '/script.js': ['text/javascript', `document.body.dataset.ready = 'yes'; ${'// a line \n'.repeat(3000)}`],
};
let lateBy = 0;
const server = createServer((request, response) => {
  const file = FILES[request.url ?? ''];
  if (!file) response.writeHead(404).end();
  else setTimeout(() => response.setHeader('content-type', file[0]).end(file[1]), request.url === '/' ? lateBy : 0);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-bench-'));
const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));

async function scan(name: string, ms: number): Promise<MeasuredPage> {
  lateBy = ms;
  const out = path.join(folder, name);
  const wishes = ['--max-pages', '1', '--no-probes', '--no-whole-site', '--quiet'];
  const { output } = await measure(process.execPath, [bin, 'scan', url, ...wishes, '--out', out]);
  const saved = await findSavedScan(out, folder, out);
  if (!saved.ok) throw new Error(`${saved.error.message}\n${output}`);
  const { scans, blobs } = openSaved(saved.value.store);
  const record = await scans.record(saved.value.scan);
  const [page] = record ? await readMeasured(record, blobs) : [];
  if (!page) throw new Error(`Nothing was measured.\n${output}`);
  console.log(`${name}: ${lcpOf(page).map(Math.round).join(', ')} ms`);
  await rm(out, { recursive: true });
  return page;
}

function lcpOf({ measured }: MeasuredPage): readonly number[] {
  const [on] = measured.devices;
  const found = on ? valuesOf(on, 'lcp') : [];
  if (found.length === 0) throw new Error('No run counts: the machine is too busy or too slow.');
  return found;
}

function isChange(before: MeasuredPage, after: MeasuredPage): boolean {
  const compared = compareMeasured({ host: '127.0.0.1', pages: [before] }, { host: '127.0.0.1', pages: [after] });
  const lcp = compared?.pages[0]?.metrics.find(({ metric }) => metric === 'lcp');
  return lcp?.direction === 'worse' || lcp?.direction === 'better';
}

const SPREADS = [
  ['standard deviation', standardDeviation],
  ['lowest to highest', (all: readonly number[]) => max(all) - min(all)],
] as const;

try {
  const usual = [await scan('usual-0', 0)];
  const slowed: MeasuredPage[] = [];
  for (let time = 1; time <= times; time += 1) {
    slowed.push(await scan(`late-${time}`, late));
    usual.push(await scan(`usual-${time}`, 0));
  }
  const single = usual.flatMap(lcpOf);
  const reported = usual.map((page) => median([...lcpOf(page)]));
  const found = slowed.filter((page, index) => isChange(usual[index] ?? page, page)).length;
  const invented = usual.slice(1).filter((page, index) => isChange(usual[index] ?? page, page)).length;
  for (const [name, spread] of SPREADS) {
    const [alone, together] = [spread(single), spread(reported)];
    console.log(
      `LCP of the unchanged page, ${name}: single runs ${alone.toFixed(1)} ms, reported medians ${together.toFixed(1)} ms, ratio ${(together / alone).toFixed(2)}`,
    );
  }
  console.log(`${late} ms late: a clear change in ${found} of ${times} comparisons`);
  console.log(`unchanged: a change invented in ${invented} of ${times} comparisons`);
  if (found < 0.95 * times || invented > 0.05 * times) process.exitCode = 1;
} finally {
  server.close();
  await rm(folder, { recursive: true });
}
