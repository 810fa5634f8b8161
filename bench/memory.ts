/**
 * `npm run bench:memory [-- --pages 2000 --every 200]`: what a long scan holds in memory as it goes on, judging and
 * reporting included. Linux only. The figure to quote is how much the program's own process grows.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { childrenMb } from '../src/browser/memory.ts';
import { builtBin, residentMb } from './measure.ts';
import { serveBenchSite } from './site.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '2000' }, every: { type: 'string', default: '200' } },
});
const pages = Number(values.pages);
const every = Number(values.every);
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-memory-'));
const site = await serveBenchSite(pages);
const crawlAlone = ['--no-lighthouse', '--json', '--out', path.join(folder, 'out')];
const args = [builtBin, 'scan', site.url, '--max-pages', String(pages), ...crawlAlone];
const scan = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
const pid = scan.pid ?? 0;

let window = 0;
let atFirst = 0;
let most = 0;
let browserMost = 0;
const looking = setInterval(async () => {
  window = Math.max(window, residentMb(pid));
  most = Math.max(most, window);
  browserMost = Math.max(browserMost, (await childrenMb(pid)) ?? 0);
}, 500);
const ended = new Promise<number>((resolve) => scan.on('close', (code) => resolve(code ?? -1)));

for await (const line of createInterface({ input: scan.stdout })) {
  const event = JSON.parse(line) as { kind: string; done?: number };
  if (event.kind === 'scan-finished') show('collected');
  if (event.kind !== 'page-finished' || !event.done || event.done % every !== 0) continue;
  if (event.done === every) atFirst = window;
  show(`${event.done} pages`);
  // The peak since the last line, not since the beginning.
  window = 0;
}
const code = await ended;
clearInterval(looking);
console.log(
  `exit ${code}, peak of the whole run: Node ${most.toFixed(0)} MB, browser ${browserMost.toFixed(0)} MB (PSS)`,
);
console.log(`growth of the peak since the first ${every} pages: ${((100 * most) / atFirst - 100).toFixed(0)} %`);
await site.close();
await rm(folder, { recursive: true });

function show(when: string): void {
  console.log(`${when}: Node ${window.toFixed(0)} MB, browser so far ${browserMost.toFixed(0)} MB (PSS)`);
}
