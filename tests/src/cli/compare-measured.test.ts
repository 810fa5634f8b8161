import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filePage } from '../../../src/evidence/archive.ts';
import type { ScanComparison } from '../../../src/model/comparison.ts';
import type { ScanRecord } from '../../../src/model/evidence.ts';
import { fileScan } from '../../helpers/filed-scan.ts';
import { measured, measuredOn, runsOf } from '../../helpers/measured-evidence.ts';
import { readRecording } from '../../helpers/recorded.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runMain } from '../../helpers/run-main.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** A recorded scan, with one page measured besides. */
async function scanWith(name: string, startedAt: string, lcp: readonly number[]): Promise<string> {
  const { record, blobs } = await readRecording('ambleford');
  const [first, ...others] = record.pages;
  if (!first) throw new Error('The recording has no pages.');
  const value = measured([measuredOn(runsOf('lcp', lcp))], { finalUrl: first.url });
  const { artifacts } = await filePage({ ...first, artifacts: { measured: { ok: true, value } } }, blobs);
  const page = { ...first, artifacts: { ...first.artifacts, ...artifacts } };
  const later: ScanRecord = { ...record, startedAt, finishedAt: startedAt, pages: [page, ...others] };
  const report = path.join(folder.path, name);
  await fileScan(later, blobs, path.join(folder.path, 'store'), report);
  return report;
}

it('lgdss compare reads the runs of both scans and says what is clear', async () => {
  const before = await scanWith('before', '2026-11-01T09:00:00.000Z', [2100, 2110, 2120]);
  const after = await scanWith('after', '2026-11-08T09:00:00.000Z', [2600, 2610, 2620]);
  const out = path.join(folder.path, 'compared');
  const run = await runMain(['compare', before, after, '--out', out], folder.path);
  expect(run.code, run.err).toBe(0);
  expect(run.out).toContain('Slower: 2.1 s → 2.6 s (3 and 3 runs), clear change');
  const comparison = JSON.parse(await readFile(path.join(out, 'comparison.json'), 'utf8')) as ScanComparison;
  expect(comparison.measured?.pages[0]?.metrics.map(({ metric, direction }) => `${metric} ${direction}`)).toContain(
    'lcp worse',
  );

  const gate = async (first: string, second: string) => {
    const { code, out: said } = await runMain(['compare', first, second, '--fail-on-slower'], folder.path);
    return [code, said.trimEnd().split('\n').at(-1)];
  };
  expect(await gate(before, after)).toEqual([
    1,
    'Gate: failed. 1 measurement became worse beyond the noise (--fail-on-slower).',
  ]);
  const noisy = await scanWith('noisy', '2026-11-09T09:00:00.000Z', [2090, 2240, 2160]);
  expect(await gate(before, noisy)).toEqual([
    0,
    'Gate: passed. Nothing became slower beyond the noise (--fail-on-slower).',
  ]);
});
