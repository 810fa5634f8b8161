import { definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import type { TableSeen } from '../../src/model/seen/tables.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';
import { ofTheWhole } from '../lib/reading/read-whole.ts';
import { isData } from '../lib/reading/table-kinds.ts';

export const dataTablesHaveHeaders = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/data-tables-have-headers',
    title: 'Tables of data have header cells',
    kind: 'automatic',
    why: 'A screen reader reads the header with each cell. Without headers a cell is a word or a number without meaning.',
    affects: 'People who use a screen reader.',
    fix: 'Make the cells that name a column or a row header cells (th), with scope="col" or scope="row".',
    severity: 'serious',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/failures/F91'],
    messages: { none: 'This table says that it holds data, and has no header cell. Its first cell is “{text}”.' },
  },
  needs: ['tables'],
  evaluate: ({ tables: { tables, cut } }) => ofTheWhole(judge(tables), cut),
});

function judge(tables: readonly TableSeen[]) {
  const data = tables.filter((table) => isData(table) && (table.caption !== '' || table.thead || table.headers > 0));
  if (data.length === 0) return inapplicable;
  const without = data.filter(({ headers, nested }) => headers === 0 && !nested);
  return failedIf(
    without.map((table) => ({
      message: 'none' as const,
      at: elementAt(table),
      data: { text: table.sample.find(Boolean) ?? '' },
    })),
  );
}
