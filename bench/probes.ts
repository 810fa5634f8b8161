/**
 * `npm run bench:probes [-- --rounds 3 --pairs 30]`: what trying pages out adds to a scan. First pages of a small site in
 * pairs: judged by axe alone and tried out, with a table of what costs what. Then the site of 100 pages from 10 templates
 * as a whole, with probes, without, and for axe alone, in turn. Ends with exit code 1 when the median of a scan with probes
 * to one without is above its limit. A busy machine makes wall time useless, and CPU time dearer on both sides.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measured, measure } from './measure.ts';
import { type PageCost, probeCosts } from './probe-costs.ts';
import { PAGES, serveTemplateSite, TEMPLATES } from './template-site.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, pairs: { type: 'string', default: '30' } },
});
/** Of CPU and of wall time of a whole scan. */
const LIMIT = 1.5;
/** Of a page tried out to a page of an axe-only scan. Not kept yet, so it is told and ends nothing. */
const AIM = 4;

const site = await serveTemplateSite();
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-bench-'));
const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));
try {
  const pairs = Array.from({ length: Number(values.pairs) }, (_, index) => site.urls[index % TEMPLATES] ?? '');
  if (pairs.length > 0) showCosts(await probeCosts(pairs));
  if (Number(values.rounds) > 0) await scanInTurn();
} finally {
  await site.close();
  await rm(folder, { recursive: true });
}

/** Whole scans; every second round the other way round, so that what the machine does meanwhile hits both sides. */
async function scanInTurn(): Promise<void> {
  const ratios: { cpu: number; wall: number; page: number }[] = [];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const kinds = { without: ['--no-probes'], axe: ['--profile', 'axe'], with: [] };
    const done = new Map<string, Measured>();
    const order = Object.entries(kinds);
    for (const [name, args] of round % 2 === 1 ? order : order.toReversed())
      done.set(name, await scan(`round-${round}-${name}`, args));
    const [bare, axe, probed] = Object.keys(kinds).map((name) => done.get(name) as Measured) as [
      Measured,
      Measured,
      Measured,
    ];
    const tried = Number(/(\d+) of \d+ pages were tried out/.exec(probed.output)?.[1] ?? 0);
    if (tried < TEMPLATES) throw new Error(`${tried} pages were tried out; there are ${TEMPLATES} templates.`);
    const each = (probed.cpuSeconds - bare.cpuSeconds) / tried;
    console.log(`  ${tried} pages tried out, ${each.toFixed(2)} CPU s each`);
    ratios.push({
      cpu: probed.cpuSeconds / bare.cpuSeconds,
      wall: probed.wallSeconds / bare.wallSeconds,
      page: each / (axe.cpuSeconds / PAGES),
    });
  }
  const [cpu, wall] = [middle(ratios.map((r) => r.cpu)), middle(ratios.map((r) => r.wall))];
  const pages = ratios.map((r) => r.page);
  const kept = Math.max(cpu, wall) <= LIMIT;
  console.log(
    `median ratio with / without probes: CPU ${cpu.toFixed(2)}, wall ${wall.toFixed(2)}; the limit of ${LIMIT} is ${kept ? 'kept' : 'not kept'}`,
  );
  console.log(
    `a page tried out costs ${middle(pages).toFixed(1)} times (${Math.min(...pages).toFixed(1)} to ${Math.max(...pages).toFixed(1)}) a page of a scan for axe alone; the aim of ${AIM} is ${middle(pages) <= AIM ? 'kept' : 'not kept'}`,
  );
  if (!kept) process.exitCode = 1;
}

async function scan(name: string, args: readonly string[]): Promise<Measured> {
  const out = path.join(folder, name);
  const [start = ''] = site.urls;
  const limits = ['--max-pages', String(PAGES), '--quiet', '--no-lighthouse'];
  const all = [bin, 'scan', start, ...limits, '--out', out, ...args];
  const measured = await measure(process.execPath, all);
  const scanned = Number(/(\d+) scanned/.exec(measured.output)?.[1] ?? 0);
  if (scanned !== PAGES) throw new Error(`${scanned} of ${PAGES} pages were scanned.`);
  console.log(`${name}: CPU ${measured.cpuSeconds.toFixed(1)} s, wall ${measured.wallSeconds.toFixed(1)} s`);
  await rm(out, { recursive: true });
  return measured;
}

function showCosts(costs: readonly PageCost[]): void {
  const axe = middle(costs.map((one) => one.axe));
  const multiples = costs.map(({ tried, axe: alone }) => tried / alone).toSorted((a, b) => a - b);
  const at = (share: number) => (multiples[Math.floor((multiples.length - 1) * share)] ?? 0).toFixed(1);
  console.log(`${costs.length} pages by themselves: axe alone ${axe.toFixed(3)} CPU s, tried out:`);
  const row = (name: string, seconds: number) =>
    console.log(`  ${name.padEnd(34)} ${seconds.toFixed(3)} s  ${(seconds / axe).toFixed(2)} times`);
  for (const name of new Set(costs.flatMap(({ parts }) => [...parts.keys()])))
    row(name, mean(costs.map(({ parts }) => parts.get(name) ?? 0)));
  row('all', mean(costs.map(({ tried }) => tried)));
  const kinds = [...new Set(costs.flatMap((one) => [...one.kinds.keys()]))]
    .map((kind) => [kind, mean(costs.map((one) => one.kinds.get(kind) ?? 0))] as const)
    .toSorted((a, b) => b[1] - a[1]);
  console.log(`  by process: ${kinds.map(([kind, seconds]) => `${kind} ${seconds.toFixed(3)} s`).join(', ')}`);
  console.log(`  by pairs: median ${at(0.5)} times axe alone, half of them from ${at(0.25)} to ${at(0.75)}`);
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Of what the system counts in hundredths of a second, a median would be nought. */
function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0) / numbers.length;
}
