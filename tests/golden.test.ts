import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderReport, reports } from '../reports/registry.ts';
import { defaultRulebook } from '../src/compose.ts';
import { digestOfResult } from '../src/evidence/canonical.ts';
import type { ReportInput, ReportTools } from '../src/model/report.ts';
import { assessRecord, catalogueOf } from '../src/scan.ts';
import { expectedOf } from './helpers/expected.ts';
import { goldenOf, readRecording, recordedSites } from './helpers/recorded.ts';

const TOOL = '0.0.0';

/** Recorded visits, judged again: no browser, no network, no clock. `npm run golden` writes both sides anew. */
describe.each(recordedSites)('the recorded visit of $name', ({ name, pages, pictures }) => {
  const recording = readRecording(name);

  it('is judged as the golden result says', async () => {
    const { record, blobs } = await recording;
    const result = await assessRecord(record, defaultRulebook, blobs, TOOL);
    const golden: unknown = JSON.parse(readFileSync(goldenOf(name), 'utf8'));
    expect(expectedOf(result)).toEqual(golden);
    expect(record.pages).toHaveLength(pages.length);
  });

  it('has all that the checks need', async () => {
    const { record, blobs } = await recording;
    const { results } = await assessRecord(record, defaultRulebook, blobs, TOOL);
    // Recorded without other browser engines, which few machines have.
    const untested = results.filter(({ outcome }) => outcome.outcome === 'untested');
    expect(untested.filter(({ check }) => check !== 'resilience/cross-engine')).toEqual([]);
  });

  it('gives the same result twice, and when the pages come in another order', async () => {
    const { record, blobs } = await recording;
    const first = await assessRecord(record, defaultRulebook, blobs, TOOL);
    const again = await assessRecord(record, defaultRulebook, blobs, TOOL);
    expect(digestOfResult(again)).toBe(digestOfResult(first));

    const turned = { ...record, pages: record.pages.toReversed(), sites: record.sites.toReversed() };
    const other = await assessRecord(turned, defaultRulebook, blobs, TOOL);
    expect(other.scan, 'the record itself is another one').not.toBe(first.scan);
    expect(digestOfResult({ ...other, scan: first.scan })).toBe(digestOfResult(first));
  });

  it.each(Object.keys(reports))('gives the same %s report twice, byte for byte', async (format) => {
    const { record, blobs } = await recording;
    const tools: ReportTools = { readBlob: (ref) => blobs.get(ref.blob) };
    const build = async () => {
      const result = await assessRecord(record, defaultRulebook, blobs, TOOL);
      const input: ReportInput = { record, result, catalogue: catalogueOf(defaultRulebook) };
      return Buffer.from((await renderReport(format, input, tools)) ?? '');
    };
    const first = await build();
    expect(first.length).toBeGreaterThan(100);
    expect(first.equals(await build())).toBe(true);
    if (format === 'html') expect(first.includes('data:image/'), 'pictures of elements').toBe(pictures.length > 0);
  });
});
