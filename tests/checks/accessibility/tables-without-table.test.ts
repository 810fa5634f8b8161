import { tablesWithoutTable } from '../../../checks/accessibility/tables-without-table.ts';
import type { GridSeen } from '../../../src/model/seen/tables.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks } from './reading-evidence.ts';

const grid: GridSeen = {
  rows: 3,
  columns: 2,
  by: 'aligned',
  sample: ['Day', '', 'Price'],
  selector: '#grid',
  html: '<div id="grid">',
  box: null,
};
const seen = (...grids: readonly GridSeen[]) => ({
  tables: { tables: [], grids, cut: false },
  ...blocks([block('Prices')]),
});

checkCases(tablesWithoutTable, {
  passed: [{ name: 'no boxes that line up', seen: seen() }],
  cantTell: [
    {
      name: 'boxes that line up',
      seen: seen(grid),
      messages: ['grid'],
      data: [{ rows: 3, columns: 2, text: 'Day, Price' }],
    },
    {
      name: 'more boxes than were looked at',
      seen: { ...seen(), tables: { ...seen().tables, gridsCut: true } },
      messages: [],
    },
    { name: 'boxes that a style sheet calls cells', seen: seen({ ...grid, by: 'table' }), messages: ['grid'] },
  ],
  inapplicable: [{ name: 'no text', seen: { ...seen(), ...blocks([]) } }],
});
