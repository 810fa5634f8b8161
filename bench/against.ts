/**
 * `node bench/against.ts /path/to/other/dist/src/cli/bin.js [--pages 100 --rounds 3]`: the same crawl by another build and by
 * this one, in turn. For the price of a change: build the commit before it elsewhere. No page is tried out.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtBin, measure } from './measure.ts';
import { serveBenchSite } from './site.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string', default: '100' }, rounds: { type: 'string', default: '3' } },
});
const [other] = positionals;
if (other === undefined) throw new Error('Name the bin.js of the other build.');
const pages = Number(values.pages);
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-against-'));
const site = await serveBenchSite(pages);
const ratios: number[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  // Whoever goes first finds a colder machine, so they take turns.
  const builds = round % 2 === 1 ? [other, builtBin] : [builtBin, other];
  const seconds = new Map<string, number>();
  for (const bin of builds) {
    const out = path.join(folder, `${round}-${builds.indexOf(bin)}`);
    const args = ['scan', site.url, '--max-pages', String(pages), '--quiet', '--no-probes', '--out', out];
    const { cpuSeconds, output } = await measure(process.execPath, [bin, ...args]);
    if (!output.includes(`${pages} scanned`)) throw new Error('An incomplete scan means nothing.');
    seconds.set(bin, cpuSeconds);
    await rm(out, { recursive: true });
  }
  const [before, after] = [seconds.get(other) ?? 0, seconds.get(builtBin) ?? 0];
  ratios.push(after / before);
  console.log(
    `round ${round}: ${before.toFixed(1)} CPU s before, ${after.toFixed(1)} after, ratio ${(after / before).toFixed(3)}`,
  );
}
const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
console.log(`median ratio of CPU: ${median.toFixed(3)}`);
await site.close();
await rm(folder, { recursive: true });
