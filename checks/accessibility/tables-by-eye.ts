import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { TableSeen } from '../../src/model/seen/tables.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';
import { ofTheWhole } from '../lib/reading/read-whole.ts';
import { isData } from '../lib/reading/table-kinds.ts';

type Message = 'noHeaders' | 'boldHeaders' | 'onlyHeaders' | 'emptyHeader' | 'untied' | 'otherColumn' | 'uneven';

export const tablesByEye = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/tables-by-eye',
    title: 'Each cell of a table is tied to its headers',
    kind: 'needs-review',
    why: 'People who cannot see a table hear each cell with its headers, if the table says which they are.',
    affects: 'People who use a screen reader.',
    fix: 'Use header cells (th) for headers and only for them. Where rows and columns have headers, give each a scope. Split tables that need more.',
    severity: 'moderate',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/tutorials/tables/', 'https://www.w3.org/WAI/WCAG22/Techniques/html/H63'],
    messages: {
      noHeaders: 'This table has no header cells. Check whether it holds data, and which cells are headers.',
      boldHeaders: 'This table has no header cells, and its bold cells look like headers: “{text}”.',
      onlyHeaders: 'All cells of this table are header cells. Check which of them hold data.',
      emptyHeader: 'This header cell has no words. Check whether people know what its column or row is.',
      untied:
        'This table has headers at the top and at the side, or over several columns, and no scopes. Check its cells.',
      otherColumn:
        'This cell, “{text}”, stands under “{above}”, and the code ties it to “{named}”. Cells like this in the table: {count}. Check what people hear with them.',
      uneven: 'The rows of this table differ in how many columns they fill. Check that each cell is under its header.',
    },
  },
  needs: ['tables'],
  evaluate: ({ tables: { tables, cut } }) => ofTheWhole(judge(tables), cut),
});

function judge(tables: readonly TableSeen[]) {
  const data = tables.filter(isData);
  if (data.length === 0) return inapplicable;
  const findings = data.flatMap(doubts);
  return findings.length > 0 ? cantTell(findings) : passed;
}

function doubts(table: TableSeen): Finding<Message>[] {
  const at = elementAt(table);
  const { headers, cells, boldRow, boldColumn, caption, thead, sample } = table;
  if (headers === 0) {
    // Those that say they hold data have failed already.
    if (caption !== '' || thead) return [];
    const text = sample.filter(Boolean).slice(0, 3).join(', ');
    return boldRow || boldColumn ? [{ message: 'boldHeaders', at, data: { text } }] : [{ message: 'noHeaders', at }];
  }
  if (headers === cells && cells > 2) return [{ message: 'onlyHeaders', at }];
  const found: Finding<Message>[] = table.emptyHeaders.map((cell) => ({ message: 'emptyHeader', at: elementAt(cell) }));
  if (isComplex(table) && table.tied === 0) found.push({ message: 'untied', at });
  const { misheaded = [] } = table;
  const [first] = misheaded;
  if (first) {
    const { text, named, above } = first;
    found.push({ message: 'otherColumn', at: elementAt(first), data: { text, named, above, count: misheaded.length } });
  }
  if (table.uneven) found.push({ message: 'uneven', at });
  return found;
}

function isComplex({ headerRows, headerColumns, spans }: TableSeen): boolean {
  return headerRows >= 2 || headerColumns >= 2 || (headerRows >= 1 && (headerColumns >= 1 || spans));
}
