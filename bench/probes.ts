/**
 * `npm run bench:probes [-- --rounds 3]`: what trying pages out adds to a scan. One site of 100 pages from 10 templates,
 * scanned with and without probes in turn, and once with the accessibility engine alone, in one run. Ends with exit code 1
 * when the median of a scan with probes to one without is above its limit.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measured, measure } from './measure.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const TEMPLATES = 10;
const PAGES = 100;
const LIMIT = 1.5;

const TAGS = ['article', 'aside', 'section', 'fieldset', 'dl', 'ol', 'table', 'blockquote', 'details', 'figure'];
const WORDS = 'The council collects bins every week and recycling every other week. '.repeat(8);

function page(number: number): string {
  const links = Array.from({ length: 20 }, (_, index) => (number * 7 + index * 3 + 1) % PAGES);
  const menu = links.map((to) => `<li><a href="/p/${to}">Service ${to}</a></li>`).join('');
  const tag = TAGS[number % TEMPLATES] ?? 'div';
  const part = `<${tag} class="part-${tag}"><span>${WORDS}</span></${tag}>`;
  return `<!doctype html><html lang="en"><head><title>Page ${number}</title><style>a:focus { outline: 3px solid #000; }</style></head><body><a href="#main">Skip to main content</a><header class="head-${tag}"><nav><ul>${menu}</ul></nav></header>${part}<main id="main" tabindex="-1"><h1>Page ${number}</h1>${`<p>${WORDS}</p>`.repeat(6)}<form action="/p/0"><label for="q">Search</label><input id="q" name="q"><button>Search</button></form></main><script>document.querySelector('button').addEventListener('click', () => {});</script></body></html>`;
}

const server = createServer((request, response) => {
  const number = Number(/^\/p\/(\d+)/.exec(request.url ?? '')?.[1] ?? (request.url === '/' ? 0 : Number.NaN));
  response.setHeader('content-type', 'text/html; charset=utf-8');
  if (Number.isNaN(number)) response.writeHead(404).end('<title>Not found</title>');
  else response.end(page(number));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/p/0`;
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-bench-'));
const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));

async function scan(name: string, ...args: readonly string[]): Promise<Measured> {
  const out = path.join(folder, name);
  const all = [bin, 'scan', url, '--max-pages', String(PAGES), '--quiet', '--no-lighthouse', '--out', out, ...args];
  const measured = await measure(process.execPath, all);
  const scanned = Number(/(\d+) scanned/.exec(measured.output)?.[1] ?? 0);
  if (scanned !== PAGES) throw new Error(`${scanned} of ${PAGES} pages were scanned.`);
  console.log(`${name}: CPU ${measured.cpuSeconds.toFixed(1)} s, wall ${measured.wallSeconds.toFixed(1)} s`);
  await rm(out, { recursive: true });
  return measured;
}

const ratios: { cpu: number; wall: number; page: number }[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  const bare = await scan(`round-${round}-without`, '--no-probes');
  const axe = await scan(`round-${round}-axe`, '--profile', 'axe');
  const probed = await scan(`round-${round}-with`);
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
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const [cpu, wall] = [median(ratios.map((r) => r.cpu)), median(ratios.map((r) => r.wall))];
const kept = Math.max(cpu, wall) <= LIMIT;
console.log(
  `median ratio with / without probes: CPU ${cpu.toFixed(2)}, wall ${wall.toFixed(2)}; the limit of ${LIMIT} is ${kept ? 'kept' : 'not kept'}`,
);
console.log(`a page tried out costs ${median(ratios.map((r) => r.page)).toFixed(1)} times a page judged by axe alone`);
if (!kept) process.exitCode = 1;
server.close();
await rm(folder, { recursive: true });
