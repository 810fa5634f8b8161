import { describe, expect, it } from 'vitest';
import { makeArchive, makeWord, type WordMade } from '../../../../fixtures/lib/office-files.ts';
import { officeReader, readApart } from '../../../../src/gather/site/documents/read-apart.ts';

const read = (bytes: Uint8Array, mostMs = 20_000) => readApart(bytes, { mostMs }, undefined, officeReader);
const word = async (made: WordMade = {}) => read(makeWord(made));

const GOOD = {
  title: 'Form to comment',
  language: 'en-GB',
  paragraphs: 5,
  headings: 2,
  boldLines: 0,
  pictures: 1,
  picturesWithoutWords: 0,
  tables: 1,
  tablesWithoutHeaders: 0,
};

/** A Word file with this in its text, and nothing else. */
const W = 'xmlns:w="w" xmlns:wp="wp" xmlns:a="a" xmlns:adec="adec"';
const withBody = (body: string) =>
  read(makeArchive({ 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>` }));
const bold = (text: string, val = '') => `<w:r><w:rPr><w:b${val}/></w:rPr><w:t>${text}</w:t></w:r>`;
const plain = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const picture = (words: string, inside = '') =>
  `<w:drawing><wp:inline><wp:docPr id="1" ${words}>${inside}</wp:docPr></wp:inline></w:drawing>`;

describe('a Word file', () => {
  it('is read for its title, language, headings, pictures and tables', async () => {
    expect(await word()).toEqual({ facts: GOOD });
    expect(await word({ title: null, language: null, boldLines: true, picture: null, tableHeader: false })).toEqual({
      facts: {
        ...GOOD,
        title: null,
        language: null,
        headings: 0,
        boldLines: 2,
        picturesWithoutWords: 1,
        tablesWithoutHeaders: 1,
      },
    });
  });

  it.each([
    ['all of it is bold', bold('Dates ') + bold('to know'), 1],
    ['a part of it is not', bold('Dates') + plain(' to know'), 0],
    ['bold is switched off', bold('Dates to know', ' w:val="0"'), 0],
    ['it ends as a sentence does', bold('Read this first.'), 0],
    ['it is long', bold('Dates to know '.repeat(10)), 0],
    ['there is nothing in it', bold(' '), 0],
  ])('has a line that looks like a heading or not: %s', async (_, runs, boldLines) => {
    expect(await withBody(`<w:p>${runs}</w:p>`)).toMatchObject({ facts: { boldLines } });
  });

  it('has no such lines in tables, where the cells above are often bold', async () => {
    const row = `<w:tr><w:tc><w:p>${bold('Day')}</w:p></w:tc></w:tr>`;
    expect(await withBody(`<w:tbl>${row}</w:tbl>`)).toMatchObject({ facts: { boldLines: 0, tables: 0 } });
    expect(await withBody(`<w:tbl>${row}${row}</w:tbl>`)).toMatchObject({
      facts: { boldLines: 0, tables: 1, tablesWithoutHeaders: 1 },
    });
  });

  it('has headings by their level as well', async () => {
    const at = (level: number) => `<w:p><w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>${plain('Dates to know')}</w:p>`;
    expect(await withBody(at(0) + at(9))).toMatchObject({ facts: { paragraphs: 2, headings: 1 } });
  });

  it('needs no words for decoration, and has none for a box of text', async () => {
    const decoration = picture('', '<adec:decorative val="1"/>');
    const box = `<w:drawing><wp:anchor><wp:docPr id="2"/><a:graphic><a:graphicData uri="x/wordprocessingShape"/></a:graphic></wp:anchor></w:drawing>`;
    expect(await withBody(`<w:p><w:r>${decoration}${picture('descr="  "')}${box}</w:r></w:p>`)).toMatchObject({
      facts: { pictures: 2, picturesWithoutWords: 1 },
    });
  });
});

it('an Excel file is read for its title, its pictures and its tables', async () => {
  const bytes = makeArchive({
    'xl/workbook.xml': '<workbook/>',
    'docProps/core.xml': '<c xmlns:dc="dc"><dc:title>Budget</dc:title></c>',
    'xl/drawings/drawing1.xml':
      '<d xmlns:xdr="xdr"><xdr:pic><xdr:cNvPr descr="A chart"/></xdr:pic><xdr:pic><xdr:cNvPr/></xdr:pic><xdr:sp><xdr:cNvPr/></xdr:sp></d>',
    'xl/tables/table1.xml': '<table headerRowCount="0"/>',
    'xl/tables/table2.xml': '<table/>',
  });
  expect(await read(bytes)).toEqual({
    facts: {
      ...{ title: 'Budget', language: null, paragraphs: 0, headings: 0, boldLines: 0 },
      ...{ pictures: 2, picturesWithoutWords: 1, tables: 2, tablesWithoutHeaders: 1 },
    },
  });
});

describe('a file that is hostile or broken', () => {
  it.each([
    ['no archive', Buffer.from('PK\x03\x04 and no more')],
    ['another archive', makeArchive({ 'a.txt': 'a' })],
    ['not well formed', makeArchive({ 'word/document.xml': '<w:document><w:p></w:document>' })],
    [
      'with words of its own that swell',
      makeArchive({ 'word/document.xml': '<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>' }),
    ],
  ])('costs its own entry: %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ unread: 'broken' });
  });

  it('is not unpacked beyond what may be', async () => {
    const bomb = makeArchive({ 'word/document.xml': 'a'.repeat(70_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await read(bomb)).toEqual({ unread: 'too-much-memory' });
  });

  it('is given up when it takes too long', async () => {
    expect(await read(makeWord(), 0)).toEqual({ unread: 'too-slow' });
  });
});
