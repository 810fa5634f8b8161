import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { buildDocument, reports } from '../../reports/registry.ts';
import { describeScan } from '../../src/cli/summary.ts';
import { emptyInventory } from '../helpers/inventory.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const plain = { ...sampleInput, result: { ...sampleInput.result, inventory: emptyInventory } };

async function section(input: typeof sampleInput): Promise<string> {
  const html = String(await reports.html?.render(input, noPictures));
  const found = elementsOf(html).find((element) => attribute(element, 'id') === 'inventory');
  return found ? textOf(found).replace(/\s+/g, ' ') : '';
}

describe('what the site is made of', () => {
  it('names templates with their size, documents with where they are linked, and pairs of languages', async () => {
    const text = await section(sampleInput);
    expect(text).toContain('4 pages were scanned, built from 3 templates.');
    expect(text).toMatch(/t-service 2 www\.ambleford\.example\/bins/);
    expect(text).toContain('And 1 more, see report.json.');
    expect(text).toContain('52 documents are linked: 50 PDF, 2 Word (docx).');
    expect(text).toContain('One PDF was looked into. What is in the other documents is not judged');
    expect(text).toContain('and 6 more pages');
    expect(text).toContain('Word (docx), as the link says (another site)');
    expect(text).toContain('And 50 more, see documents.csv. That file has the first 2.');
    expect(text).toContain('3 pages in English, 2 in Welsh, 1 pair of the two.');
    expect(text).toContain('33.3 per cent of the pages in English have a Welsh version that was scanned.');
    expect(text).toContain('Pages in English for which no Welsh version was found: 2');
    expect(text).toContain('Pages that name their other version, which does not name them: 1');
    expect(text).toContain('1 page asks search engines to leave it out:');
    expect(text).toContain('One of them stands on another site.');
  });

  it('says which PDFs were judged, which were not and why, and that this adds up', async () => {
    const text = await section(sampleInput);
    expect(text).toContain('12 PDFs on this site could be looked into.');
    expect(text).toContain('3 chosen = 1 judged + 1 not judged + 1 failed.');
    expect(text).toMatch(/plan\.pdf Yes Yes .*<script>.* en-GB 1 1 March 2026, =SUM\(A1\), PDF\/A-2A/);
    expect(text).toContain('/broken.pdf: the file is broken');
    expect(text).toContain('/closed.pdf: robots.txt asks programs to leave it alone');
  });

  it('says that no document is judged where none was looked into', async () => {
    const { pdfs: _, ...documents } = sampleInput.result.inventory.documents;
    const inventory = { ...sampleInput.result.inventory, documents };
    const text = await section({ ...sampleInput, result: { ...sampleInput.result, inventory } });
    expect(text).toContain('What is in the documents was not looked at and is not judged');
    expect(text).not.toContain('What is in the PDFs');
  });

  it('is brief where there is nothing', async () => {
    const text = await section(plain);
    expect(text).toContain('The scanned pages link to no document.');
    expect(text).toContain('No scanned page asks search engines to leave it out.');
    expect(text).not.toContain('per cent');
  });

  it('has one line each in the terminal, and none about nothing', () => {
    const ending = { folder: undefined, gaps: [] };
    const lines = describeScan(buildDocument(sampleInput), ending).split('\n');
    expect(lines).toContain('The pages are built from 3 templates.');
    expect(lines).toContain(
      '52 documents are linked: 50 PDF, 2 Word (docx). 12 PDFs on this site could be looked into. 3 chosen = 1 judged + 1 not judged + 1 failed.',
    );
    expect(lines).toContain('3 pages in English, 2 in Welsh, 1 pair of the two.');
    expect(describeScan(buildDocument(plain), ending)).not.toMatch(/template|document|Welsh/);
  });
});

describe('documents.csv', () => {
  it('has one harmless row per document', async () => {
    const text = String(await reports.documents?.render(sampleInput, noPictures));
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map(({ Address, Format }) => [Address, Format])).toEqual([
      [`${ORIGIN}/plan.pdf`, 'PDF'],
      ['https://other.example/download?id=1', 'Word (docx)'],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ 'Pages that link to it': '7', 'On another site': 'No', 'Looked into': 'Yes', Pages: '1', Tags: 'Yes' },
      ...{ Text: 'Yes', 'Title shown': 'Yes', Language: 'en-GB', Headings: '2', 'Tables without headings': '1 of 3' },
      ...{
        Bookmarks: 'No',
        'Made on': '2026-03-01',
        'Changed on, as the server says': '',
        'Made with': "'=SUM(A1)",
        'Claims to be': 'PDF/A-2A',
      },
    });
    expect(rows[1]).toMatchObject({ 'Looked into': 'No', Pages: '', 'Made on': '' });
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });
});
