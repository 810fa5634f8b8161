import { stringify } from 'csv-stringify/sync';
import type { Report } from '../src/model/report.ts';
import type { LinkedDocument } from '../src/model/result.ts';
import type { PdfSeen } from '../src/model/seen/documents.ts';
import { formatTitle, inventoryOf } from './lib/inventory.ts';
import { dayOf, pdfsByUrl, standardsWords, tagsWords, textWords, unreadWords, yesOrNo } from './lib/pdfs.ts';
import { REASON_WORDS } from './lib/words.ts';

/** One row per document that scanned pages link to, for whoever looks after the documents. */
export const documentsCsv: Report = {
  format: 'documents',
  fileName: 'documents.csv',
  mediaType: 'text/csv',
  render: ({ result }) => {
    const inventory = inventoryOf(result.inventory);
    const pdfs = pdfsByUrl(inventory);
    const rows = inventory.documents.list.map((one) => [...row(one), ...pdfColumns(pdfs.get(one.url))]);
    return stringify([HEADER, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  },
};

const HEADER = [
  'Address',
  'Format',
  'Format known from',
  'On another site',
  'Why it was not opened as a page',
  'Pages that link to it',
  'Linked from, some of them',
  'Linked as',
  'Looked into',
  'Pages',
  'Tags',
  'Text',
  'Title',
  'Title shown',
  'Language',
  'Headings',
  'Tables without headings',
  'Pictures without words',
  'Fields without a name',
  'Bookmarks',
  'Made on',
  'Changed on, as the server says',
  'Made with',
  'Claims to be',
];
/** Those that only a PDF that was judged has. */
const FACTS = 15;

function row({ url, format, certain, elsewhere, reason, linkedFrom, texts }: LinkedDocument): readonly string[] {
  return [
    url,
    formatTitle(format),
    certain ? 'the address or the answer' : 'the words of the link',
    elsewhere ? 'Yes' : 'No',
    reason === null ? '' : REASON_WORDS[reason],
    String(linkedFrom.total),
    linkedFrom.list.join(' '),
    texts.join(' | '),
  ];
}

function pdfColumns(pdf: PdfSeen | undefined): readonly string[] {
  const facts = pdf?.facts;
  if (!facts) {
    const why = pdf?.unread ? `No: ${unreadWords(pdf.unread)}` : 'No';
    return [why, ...Array.from({ length: FACTS }, () => '')];
  }
  return [
    facts.pagesRead < facts.pages ? `The first ${facts.pagesRead} pages` : 'Yes',
    String(facts.pages),
    tagsWords(facts),
    textWords(facts),
    facts.title ?? '',
    yesOrNo(facts.showsTitle),
    facts.language ?? '',
    String(facts.headings),
    `${facts.tablesWithoutHeaders} of ${facts.tables}`,
    `${facts.figuresWithoutAlt} of ${facts.figures}`,
    `${facts.fieldsWithoutName} of ${facts.fields}`,
    yesOrNo(facts.outline),
    dayOf(facts.created),
    dayOf(pdf.lastModified),
    facts.producer ?? '',
    standardsWords(facts),
  ];
}
