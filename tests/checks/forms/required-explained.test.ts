import { requiredExplained } from '../../../checks/forms/required-explained.ts';
import type { Field, FieldHint } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, hint, text } from '../../helpers/evidence.ts';

const labelled = (label: string, id: string, rest: Partial<Field> = {}) =>
  field({ selector: `#${id}`, visibleLabel: label, ...rest });
const seen = (fields: readonly Field[], words = '', fieldHints: readonly FieldHint[] = []) => ({
  forms: { forms: [], fields },
  fieldHints,
  text: text(words),
});
const RED = 'rgb(200, 0, 0)';
const mixed = [labelled('Name', 'a', { required: true }), labelled('Town', 'b')];

checkCases(requiredExplained, {
  passed: [
    ...[
      '* means required',
      'Fields marked with a star are required',
      'Required fields *',
      'You must answer questions with an asterisk.',
      '* = gorfodol',
    ].map((words) => ({
      name: words,
      seen: seen([labelled('Name *', 'a', { required: true })], words),
    })),
    { name: 'no mark at all', seen: seen(mixed) },
    {
      name: 'the word and a colour',
      seen: seen([labelled('Name (required)', 'a', { required: true }), labelled('Town', 'b')], '', [
        hint({ selector: '#a', labelColour: RED }),
        hint({ selector: '#b' }),
      ]),
    },
    {
      name: 'all in the same colour',
      seen: seen(mixed, '', [hint({ selector: '#a', labelColour: RED }), hint({ selector: '#b', labelColour: RED })]),
    },
  ],
  cantTell: [
    {
      name: 'stars that nobody explains',
      seen: seen([labelled('Name *', 'a'), labelled('* Town', 'b'), labelled('Age', 'c')], 'Fill in the form.'),
      messages: ['star'],
      data: [{ count: 2 }],
    },
    {
      name: 'a colour alone',
      seen: seen(mixed, '', [hint({ selector: '#a', labelColour: RED }), hint({ selector: '#b' })]),
      messages: ['colour'],
      data: [{ label: 'Name' }],
    },
  ],
  inapplicable: [
    { name: 'no field', seen: seen([]) },
    { name: 'nothing is marked or must be answered', seen: seen([labelled('Name', 'a')]) },
  ],
});
