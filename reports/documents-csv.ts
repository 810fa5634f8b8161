import { stringify } from 'csv-stringify/sync';
import type { Report } from '../src/model/report.ts';
import type { LinkedDocument } from '../src/model/result.ts';
import { formatTitle, inventoryOf } from './lib/inventory.ts';
import { REASON_WORDS } from './lib/words.ts';

/** One row per document that scanned pages link to, for whoever looks after the documents. */
export const documentsCsv: Report = {
  format: 'documents',
  fileName: 'documents.csv',
  mediaType: 'text/csv',
  render: ({ result }) => {
    const rows = inventoryOf(result.inventory).documents.list.map(row);
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
];

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
