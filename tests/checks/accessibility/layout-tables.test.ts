import { layoutTables } from '../../../checks/accessibility/layout-tables.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { bare, table, tables } from './reading-evidence.ts';

checkCases(layoutTables, {
  passed: [
    { name: 'data', seen: tables(table()) },
    { name: 'a grid of short texts', seen: tables(bare()) },
    { name: 'layout that says so', seen: tables(bare({ role: 'presentation', rows: 1 })) },
    { name: 'data with lists in its cells', seen: tables(table({ holds: ['ul, ol'] })) },
  ],
  cantTell: [
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
