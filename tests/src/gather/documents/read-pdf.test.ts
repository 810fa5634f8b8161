import { describe, expect, it } from 'vitest';
import { makePdf, type PdfMade } from '../../../../fixtures/lib/pdf-files.ts';
import { readPdf } from '../../../../src/gather/site/documents/read-pdf.ts';
import type { PdfFacts } from '../../../../src/model/seen/documents.ts';

const GOOD: PdfFacts = {
  pages: 1,
  pagesRead: 1,
  marked: true,
  tags: true,
  language: 'en-GB',
  title: 'Bin days 2026',
  showsTitle: true,
  characters: 82,
  withoutText: [],
  pictures: [],
  headings: 1,
  tables: 0,
  tablesWithoutHeaders: 0,
  figures: 0,
  figuresWithoutAlt: 0,
  fields: 0,
  fieldsWithoutName: 0,
  encrypted: false,
  extractionBlocked: false,
  outline: false,
  producer: 'Ambleford Writer 1',
  created: '2026-03-01T09:00:00.000Z',
  modified: null,
  pdfa: null,
  pdfua: null,
};

const read = (made: PdfMade) => readPdf(new Uint8Array(makePdf(made)));

describe('readPdf', () => {
  it.each<[string, PdfMade, Partial<PdfFacts>]>([
    ['as it should be', {}, {}],
    ['without tags', { tagged: false }, { marked: false, tags: false, headings: 0 }],
    ['without a title', { title: null, showsTitle: false }, { title: null, showsTitle: false }],
    ['with a title of spaces', { title: ' \u0000 ' }, { title: null }],
    ['without a language', { language: null }, { language: null }],
    [
      'of pictures of pages',
      { tagged: false, text: null, pages: 5 },
      {
        ...{ pages: 5, pagesRead: 5, characters: 0, withoutText: [1, 2, 3, 4, 5], pictures: [1, 2, 3] },
        ...{ marked: false, tags: false, headings: 0 },
      },
    ],
    ['with an empty page', { text: '' }, { characters: 0, withoutText: [1] }],
    ['of many pages', { pages: 40 }, { pages: 40, pagesRead: 30, characters: 30 * 82 }],
    [
      'with poor tags',
      { poorTags: true },
      { headings: 0, tables: 1, tablesWithoutHeaders: 1, figures: 1, figuresWithoutAlt: 1 },
    ],
    ['with fields', { fields: ['Name', null, ' '] }, { fields: 3, fieldsWithoutName: 2 }],
    ['with bookmarks', { outline: true }, { outline: true }],
    ['that claims to keep standards', { claims: true }, { pdfa: '2A', pdfua: '1' }],
    ['locked against taking text out', { locked: true }, { encrypted: true, extractionBlocked: true }],
    ['made before the law', { created: "D:20170630120000+01'00'" }, { created: '2017-06-30T11:00:00.000Z' }],
    ['that does not say when it was made', { created: null }, { created: null }],
    ['with a date that is none', { created: 'D:banana' }, { created: null }],
  ])('reads a file %s', async (_, made, differs) => {
    expect(await read(made)).toEqual({ ...GOOD, ...differs });
  });

  it('caps what the file says of itself, and takes out what nobody sees', async () => {
    const { title } = await read({ title: `Bins\u0007 ${'x'.repeat(5000)}` });
    expect(title).toBe(`Bins ${'x'.repeat(295)}`);
  });

  it('needs the password where there is one', async () => {
    await expect(read({ password: 'secret' })).rejects.toMatchObject({ name: 'PasswordException' });
  });

  it('rejects what is no PDF', async () => {
    await expect(readPdf(new TextEncoder().encode('%PDF-1.7\nHello'))).rejects.toThrow();
  });
});
