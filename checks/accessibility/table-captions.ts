import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { TableSeen } from '../../src/model/seen/tables.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';
import { ofTheWhole } from '../lib/reading/read-whole.ts';
import { isData } from '../lib/reading/table-kinds.ts';

export const tableCaptions = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/table-captions',
    title: 'Tables of data have a caption',
    kind: 'needs-review',
    why: 'A screen reader lists the tables of a page by their captions, and says the caption when a table is entered.',
    affects: 'People who use a screen reader.',
    fix: 'Begin the table with a caption that says what it holds.',
    severity: 'minor',
    // A caption that is there must be marked up; that there is one at all is good advice.
    basis: 'guidance',
    criteria: ['1.3.1'],
    sources: [
      'https://design-system.service.gov.uk/components/table/',
      'https://www.w3.org/WAI/tutorials/tables/caption-summary/',
    ],
    messages: {
      none: 'This table has neither a caption nor a heading right before it. Check that people know what it holds.',
    },
  },
  needs: ['tables'],
  evaluate: ({ tables: { tables, cut } }) => ofTheWhole(judge(tables), cut),
});

function judge(tables: readonly TableSeen[]) {
  const data = tables.filter((table) => isData(table) && table.headers > 0);
  if (data.length === 0) return inapplicable;
  const without = data.filter(({ caption, name, before }) => !caption && !name && !before);
  const findings = without.map((table) => ({ message: 'none' as const, at: elementAt(table) }));
  return findings.length > 0 ? cantTell(findings) : passed;
}
