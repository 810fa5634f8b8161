import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { TableSeen } from '../../src/model/seen/tables.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';
import { ofTheWhole } from '../lib/reading/read-whole.ts';
import { isDeclared, isGrid, isSilenced } from '../lib/reading/table-kinds.ts';

type Message = 'layout' | 'nested' | 'structure' | 'silenced';

export const layoutTables = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/layout-tables',
    title: 'Tables hold data and are not used for layout',
    kind: 'needs-review',
    why: 'A screen reader announces a table with rows and columns. Around a layout that is noise, and the order can be wrong.',
    affects: 'People who use a screen reader, and people with a narrow screen.',
    fix: 'Make the layout with a style sheet. If the table must stay, give it role="presentation" and no headers or caption.',
    severity: 'moderate',
    criteria: ['1.3.1', '1.3.2'],
    criteriaOf: { structure: ['1.3.1'], silenced: ['1.3.1'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F46',
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F49',
    ],
    messages: {
      layout:
        'This table seems to be there for the layout. Check whether it holds data, and in which order it is read.',
      nested: 'This table has another table inside. Check whether it is there for the layout.',
      structure:
        'This table says that it is only layout, and has headers, a caption or a summary. Check which is true.',
      silenced: 'This table says that it is only layout, and looks like rows and columns of data. Check which is true.',
    },
  },
  needs: ['tables'],
  evaluate: ({ tables: { tables, cut } }) => ofTheWhole(judge(tables), cut),
});

function judge(tables: readonly TableSeen[]) {
  if (tables.length === 0) return inapplicable;
  const findings = tables.flatMap((table): Finding<Message>[] => {
    const message = doubt(table);
    return message ? [{ message, at: elementAt(table) }] : [];
  });
  return findings.length > 0 ? cantTell(findings) : passed;
}

function doubt(table: TableSeen): Message | null {
  if (isSilenced(table)) {
    if (isDeclared(table) || table.name !== '') return 'structure';
    return isGrid(table) && hasHeadsOverNumbers(table) ? 'silenced' : null;
  }
  if (table.nested) return 'nested';
  if (isDeclared(table)) return null;
  if (table.rows === 1 || table.columns === 1) return 'layout';
  return table.holds.length > 0 || table.emptyCells > table.cells / 3 ? 'layout' : null;
}

/** Three rows or more, the first all of short words, with a number under one of them. What stands in a layout does not read so. */
function hasHeadsOverNumbers({ rows, columns, uneven, spans, emptyCells, sample }: TableSeen): boolean {
  const heads = sample.slice(0, columns);
  if (rows < 3 || uneven || spans || emptyCells > 0 || sample.length < 2 * columns) return false;
  const isHead = (text: string) => /^\p{L}[^\d.:;!?]{0,29}$/u.test(text);
  return heads.every(isHead) && sample.slice(columns, 2 * columns).some((text) => /^[£+-]?\d[\d.,:%]*$/.test(text));
}
