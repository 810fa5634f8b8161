import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';

export const tablesWithoutTable = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/tables-without-table',
    title: 'What looks like a table is a table',
    kind: 'needs-review',
    why: 'Boxes that only line up in rows and columns have no headers for a screen reader, and no way to move from cell to cell.',
    affects: 'People who use a screen reader.',
    fix: 'If these are data in rows and columns, use a table element with header cells.',
    severity: 'moderate',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/html/H51'],
    messages: {
      grid: 'These boxes form {rows} rows of {columns} columns and are no table. They begin with “{text}”. Check whether they hold data.',
    },
  },
  needs: ['tables', 'blocks'],
  evaluate({ tables: { grids, gridsCut }, blocks: { blocks } }) {
    if (blocks.length === 0) return inapplicable;
    const findings = grids.map((grid) => ({
      message: 'grid' as const,
      at: elementAt(grid),
      data: { rows: grid.rows, columns: grid.columns, text: grid.sample.filter(Boolean).slice(0, 3).join(', ') },
    }));
    // What was not looked at is no pass.
    return findings.length > 0 || gridsCut ? cantTell(findings) : passed;
  },
});
