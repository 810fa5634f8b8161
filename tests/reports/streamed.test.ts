import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prepared } from '../../reports/lib/document.ts';
import { prettyJson } from '../../reports/lib/pretty-json.ts';
import { whole } from '../../reports/lib/whole.ts';
import { buildDocument, renderReport, reports } from '../../reports/registry.ts';
import { writeRendered, writeReports } from '../../src/cli/write-reports.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { noPictures, sampleInput } from './sample-input.ts';

const many: ReportInput = {
  ...sampleInput,
  result: { ...sampleInput.result, results: Array.from({ length: 40 }, () => sampleInput.result.results).flat() },
};

it('writes any object in pieces as JSON.stringify writes it in one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))), async (value) => {
      expect(await whole(prettyJson(value))).toBe(`${JSON.stringify(value, null, 2)}\n`);
    }),
  );
});

it('gives report.json and findings.csv in many pieces, each letter for letter the whole', async () => {
  const json = `${JSON.stringify(buildDocument(many), null, 2)}\n`;
  expect(await renderReport('json', many, noPictures)).toBe(json);
  for (const format of ['json', 'csv']) {
    const rendered = await reports[format]?.render(many, noPictures);
    let pieces = 0;
    for await (const piece of rendered as AsyncIterable<string>) {
      expect(piece.length).toBeGreaterThan(0);
      pieces += 1;
    }
    expect(pieces, format).toBeGreaterThan(3);
  }
});

it('puts one head over the rows of findings.csv, and quotes as the library does in one go', async () => {
  const csv = String(await renderReport('csv', many, noPictures));
  const ids = buildDocument(many).findings.map(({ id }) => id);
  expect(ids).toHaveLength(12 * 40);
  expect(csv.split('Id,Outcome,')).toHaveLength(2);
  expect(csv.split('\ufeff')).toHaveLength(2);
  for (const id of ids) expect(csv.split(`\r\n${id},`)).toHaveLength(2);
  expect(csv.startsWith(`\ufeff${stringify([['Id', 'Outcome']]).trim()}`)).toBe(true);
});

it('writes the files that rendering gives, and the same for an input that is prepared once', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-streamed-'));
  try {
    expect(await writeReports(folder, prepared(many), noPictures)).toEqual([]);
    for (const [format, { fileName }] of Object.entries(reports)) {
      const written = await readFile(path.join(folder, fileName), 'utf8');
      expect(written === String(await renderReport(format, many, noPictures)), fileName).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('leaves nothing of a report that breaks off half way', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-streamed-'));
  const file = path.join(folder, 'findings.csv');
  async function* torn(): AsyncGenerator<string> {
    yield 'first';
    throw new Error('no more');
  }
  try {
    await expect(writeRendered(file, torn())).rejects.toThrow('no more');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('names every report that cannot be made; the list of documents needs no checks', async () => {
  const broken = { ...sampleInput, catalogue: { ...sampleInput.catalogue, checks: [] } };
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-streamed-'));
  try {
    const problems = await writeReports(folder, prepared(broken), noPictures);
    expect(problems).toHaveLength(Object.keys(reports).filter((format) => format !== 'documents').length);
    for (const problem of problems) expect(problem).toContain('has no check in the catalogue');
  } finally {
    await rm(folder, { recursive: true });
  }
});
