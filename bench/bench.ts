/**
 * `npm run bench [-- --pages 60 --rounds 3]`: the scanner against a bare Playwright and axe loop over the same pages, in
 * turn, in one run. The figure to quote is the ratio; absolute times are this machine's.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { locateBrowser } from '../src/browser/locate.ts';
import { type Measured, measure } from './measure.ts';
import { serveBenchSite } from './site.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '60' }, rounds: { type: 'string', default: '3' } },
});
const pages = Number(values.pages);
const rounds = Number(values.rounds);
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const browser = await locateBrowser(null, process.env);
if ('code' in browser) throw new Error(browser.message);
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-bench-'));
const site = await serveBenchSite(pages);
const list = path.join(folder, 'urls.txt');
await writeFile(list, site.urls.join('\n'));
console.log(`${pages} pages, ${rounds} rounds, browser ${browser.path}`);

const ratios: { cpu: number; wall: number }[] = [];
for (let round = 1; round <= rounds; round += 1) {
  const bare = await measure(process.execPath, [here('bare.ts'), browser.path, list]);
  const out = path.join(folder, `round-${round}`);
  const scanArgs = [here('../src/cli/bin.ts'), 'scan', site.url, '--max-pages', String(pages), '--quiet', '--out', out];
  const ours = await measure(process.execPath, scanArgs);
  show(`round ${round} bare`, bare);
  show(`round ${round} scan`, ours);
  const scanned = Number(/(\d+) scanned/.exec(ours.output)?.[1] ?? 0);
  if (scanned !== pages)
    throw new Error(`${scanned} of ${pages} pages were scanned; figures of an incomplete scan mean nothing.`);
  ratios.push({ cpu: ours.cpuSeconds / bare.cpuSeconds, wall: ours.wallSeconds / bare.wallSeconds });
}
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
console.log(
  `median ratio scan / bare: CPU ${median(ratios.map((r) => r.cpu)).toFixed(2)}, wall ${median(ratios.map((r) => r.wall)).toFixed(2)}`,
);
await site.close();
await rm(folder, { recursive: true });

function show(name: string, m: Measured): void {
  const perPage = (m.cpuSeconds / pages).toFixed(2);
  const speed = (pages / m.wallSeconds).toFixed(2);
  console.log(
    `${name}: ${speed} pages/s, ${perPage} CPU s/page, wall ${m.wallSeconds.toFixed(1)} s, Node peak ${m.nodePeakMb.toFixed(0)} MB, browser peak ${m.browserPeakMb.toFixed(0)} MB (PSS)`,
  );
}
