import { tablesByEye } from '../../../checks/accessibility/tables-by-eye.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { bare, table, tables } from './reading-evidence.ts';

const empty = { selector: '#empty', html: '<th id="empty">', box: null };
const misheaded = {
  ...{ text: 'Mereside', named: 'Lodged', above: 'Ward' },
  ...{ selector: '#cell', html: '<td id="cell">', box: null },
};

checkCases(tablesByEye, {
  passed: [
    { name: 'headers at the top', seen: tables(table()) },
    { name: 'headers at both sides, with scopes', seen: tables(table({ headerColumns: 1, headers: 5, tied: 5 })) },
    { name: 'headers at the side only', seen: tables(table({ headerRows: 0, headerColumns: 1, tied: 0 })) },
    { name: 'no headers has failed already', seen: tables(bare({ caption: 'Prices' })) },
  ],
  cantTell: [
    { name: 'a grid without headers', seen: tables(bare()), messages: ['noHeaders'] },
    {
      name: 'bold cells for headers',
      seen: tables(bare({ boldRow: true })),
      messages: ['boldHeaders'],
      data: [{ text: 'Day, Price' }],
    },
    { name: 'a bold column', seen: tables(bare({ boldColumn: true })), messages: ['boldHeaders'] },
    { name: 'nothing but headers', seen: tables(table({ headers: 8 })), messages: ['onlyHeaders'] },
    { name: 'a header without words', seen: tables(table({ emptyHeaders: [empty] })), messages: ['emptyHeader'] },
    { name: 'two ways of headers', seen: tables(table({ headerColumns: 1, tied: 0 })), messages: ['untied'] },
    { name: 'headers of two levels', seen: tables(table({ headerRows: 2, tied: 0 })), messages: ['untied'] },
    {
      name: 'cells tied to the heading of another column',
      seen: tables(table({ misheaded: [misheaded, { ...misheaded, selector: '#other' }] })),
      messages: ['otherColumn'],
      data: [{ text: 'Mereside', named: 'Lodged', above: 'Ward', count: 2 }],
    },
    { name: 'rows of different width', seen: tables(table({ uneven: true })), messages: ['uneven'] },
  ],
  inapplicable: [
    { name: 'no tables', seen: tables() },
    { name: 'layout', seen: tables(bare({ role: 'presentation' })) },
    { name: 'what looks like layout', seen: tables(bare({ holds: ['form'] })) },
    { name: 'one row', seen: tables(bare({ rows: 1 })) },
  ],
});
