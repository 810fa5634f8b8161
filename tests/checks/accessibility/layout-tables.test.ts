import { layoutTables } from '../../../checks/accessibility/layout-tables.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { bare, table, tables } from './reading-evidence.ts';

checkCases(layoutTables, {
  passed: [
    { name: 'data', seen: tables(table()) },
    { name: 'a grid of short texts', seen: tables(bare()) },
    {
      name: 'layout of labels and what they name, which says so',
      seen: tables(bare({ role: 'none', sample: ['Phone', '01632 960 001', 'Office', 'High Street', 'Hours', '9'] })),
    },
    {
      name: 'two rows of numbers in a layout that says so',
      seen: tables(bare({ role: 'none', rows: 2, sample: ['Year', 'Cost', '2023', '40'] })),
    },
    { name: 'layout that says so', seen: tables(bare({ role: 'presentation', rows: 1 })) },
    { name: 'data with lists in its cells', seen: tables(table({ holds: ['ul, ol'] })) },
  ],
  cantTell: [
    {
      name: 'data that say they are layout',
      seen: tables(bare({ role: 'presentation', sample: ['Year', 'Cost', '2023', '40', '2024', '44'] })),
      messages: ['silenced'],
    },
    { name: 'one row', seen: tables(bare({ rows: 1 })), messages: ['layout'] },
    { name: 'one column', seen: tables(bare({ columns: 1 })), messages: ['layout'] },
    { name: 'around a form', seen: tables(bare({ holds: ['form'] })), messages: ['layout'] },
    { name: 'mostly empty', seen: tables(bare({ emptyCells: 4 })), messages: ['layout'] },
    { name: 'a table in a table', seen: tables(table({ nested: true })), messages: ['nested'] },
    { name: 'layout with headers', seen: tables(table({ role: 'presentation' })), messages: ['structure'] },
    { name: 'layout with a summary', seen: tables(bare({ role: 'none', name: 'Layout' })), messages: ['structure'] },
  ],
  inapplicable: [{ name: 'no tables', seen: tables() }],
});
