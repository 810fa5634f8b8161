import { tableCaptions } from '../../../checks/accessibility/table-captions.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { bare, table, tables } from './reading-evidence.ts';

checkCases(tableCaptions, {
  passed: [
    { name: 'a caption', seen: tables(table()) },
    { name: 'a name', seen: tables(table({ caption: '', name: 'Prices' })) },
    { name: 'a heading right before it', seen: tables(table({ caption: '', before: 'Prices' })) },
  ],
  cantTell: [{ name: 'none of these', seen: tables(table({ caption: '' })), messages: ['none'] }],
  inapplicable: [
    { name: 'no tables', seen: tables() },
    { name: 'no headers', seen: tables(bare()) },
    { name: 'layout', seen: tables(table({ role: 'none' })) },
  ],
});
