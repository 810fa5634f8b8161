import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { Field } from '../../src/model/evidence.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

export const groupsNamed = definePageCheck({
  meta: reviewMeta({
    id: 'forms/groups-named',
    title: 'Groups of answers have their question as a name',
    why: 'A screen reader reads “Yes” and “No” one at a time. Without the question as the name of the group, nobody knows what they answer.',
    affects: 'People who listen to forms.',
    fix: 'Put the answers into a fieldset, and the question into its legend.',
    severity: 'serious',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['1.3.1', '3.3.2'],
    sources: ['https://design-system.service.gov.uk/components/radios/'],
    messages: {
      radios: 'Nothing ties these {count} answers to their question: “{labels}”',
      checkboxes: 'Check whether these {count} boxes need a question to be understood: “{labels}”',
    },
  }),
  needs: ['forms', 'fieldHints'],
  evaluate({ forms, fieldHints }) {
    const named = new Set(fieldHints.filter(({ group }) => group !== '').map(({ selector }) => selector));
    const answers = forms.fields.filter(({ type, visibleLabel }) => {
      return (type === 'radio' || type === 'checkbox') && visibleLabel !== '';
    });
    const alike = answers.filter(({ name }) => name !== '');
    const groups = [...Map.groupBy(alike, ({ form, type, name }) => `${form} ${type} ${name}`).values()];
    const known = groups.filter((group) => group.length > 1);
    const several = [...known, ...rowsOfBoxes(forms.fields, new Set(known.flat()))];
    if (several.length === 0) return inapplicable;
    const unnamed = several.filter(
      (group) => !group.some(({ selector, legend }) => legend !== '' || named.has(selector)),
    );
    if (unnamed.length === 0) return passed;
    const found = unnamed.flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const data = { count: group.length, labels: labelsOf(group) };
      return [atElement(first.type === 'radio' ? ('radios' as const) : ('checkboxes' as const), first, data)];
    });
    // The first answer of a group stands for the others: nobody needs to be asked about each of them.
    const others = unnamed.flatMap((group) => group.slice(1)).map((field) => atElement('radios', field).at);
    return { ...cantTell<'radios' | 'checkboxes'>(found), cleared: others };
  },
});

/** Three boxes or more, one right after the other, that only stand together. */
function rowsOfBoxes(fields: readonly Field[], known: ReadonlySet<Field>): Field[][] {
  const rows: Field[][] = [[]];
  for (const field of fields) {
    const fits = field.type === 'checkbox' && field.visibleLabel !== '' && !known.has(field);
    const row = rows.at(-1) ?? [];
    if (!fits || (row[0] && (row[0].form !== field.form || row[0].legend !== field.legend)))
      rows.push(fits ? [field] : []);
    else row.push(field);
  }
  return rows.filter((row) => row.length > 2);
}

const labelsOf = (group: readonly Field[]): string =>
  group
    .slice(0, 4)
    .map(({ visibleLabel }) => visibleLabel.slice(0, 60))
    .join(', ');
