import { inputPurpose } from '../../../checks/forms/input-purpose.ts';
import type { Field, Form } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, heading } from '../../helpers/evidence.ts';
import { axe, rule } from '../accessibility/axe-evidence.ts';

const form: Form = { selector: 'form', action: 'https://www.ambleford.example/report', method: 'post' };
const quiet = axe([rule('autocomplete-valid', 'inapplicable')]);

function page(asked: readonly Partial<Field>[], rest: { h1?: string; method?: string; action?: string } = {}) {
  const { h1 = 'Your details', ...formRest } = rest;
  return {
    ...quiet,
    headings: [heading(1, h1)],
    forms: { forms: [{ ...form, ...formRest }], fields: asked.map((one) => field(one)) },
  };
}

const ask = (visibleLabel: string, autocomplete = '', rest: Partial<Field> = {}): Partial<Field> => {
  return { visibleLabel, accessibleName: visibleLabel, autocomplete, ...rest };
};
const owned: readonly (readonly [label: string, autocomplete: string])[] = [
  ['Full name', 'name'],
  ['First name(s)', 'given-name'],
  ['Surname', 'family-name'],
  ['What is your email address?', 'email'],
  ['Email address (optional)', 'username webauthn'],
  ['Phone number *', 'home tel'],
  ['Mobile', 'tel-national'],
  ['Postcode', 'section-a billing postal-code'],
  ['Address line 1', 'address-line1'],
  ['Address line 2 (optional)', 'address-line2'],
  ['Town or city', 'address-level2'],
  ['Your address', 'street-address'],
  ['Date of birth', 'bday'],
  ['Eich enw llawn', 'name'],
  ['Cod post', 'POSTAL-CODE'],
];

checkCases(inputPurpose, {
  passed: [
    ...owned.map(([label, autocomplete]) => ({
      name: `${label}: ${autocomplete}`,
      seen: page([ask(label, autocomplete)]),
    })),
    {
      name: 'no personal field, but axe found the values that are there to be right',
      seen: { ...page([ask('Card number', 'cc-number')]), ...axe([rule('autocomplete-valid', 'passed')]) },
    },
  ],
  failed: [
    {
      name: 'a heading beside the page is about somebody else',
      seen: {
        ...page([ask('Email address')]),
        headings: [heading(1, 'Your details'), { ...heading(2, 'Foster a child'), selector: 'body > footer > h2' }],
      },
      messages: ['missing'],
    },
    ...owned.map(([label]) => ({
      name: `${label}: nothing`,
      seen: page([ask(label)]),
      messages: ['missing' as const],
    })),
    {
      name: 'says what was asked and what was expected',
      seen: page([ask('Your email')]),
      messages: ['missing'],
      data: [{ label: 'Your email', expected: 'email' }],
    },
    {
      name: 'switched off',
      seen: page([ask('Full name', 'off')]),
      messages: ['wrong'],
      data: [{ label: 'Full name', expected: 'name', found: 'off' }],
    },
    { name: 'the value of another field', seen: page([ask('Surname', 'given-name')]), messages: ['wrong'] },
    {
      name: 'a value that does not exist is named once, by axe',
      seen: {
        ...page([ask('Your email', 'mail'), ask('Full name')]),
        ...axe([rule('autocomplete-valid', 'failed')]),
      },
      messages: ['missing', 'invalid'],
    },
    {
      name: 'axe alone, on a field we do not know',
      seen: { ...page([ask('Card number', 'cardnumber')]), ...axe([rule('autocomplete-valid', 'failed')]) },
      messages: ['invalid'],
    },
    {
      name: 'a label for screen readers only still asks',
      seen: page([{ visibleLabel: '', accessibleName: 'Email address' }]),
      messages: ['missing'],
    },
    {
      name: '"your" on a page about somebody else',
      seen: page([ask('Your name'), ask('First name')], { h1: 'Tell us about your child' }),
      messages: ['missing'],
      data: [{ label: 'Your name', expected: 'name' }],
    },
    {
      name: 'a lookup form that asks for more than a postcode',
      seen: page([ask('Postcode'), ask('House number')], { method: 'get' }),
      messages: ['missing'],
    },
    {
      name: 'a group of fields about the person',
      seen: page([
        ask('Full name', '', { legend: 'Your details' }),
        ask('Postcode', '', { legend: 'What is your address?' }),
      ]),
      messages: ['missing', 'missing'],
    },
    {
      name: 'a form that asks for several personal details',
      seen: page([ask('Full name'), ask('Email address', 'email')], { h1: 'Contact us' }),
      messages: ['missing'],
    },
    { name: 'a postcode that is sent off', seen: page([ask('Your postcode')]), messages: ['missing'] },
  ],
  cantTell: [
    {
      name: 'a part of the page is about somebody else',
      seen: {
        ...page([ask('Name'), ask('Email address')], { h1: 'Tell us about your home' }),
        headings: [heading(1, 'Tell us about your home'), heading(2, 'The landlord')],
      },
      messages: ['unclear', 'unclear'],
    },
    {
      name: 'nothing says whose address it is',
      seen: page([ask('Full address')], { h1: 'Report a problem' }),
      messages: ['unclear'],
      data: [{ label: 'Full address', expected: 'street-address' }],
    },
    {
      name: 'two fields for the same thing, in no form',
      seen: page([ask('Email address', '', { form: null }), ask('Email', '', { form: null })], { h1: 'Contact us' }),
      messages: ['unclear', 'unclear'],
    },
    {
      name: 'switched off, whoever it is about',
      seen: page([ask('Name', 'off')], { h1: 'Apply' }),
      messages: ['unclear'],
    },
  ],
  inapplicable: [
    { name: 'no fields', seen: page([]) },
    {
      name: 'fields about the problem',
      seen: page([ask('Where is the pothole?'), ask('Name of the road'), ask('Title')]),
    },
    { name: 'labels that contain the words', seen: page([ask('Address of the problem'), ask('Name of your school')]) },
    { name: 'a child', seen: page([ask('Child’s first name'), ask('Name of child')]) },
    {
      name: 'somebody else by the name of the field',
      seen: page([ask('Name', '', { name: 'landlord_name' }), ask('Postcode', '', { name: 'businessPostcode' })]),
    },
    {
      name: 'a page about somebody else',
      seen: page([ask('First name'), ask('Date of birth')], { h1: 'Tell us about your child' }),
    },
    {
      name: 'a group of fields about somebody or something else',
      seen: page([
        ask('Full name', '', { legend: 'Landlord’s details' }),
        ask('Postcode', '', { legend: 'Your landlord’s details Address' }),
        ask('Name', '', { legend: 'Manylion y plentyn' }),
        ask('Address line 1', '', { legend: 'Where is the property?' }),
      ]),
    },
    { name: 'the person being reported', seen: page([ask('Name')], { h1: 'Details of the person you are reporting' }) },
    { name: 'the nearest something by postcode', seen: page([ask('Postcode')], { method: 'get' }) },
    {
      name: 'the nearest something by postcode, within a distance',
      seen: page([ask('Enter your postcode'), ask('Within', '', { tag: 'select', type: 'select' })], { method: 'get' }),
    },
    { name: 'a lookup outside any form', seen: page([ask('Postcode', '', { form: null })]) },
    { name: 'a search box', seen: page([ask('Name', '', { type: 'search' }), ask('Name', '', { name: 'q' })]) },
    { name: 'a field that cannot be seen', seen: page([ask('Email', '', { visible: false })]) },
    { name: 'choices', seen: page([ask('Email', '', { type: 'checkbox' }), ask('Phone', '', { type: 'radio' })]) },
  ],
});
