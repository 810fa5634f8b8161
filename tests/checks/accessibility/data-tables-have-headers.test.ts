import { dataTablesHaveHeaders } from '../../../checks/accessibility/data-tables-have-headers.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { bare, table, tables } from './reading-evidence.ts';

checkCases(dataTablesHaveHeaders, {
  passed: [
    { name: 'headers at the top', seen: tables(table()) },
    { name: 'headers at the side', seen: tables(table({ headerRows: 0, headerColumns: 1 })) },
    { name: 'a table around another', seen: tables(bare({ caption: 'Prices', nested: true })) },
  ],
  failed: [
    {
      name: 'a caption and no headers',
      seen: tables(table(), bare({ caption: 'Prices', sample: ['', 'Adult'] })),
      messages: ['none'],
      data: [{ text: 'Adult' }],
    },
    { name: 'a head of plain cells', seen: tables(bare({ thead: true })), messages: ['none'] },
  ],
  inapplicable: [
    { name: 'no tables', seen: tables() },
    { name: 'what holds data only by its look', seen: tables(bare({ boldRow: true })) },
    { name: 'layout', seen: tables(bare({ role: 'presentation', thead: true })) },
    { name: 'one column', seen: tables(bare({ caption: 'Parks', columns: 1 })) },
  ],
});
