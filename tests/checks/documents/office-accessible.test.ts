import { officeAccessible } from '../../../checks/documents/office-accessible.ts';
import type { OfficeFacts, OfficeSeen } from '../../../src/model/seen/documents.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, linkedDocument } from '../../helpers/document-evidence.ts';

/** A Word file that does everything right. */
const GOOD: OfficeFacts = {
  title: 'Form to comment',
  language: 'en-GB',
  paragraphs: 40,
  headings: 3,
  boldLines: 2,
  pictures: 1,
  picturesWithoutWords: 0,
  tables: 1,
  tablesWithoutHeaders: 0,
};
const EXCEL: OfficeFacts = { ...GOOD, language: null, paragraphs: 0, headings: 0, boldLines: 0 };
const WORD = linkedDocument('/comment.docx', 'docx');

const file = (facts: OfficeFacts | null): OfficeSeen => ({
  url: `${ORIGIN}/comment.docx`,
  page: `${ORIGIN}/bins`,
  text: 'Form',
  bytes: 1000,
  lastModified: null,
  unread: facts ? null : 'broken',
  facts,
});
const seen = (sample: readonly (OfficeFacts | null)[], found = sample.length) => {
  const { documents: rest } = documents([], found > 0 ? [WORD] : []);
  return { site: { documents: { ...rest, office: { found, sample: sample.map(file) } } }, pages: [] };
};
const one = (rest: Partial<OfficeFacts>) => seen([{ ...GOOD, ...rest }]);
const named = (data: Readonly<Record<string, string | number>> = {}) => [{ file: 'comment.docx', ...data }];

siteCheckCases(officeAccessible, {
  passed: [
    { name: 'all is marked', ...one({}) },
    { name: 'a short letter without headings', ...one({ paragraphs: 19, headings: 0, boldLines: 1 }) },
    { name: 'a spreadsheet, which has neither language nor headings', ...seen([EXCEL]) },
  ],
  cantTell: [
    { name: 'no title', ...one({ title: null }), messages: ['noTitle'], data: named() },
    { name: 'no language', ...one({ language: null }), messages: ['noLanguage'] },
    { name: 'bold lines for headings', ...one({ headings: 0 }), messages: ['boldLines'], data: named({ count: 2 }) },
    {
      name: 'a long text without headings',
      ...one({ headings: 0, boldLines: 0 }),
      messages: ['noHeadings'],
      data: named({ count: 40 }),
    },
    {
      name: 'a picture and a table that say nothing',
      ...one({ pictures: 3, picturesWithoutWords: 2, tablesWithoutHeaders: 1 }),
      messages: ['pictures', 'tables'],
      data: [...named({ count: 2, of: 3 }), ...named({ count: 1, of: 1 })],
      at: [`${ORIGIN}/bins`, `${ORIGIN}/bins`],
    },
    { name: 'one that is broken beside a good one', ...seen([GOOD, null]), messages: ['unread'], data: [{ count: 1 }] },
    { name: 'none that was chosen', ...seen([], 4), messages: ['unread'], data: [{ count: 4 }] },
    {
      name: 'an early scan, which did not look',
      site: documents([], [WORD]),
      pages: [],
      messages: ['notLooked'],
    },
  ],
  inapplicable: [
    { name: 'no such file', ...seen([]) },
    { name: 'an early scan without such files', site: documents([], [linkedDocument('/a.odt', 'odt')]), pages: [] },
  ],
});
