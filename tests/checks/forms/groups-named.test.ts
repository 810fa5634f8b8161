import { groupsNamed } from '../../../checks/forms/groups-named.ts';
import type { Field, FieldHint } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, hint } from '../../helpers/evidence.ts';

const answers = (type: string, rest: Partial<Field> = {}, ...labels: readonly string[]) =>
  labels.map((label) => field({ selector: `#${label}`, type, name: 'q', visibleLabel: label, ...rest }));
const seen = (fields: readonly Field[], fieldHints: readonly FieldHint[] = []) => ({
  forms: { forms: [], fields },
  fieldHints,
});

checkCases(groupsNamed, {
  passed: [
    { name: 'a legend', seen: seen(answers('radio', { legend: 'Is it broken?' }, 'Yes', 'No')) },
    {
      name: 'a named group',
      seen: seen(answers('radio', {}, 'Yes', 'No'), [hint({ selector: '#Yes', group: 'Is it broken?' })]),
    },
    {
      name: 'three boxes of their own in a named group',
      seen: seen(['A', 'B', 'C'].flatMap((name) => answers('checkbox', { name, legend: 'Which?' }, name))),
    },
  ],
  cantTell: [
    {
      name: 'radios that are drawn anew, without a question',
      seen: seen(answers('radio', { visible: false }, 'Yes', 'No')),
      messages: ['radios'],
      data: [{ count: 2, labels: 'Yes, No' }],
    },
    {
      name: 'checkboxes without a question',
      seen: seen(answers('checkbox', { name: 'q[]' }, 'Red', 'Blue')),
      messages: ['checkboxes'],
    },
    {
      name: 'three boxes in a row, each with a name of its own',
      seen: seen(['A', 'B', 'C'].flatMap((name) => answers('checkbox', { name }, name))),
      messages: ['checkboxes'],
      data: [{ count: 3, labels: 'A, B, C' }],
    },
  ],
  inapplicable: [
    { name: 'one box', seen: seen(answers('checkbox', {}, 'I agree')) },
    {
      name: 'boxes of different names',
      seen: seen([...answers('checkbox', {}, 'A'), ...answers('checkbox', { name: 'r' }, 'B')]),
    },
    {
      name: 'three boxes with other fields between them',
      seen: seen(['A', 'B', 'C'].flatMap((name) => [...answers('checkbox', { name }, name), field({ type: 'text' })])),
    },
    { name: 'text fields', seen: seen(answers('text', {}, 'A', 'B')) },
    { name: 'radios that nobody sees', seen: seen(answers('radio', {}, '', '')) },
  ],
});
