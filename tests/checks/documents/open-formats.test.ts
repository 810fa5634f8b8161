import { expect, it } from 'vitest';
import { openFormats } from '../../../checks/documents/open-formats.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, linkedDocument, pdfSeen } from '../../helpers/document-evidence.ts';
import { link } from '../../helpers/evidence.ts';

const page = (path: string, ...links: readonly ReturnType<typeof link>[]) => ({ url: `${ORIGIN}${path}`, links });
const word = linkedDocument('/files/permit-form.docx', 'docx');
const site = documents([], [word]);
const toWord = link('Permit form (Word, 40KB)', '/files/permit-form.docx#top');
const toPdf = link('Permit form (PDF, 90KB)', '/files/permit-form.pdf');

siteCheckCases(openFormats, {
  passed: [
    {
      name: 'the same file in an open format',
      site: documents([], [word, linkedDocument('/files/permit-form.odt', 'odt')]),
      pages: [page('/permits', toWord, link('OpenDocument', '/files/permit-form.odt'))],
    },
    {
      name: 'a web page of that name',
      site,
      pages: [page('/permits', toWord, link('Permit form', '/permits/apply'))],
    },
    {
      name: 'a PDF/A of that name',
      site: documents([pdfSeen('/files/permit-form.pdf', { pdfa: '2A' })], [word]),
      pages: [page('/permits', toWord, toPdf)],
    },
  ],
  failed: [
    {
      name: 'nothing beside it, on two pages',
      site,
      pages: [page('/b', toWord), page('/a', toWord, link('Home', '/'), link('Odd', 'mailto:a@ambleford.example'))],
      messages: ['onlyOffice'],
      at: [`${ORIGIN}/a`],
      data: [{ text: 'Permit form (Word, 40KB)', format: 'docx' }],
    },
    {
      name: 'an open version on another page only',
      site: documents([], [word, linkedDocument('/files/permit-form.odt', 'odt')]),
      pages: [page('/a', toWord), page('/b', toWord, link('OpenDocument', '/files/permit-form.odt'))],
      messages: ['onlyOffice'],
      at: [`${ORIGIN}/a`],
    },
    {
      name: 'another format of the same maker, and a PDF that is no PDF/A',
      site: documents([pdfSeen('/files/permit-form.pdf')], [word, linkedDocument('/files/permit-form.doc', 'doc')]),
      pages: [page('/permits', toWord, link('', '/files/permit-form.doc'), toPdf)],
      messages: ['onlyOffice', 'onlyOffice'],
      data: [
        { text: 'Permit form (Word, 40KB)', format: 'docx' },
        { text: 'permit-form.doc', format: 'doc' },
      ],
    },
    {
      name: 'an open file next to it that is of another kind, or that stands farther away',
      site: documents([], [word, linkedDocument('/costs.csv', 'csv'), linkedDocument('/other.odt', 'odt')]),
      pages: [page('/permits', toWord, link('Costs', '/costs.csv'), link('ODT', '/other.odt'))],
      messages: ['onlyOffice'],
    },
  ],
  cantTell: [
    {
      name: 'an open file next to it under another name: links that are called after their format have none',
      site: documents([], [word, linkedDocument('/other.odt', 'odt')]),
      pages: [page('/permits', link('Word', '/files/permit-form.docx'), link('ODT', '/other.odt'))],
      messages: ['neighbour'],
      data: [{ text: 'Word', format: 'docx', other: 'ODT' }],
    },
    {
      name: 'figures with a CSV before them, and a form with none',
      site: documents([], [linkedDocument('/a.xlsx', 'xlsx'), linkedDocument('/b.csv', 'csv')]),
      pages: [page('/figures', link('Figures of May', '/b.csv'), link('Spreadsheet', '/a.xlsx'))],
      messages: ['neighbour'],
    },
    {
      name: 'a PDF of that name that was not looked into',
      site: documents([], [word, linkedDocument('/files/permit-form.pdf', 'pdf')]),
      pages: [page('/permits', toWord, toPdf)],
      messages: ['perhaps'],
    },
  ],
  inapplicable: [
    { name: 'no document', site: documents([]), pages: [page('/')] },
    {
      name: 'a format that only the words of the link promise',
      site: documents([], [linkedDocument('/download', 'docx', { certain: false })]),
      pages: [page('/', link('Form (Word)', '/download'))],
    },
    { name: 'open formats only', site: documents([pdfSeen('/files/permit-form.pdf')]), pages: [page('/', toPdf)] },
  ],
});

it('does not compare every link of a page with every other', () => {
  const paths = Array.from({ length: 1500 }, (_, index) => `/files/form-${index}.docx`);
  const linked = paths.map((path) => linkedDocument(path, 'docx'));
  const visitedAt = '2026-11-29T00:00:00.000Z';
  const fact = openFormats.collect(
    { links: paths.map((path) => link(`Form of ${path} (Word, 40KB)`, path)) },
    { url: ORIGIN, visitedAt },
  );
  const context = { visitedAt, origin: ORIGIN, start: [] };
  const from = process.cpuUsage();
  openFormats.evaluate(documents([], linked), [{ url: `${ORIGIN}/`, fact }], context);
  expect(process.cpuUsage(from).user).toBeLessThan(1_000_000);
});
