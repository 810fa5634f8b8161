import { requiredExplained } from '../../../checks/forms/required-explained.ts';
import type { Field, FieldHint } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, hint, quoted, text } from '../../helpers/evidence.ts';

const labelled = (label: string, id: string, rest: Partial<Field> = {}) =>
  field({ selector: `#${id}`, visibleLabel: label, ...rest });
const seen = (fields: readonly Field[], words = '', fieldHints: readonly FieldHint[] = []) => ({
  forms: { forms: [], fields },
  fieldHints,
  text: text(words),
});
const RED = 'rgb(200, 0, 0)';
const reds = [hint({ selector: '#a', labelColour: RED }), hint({ selector: '#b' })];
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
    {
      name: 'labels in red among others, where nothing tells a program which must be answered',
      seen: seen([labelled('Name', 'a'), labelled('Town', 'b')], '', reds),
      messages: ['colour'],
    },
  ],
  inapplicable: [
    {
      name: 'labels in red, all of them',
      seen: seen([labelled('Name', 'a'), labelled('Town', 'b')], '', [
        hint({ selector: '#a', labelColour: RED }),
        hint({ selector: '#b', labelColour: RED }),
      ]),
    },
    {
      name: 'a label in red that says so',
      seen: seen([labelled('Name (required)', 'a'), labelled('Town', 'b')], '', reds),
    },
    {
      name: 'a label in red, because of an error',
      seen: seen([labelled('Name', 'a'), labelled('Town', 'b')], '', [
        hint({ selector: '#a', labelColour: RED, error: { ...quoted('Enter your name'), tied: true } }),
        hint({ selector: '#b' }),
      ]),
    },
    {
      name: 'labels in red and black of two forms',
      seen: seen([labelled('Name', 'a'), labelled('Town', 'b', { form: 1 })], '', reds),
    },
    { name: 'no field', seen: seen([]) },
    { name: 'nothing is marked or must be answered', seen: seen([labelled('Name', 'a')]) },
  ],
});
