/**
 * `npm run bench [-- --pages 400 --rounds 3]`: the scanner, reading everything and axe only, against a bare Playwright and
 * axe loop over the same pages, in turn, in one run. What is measured is what people install, so it is built first. No page
 * is tried out: `npm run bench:probes` measures that. The figure to quote is the ratio; absolute times are this machine's.
 * Ends with exit code 1 when a median is above its limit, and breaks off when a page or its late content was missed.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { locateBrowser } from '../src/browser/locate.ts';
import { builtBin, type Measured, measure } from './measure.ts';
import { serveBenchSite } from './site.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '400' }, rounds: { type: 'string', default: '3' } },
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

/** Of CPU and of wall time, each against the bare loop. */
const LIMITS = { axe: 0.9, standard: 1.15 } as const;
const profiles = ['axe', 'standard'] as const;
const ratios: { profile: (typeof profiles)[number]; cpu: number; wall: number }[] = [];
for (let round = 1; round <= rounds; round += 1) {
  const bare = await measure(process.execPath, [here('bare.ts'), browser.path, list]);
  show(`round ${round} bare`, bare);
  for (const profile of profiles) {
    const out = path.join(folder, `round-${round}-${profile}`);
    const scanArgs = [builtBin, 'scan', site.url, '--max-pages', String(pages), '--quiet', '--no-probes'];
    const ours = await measure(process.execPath, [...scanArgs, '--no-lighthouse', '--profile', profile, '--out', out]);
    show(`round ${round} ${profile}`, ours);
    const scanned = Number(/(\d+) scanned/.exec(ours.output)?.[1] ?? 0);
    if (scanned !== pages)
      throw new Error(`${scanned} of ${pages} pages were scanned; figures of an incomplete scan mean nothing.`);
    const late = (await readFile(path.join(out, 'findings.csv'), 'utf8')).split('/late.svg').length - 1;
    if (late < pages) throw new Error(`What a page adds late was judged on ${late} of ${pages} pages.`);
    ratios.push({ profile, cpu: ours.cpuSeconds / bare.cpuSeconds, wall: ours.wallSeconds / bare.wallSeconds });
    await rm(out, { recursive: true });
  }
}
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
for (const profile of profiles) {
  const own = ratios.filter((ratio) => ratio.profile === profile);
  const [cpu, wall] = [median(own.map((r) => r.cpu)), median(own.map((r) => r.wall))];
  const limit = LIMITS[profile];
  const verdict = Math.max(cpu, wall) <= limit ? 'kept' : 'not kept';
  console.log(
    `median ratio ${profile} / bare: CPU ${cpu.toFixed(2)}, wall ${wall.toFixed(2)}; the limit of ${limit} is ${verdict}`,
  );
  if (verdict !== 'kept') process.exitCode = 1;
}
await site.close();
await rm(folder, { recursive: true });

function show(name: string, m: Measured): void {
  const perPage = (m.cpuSeconds / pages).toFixed(2);
  const speed = (pages / m.wallSeconds).toFixed(2);
  console.log(
    `${name}: ${speed} pages/s, ${perPage} CPU s/page, wall ${m.wallSeconds.toFixed(1)} s, Node peak ${m.nodePeakMb.toFixed(0)} MB, browser peak ${m.browserPeakMb.toFixed(0)} MB (PSS)`,
  );
  const parts = [...m.cpuByPart].sort(([, a], [, b]) => b - a).filter(([, seconds]) => seconds >= 0.5);
  console.log(
    `  CPU: ${parts.map(([part, seconds]) => `${part} ${((1000 * seconds) / pages).toFixed(0)} ms`).join(', ')} a page`,
  );
}
