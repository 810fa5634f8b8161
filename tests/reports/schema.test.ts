import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { REPORT_SCHEMA_VERSION, type ReportDocument } from '../../reports/lib/document-types.ts';
import { renderReport } from '../../reports/registry.ts';
import type { SampleRecord } from '../../src/model/evidence.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { noPictures, record, sampleInput } from './sample-input.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020.default({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

const council = { name: 'Ambleford Borough Council', gss: 'E99000001' };
const service = {
  url: 'https://www.ambleford.example/bins',
  lgsl: 524,
  lgil: 8,
  title: 'Bins',
  description: 'Bin collection: Providing information',
  supportedByGovuk: true,
};
const sample: SampleRecord = {
  ...{ method: 'Drawn.', seed: 's', perTemplate: 2, drawnAt: '2026-11-02T09:00:00.000Z', reused: true, of: 9 },
  pages: [{ url: service.url, why: 'home page' }],
  documents: [{ url: 'https://www.ambleford.example/a.pdf', why: 'document', linkedFrom: service.url }],
  fresh: { urls: [service.url], total: 1 },
  vanished: [
    { url: service.url, why: 'home page', state: null, reason: null, detail: 'Gone.' },
    { url: service.url, why: 'home page', state: 'failed', reason: 'http-error', detail: 'Gone.' },
  ],
};
const other = { ...service, lgsl: 57, title: '', supportedByGovuk: null };

async function jsonOf(input: ReportInput): Promise<ReportDocument> {
  return JSON.parse(String(await renderReport('json', input, noPictures)));
}

describe('report.json', () => {
  it('names the version the schema is for', () => {
    expect(schema.properties.schema.const).toBe(REPORT_SCHEMA_VERSION);
  });

  it.each<[string, ReportInput]>([
    ['a rich scan', sampleInput],
    ['an interrupted scan', { ...sampleInput, record: { ...record, finished: false } }],
    [
      'a scan of nothing',
      { ...sampleInput, record: { ...record, outcomes: [] }, result: { ...sampleInput.result, results: [] } },
    ],
    [
      "a council's services",
      {
        ...sampleInput,
        record: { ...record, target: { ...record.target, authority: council, services: [service, other] } },
      },
    ],
    [
      'a scan that tried pages out',
      {
        ...sampleInput,
        record: {
          ...record,
          settings: { ...record.settings, profile: 'thorough' },
          probed: { pages: [{ url: service.url, template: null, why: 'every', reused: true }], of: 3 },
          pages: [
            ...record.pages,
            {
              ...{ url: service.url, visitedAt: record.startedAt },
              artifacts: { keyboard: { code: 'crashed', message: 'The page crashed.' } },
            },
          ],
        },
      },
    ],
    [
      'a site that is encrypted',
      {
        ...sampleInput,
        result: {
          ...sampleInput.result,
          inventory: {
            ...sampleInput.result.inventory,
            encryption: [{ host: 'www.ambleford.example', version: 'TLSv1.3', http2: true, stapled: false }],
          },
        },
      },
    ],
    ['a sample', { ...sampleInput, record: { ...record, sample } }],
    ['a comparison', { ...sampleInput, comparison: { introduced: ['f-1'], resolved: [], remaining: [] } }],
  ])('of %s follows the schema', async (_name, input) => {
    validate(await jsonOf(input));
    expect(validate.errors).toBeNull();
  });

  it.each<[string, (document: Record<string, unknown>) => void]>([
    ['a point missing', (document) => (document.points as unknown[]).pop()],
    ['an unknown key', (document) => Object.assign(document, { extra: 1 })],
    ['a missing key', (document) => delete document.coverage],
    ['a score over 100', (document) => Object.assign(document.overall as object, { score: 101 })],
  ])('with %s is refused', async (_name, spoil) => {
    const document = await jsonOf(sampleInput);
    spoil(document as unknown as Record<string, unknown>);
    expect(validate(document)).toBe(false);
  });

  it('is the same text every time', async () => {
    const render = () => renderReport('json', sampleInput, noPictures);
    expect(await render()).toBe(await render());
  });
});
