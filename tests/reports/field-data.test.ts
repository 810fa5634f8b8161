import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { html } from '../../reports/html/html.ts';
import { buildDocument } from '../../reports/lib/document.ts';
import { fieldDataLines } from '../../reports/lib/field-data.ts';
import { describeScan } from '../../src/cli/summary.ts';
import { fieldDataOf } from '../../src/crawl/field-data-seen.ts';
import type { SiteFieldData } from '../../src/model/seen/field-data.ts';
import { noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const phone = { of: 'origin', url: ORIGIN, formFactor: 'phone' } as const;
const p75 = { lcp: 2583, inp: 142, cls: 0.04, fcp: 2018, ttfb: null };
const period = { first: '2026-10-26', last: '2026-11-22' };
const known: SiteFieldData = {
  ...{ origin: ORIGIN, why: null },
  records: [
    { ...phone, p75, period },
    { ...phone, formFactor: 'desktop', p75: null, period: null },
  ],
};
const few: SiteFieldData = { ...known, records: [{ ...phone, p75: null, period: null }] };
const failed: SiteFieldData = { origin: ORIGIN, records: [], why: 'The <b>key</b> was refused.' };
const inputWith = (...fieldData: readonly SiteFieldData[]) => ({
  ...sampleInput,
  result: { ...sampleInput.result, fieldData },
});
const section = async (...fieldData: readonly SiteFieldData[]) =>
  String(await html.render(inputWith(...fieldData), noPictures))
    .split('id="field-data"')[1]
    ?.split('</section>')[0] ?? '';

describe('field data in reports', () => {
  it('stands apart, with its days and devices', async () => {
    const text = await section(known);
    for (const said of ['real visitors, not measured by this scan', '28 days', '2026-10-26 to 2026-11-22'])
      expect(text).toContain(said);
    for (const said of ['All pages of the host, phones', '2.6 s', '142 ms', '0.04', 'Not published'])
      expect(text).toContain(said);
  });

  it('that there is none is no fault', async () => {
    expect(await section(few)).toContain('That is no fault.');
    expect(await section(failed)).toContain('Field data is not known. The &lt;b&gt;key');
  });

  it('is left out where nobody asked for it', async () => {
    expect(await html.render(sampleInput, noPictures)).not.toContain('id="field-data"');
    expect(buildDocument(sampleInput).fieldData).toBeNull();
    const ending = { folder: undefined, gaps: [] };
    expect(describeScan(buildDocument(sampleInput), ending)).not.toContain('Field data');
    expect(describeScan(buildDocument(inputWith(known)), ending)).toContain(
      'Field data of visitors, 2026-10-26 to 2026-11-22 (all pages of the host, phones): LCP 2.6 s, INP 142 ms, CLS 0.04.',
    );
  });

  it('is one line for each site', () => {
    expect(fieldDataLines([known, few, failed])).toHaveLength(3);
    expect(fieldDataLines(null)).toEqual([]);
  });

  it('fits the schema of report.json', () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020.default({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
      schema,
    );
    const document = JSON.parse(JSON.stringify(buildDocument(inputWith(known, failed))));
    validate(document);
    expect(validate.errors).toBeNull();
    document.fieldData[0].records[0].formFactor = 'tablet';
    expect(validate(document)).toBe(false);
  });
});

it('what was saved becomes what is reported', () => {
  const site = { origin: ORIGIN, visitedAt: '2026-11-23T09:30:00.000Z' };
  expect(fieldDataOf([{ ...site, artifacts: {} }])).toBeUndefined();
  const error = { code: 'not-tested', message: 'Refused.' };
  expect(fieldDataOf([{ ...site, artifacts: { fieldData: { ok: false, error } } }])).toEqual([
    { origin: ORIGIN, records: [], why: 'Refused.' },
  ]);
  const { records } = known;
  expect(fieldDataOf([{ ...site, artifacts: { fieldData: { ok: true, value: { records } } } }])).toEqual([known]);
});
