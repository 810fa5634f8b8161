import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { buildDocument, renderReport } from '../../reports/registry.ts';
import { noPictures, sampleInput } from './sample-input.ts';

const text = String(await renderReport('csv', sampleInput, noPictures));
const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];

describe('findings.csv', () => {
  it('has one row per finding, in the order of the report', () => {
    const { findings } = buildDocument(sampleInput);
    expect(rows.map((row) => row.Id)).toEqual(findings.map(({ id }) => id));
    expect(rows.map((row) => row['Root cause'])).toEqual(findings.map(({ rootCause }) => rootCause));
  });

  it('opens as UTF-8 in spreadsheets, with their line ends', () => {
    expect(text.codePointAt(0)).toBe(0xfeff);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('names law, points, WCAG and the fix', () => {
    expect(rows.find((row) => row.Check === 'accessibility/axe-colour')).toMatchObject({
      Outcome: 'Failed',
      Severity: 'Serious',
      Title: 'Text stands out from its background',
      'Law or guidance': 'Law: Accessibility regulations and Equality Act 2010',
      Points: 'lgdss:10 govuk:4',
      WCAG: '1.4.3',
      'How to fix': 'How to mend accessibility/axe-colour.',
    });
  });

  it('lets no cell run as a formula', async () => {
    const hostile = { ...sampleInput, record: structuredClone(sampleInput.record) };
    const results = JSON.parse(
      JSON.stringify(sampleInput.result.results).replace('"selector":".card-7"', '"selector":"=cmd()"'),
    );
    const cells = parse(
      String(await renderReport('csv', { ...hostile, result: { ...sampleInput.result, results } }, noPictures)),
      {
        bom: true,
      },
    ).flat() as string[];
    expect(cells).toContain("'=cmd()");
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });
});
