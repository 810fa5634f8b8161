/**
 * `npm run bench:big [-- --pages 2000 --places 24]`: judges a saved scan of a very large site again and writes every
 * report, and says what that costs. The scan is made up; the checks, the scores and the reports are the real ones.
 */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ReportDocument } from '../reports/lib/document-types.ts';
import { saveBigScan } from './big-store.ts';
import { measure } from './measure.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '2000' },
    /** What axe saw on each page; the other checks find more. */
    places: { type: 'string', default: '24' },
    /** Made before with `--keep`; saves the minute it takes. */
    store: { type: 'string' },
    scan: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-bench-big-'));
const store = values.store ?? path.join(folder, 'store');
const scan = values.scan ?? (await saveBigScan(store, Number(values.pages), Number(values.places)));
const out = path.join(folder, 'reports');
const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));
const recheck = await measure(process.execPath, [bin, 'recheck', scan, '--store', store, '--out', out]);
if (recheck.exitCode !== 0) console.log(recheck.output);

const written = JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')) as ReportDocument;
const counts = `${written.findings.length} findings from ${written.rootCauses.length} root causes`;
console.log(`${values.pages} pages, ${counts}`);
console.log(
  `recheck and reports: Node peak ${recheck.nodePeakMb.toFixed(0)} MB, wall ${recheck.wallSeconds.toFixed(1)} s, CPU ${recheck.cpuSeconds.toFixed(1)} s, exit code ${recheck.exitCode}`,
);
for (const name of (await readdir(out)).toSorted()) {
  const { size } = await stat(path.join(out, name));
  console.log(`${name.padEnd(16)} ${(size / 2 ** 20).toFixed(2).padStart(8)} MB`);
}
if (values.keep) console.log(`kept: --store ${store} --scan ${scan}`);
else await rm(folder, { recursive: true });
