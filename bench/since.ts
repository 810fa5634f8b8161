/**
 * `node bench/since.ts [--pages 400]`: the CPU of a scan of a site that has not changed, with `--since`, against that of
 * the first scan. The site sends no validators, so that contents are compared.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { serveBenchSite } from './site.ts';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '400' } } });
const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-since-'));
const site = await serveBenchSite(Number(values.pages));

const first = await scan('first');
const again = await scan('again', '--since', path.join(folder, 'first'));
console.log(`ratio again / first: CPU ${(again / first).toFixed(3)}`);
await site.close();
await rm(folder, { recursive: true });

async function scan(name: string, ...more: readonly string[]): Promise<number> {
  const wanted = ['--max-pages', values.pages, '--quiet', '--no-lighthouse', ...more];
  const args = ['scan', site.url, ...wanted, '--out', path.join(folder, name)];
  const { cpuSeconds, wallSeconds, output } = await measure(process.execPath, [bin, ...args]);
  const told = /\d+ of \d+ pages are unchanged/.exec(output)?.[0] ?? /\d+ scanned/.exec(output)?.[0];
  console.log(`${name}: CPU ${cpuSeconds.toFixed(1)} s, wall ${wallSeconds.toFixed(1)} s, ${told}`);
  return cpuSeconds;
}
