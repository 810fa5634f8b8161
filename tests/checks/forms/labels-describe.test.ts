import { labelsDescribe } from '../../../checks/forms/labels-describe.ts';
import type { Field, FieldHint } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, hint } from '../../helpers/evidence.ts';

const form = { selector: 'form', action: 'https://www.ambleford.example/send', method: 'post' };
const labelled = (label: string, id = 'a', rest: Partial<Field> = {}) =>
  field({ selector: `#${id}`, visibleLabel: label, accessibleName: label, ...rest });
const seen = (fields: readonly Field[], fieldHints: readonly FieldHint[] = []) => ({
  forms: { forms: [form], fields },
  fieldHints,
});
/** Fields one below the other, each with the label at this height; a field is 20 high. */
const stacked = (...all: readonly (readonly [label: string, labelAt: number, fieldAt: number])[]) =>
  seen(
    all.map(([label, , y], at) => labelled(label, `f${at}`, { box: box(0, y) })),
    all.map(([, y], at) => hint({ selector: `#f${at}`, labelBox: box(0, y) })),
  );
const box = (x: number, y: number) => ({ x, y, width: 100, height: 20 });

checkCases(labelsDescribe, {
  passed: [
    { name: 'a label that says what', seen: seen([labelled('Your name')]) },
    {
      name: 'words of forms in a real label',
      seen: seen([labelled('Text message number'), labelled('Field you farm', 'b'), labelled('Input VAT', 'c')]),
    },
    {
      name: 'the same label under two legends',
      seen: seen([labelled('Name', 'a', { legend: 'You' }), labelled('Name', 'b', { legend: 'Your landlord' })]),
    },
    {
      name: 'the same label in two groups',
      seen: seen(
        [labelled('Name'), labelled('Name', 'b')],
        [hint({ selector: '#a', group: 'You' }), hint({ selector: '#b', group: 'Landlord' })],
      ),
    },
    { name: 'the same label in two forms', seen: seen([labelled('Email'), labelled('Email', 'b', { form: 1 })]) },
    {
      name: 'the same words for the eye, others for the ear',
      seen: seen([
        labelled('From', 'a', { accessibleName: 'From, Monday' }),
        labelled('From', 'b', { accessibleName: 'From, Tuesday' }),
      ]),
    },
    { name: 'labels above their fields', seen: stacked(['Name', 0, 20], ['Town', 60, 80]) },
    {
      name: 'labels above their fields, further from them than from those before',
      seen: stacked(['Name', 0, 30], ['Town', 55, 85]),
    },
    { name: 'labels below their fields', seen: stacked(['Name', 22, 0], ['Town', 82, 60]) },
    {
      name: 'close by',
      seen: seen([labelled('Name', 'a', { box: box(0, 60) })], [hint({ selector: '#a', labelBox: box(0, 0) })]),
    },
  ],
  failed: ['Field', 'Input 1', 'Untitled field', 'Text box:', 'Label text', 'Lorem ipsum dolor', 'form field 3'].map(
    (label) => ({
      name: label,
      seen: seen([labelled(label)]),
      messages: ['meaningless'] as const,
      data: [{ label }],
    }),
  ),
  cantTell: [
    ...['Text', 'Select', 'Question 1', 'Details', 'Detail 2', 'Item 3', '?'].map((label) => ({
      name: label,
      seen: seen([labelled(label)]),
      messages: ['vague'] as const,
    })),
    {
      name: 'meaningless, with a legend',
      seen: seen([labelled('Field 1', 'a', { legend: 'Your name' })]),
      messages: ['vague'],
    },
    {
      name: 'meaningless, with a hint',
      seen: seen([labelled('Input')], [hint({ selector: '#a', describedBy: 'Your name' })]),
      messages: ['vague'],
    },
    {
      name: 'the same label twice',
      seen: seen([labelled('Date'), labelled('Date', 'b')]),
      messages: ['same'],
      data: [{ label: 'Date' }],
    },
    {
      name: 'labels that are mixed up',
      seen: stacked(['PIN', 0, 80], ['Card number', 60, 20]),
      messages: ['beside'],
      data: [{ label: 'Card number', other: 'PIN' }],
    },
    {
      name: 'far above, and far aside',
      seen: seen(
        [labelled('Name', 'a', { box: box(0, 300) }), labelled('Town', 'b', { box: box(700, 0) })],
        [hint({ selector: '#a', labelBox: box(0, 0) }), hint({ selector: '#b', labelBox: box(0, 0) })],
      ),
      messages: ['far', 'far'],
    },
  ],
  inapplicable: [
    { name: 'no field', seen: seen([]) },
    { name: 'a search', seen: seen([labelled('Text', 'a', { type: 'search' })]) },
    { name: 'without a label', seen: seen([labelled('')]) },
    { name: 'a box to tick', seen: seen([labelled('Field', 'a', { type: 'checkbox' })]) },
  ],
});
