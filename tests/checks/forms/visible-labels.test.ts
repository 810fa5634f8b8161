import { visibleLabels } from '../../../checks/forms/visible-labels.ts';
import type { Field, Form } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, hint } from '../../helpers/evidence.ts';

const form: Form = { selector: 'form', action: 'https://www.ambleford.example/report', method: 'post' };
const fields = (...all: Partial<Field>[]) => ({
  forms: { forms: [form], fields: all.map((rest) => field(rest)) },
  fieldHints: [],
});
const beside = (near: string, rest: Partial<Field>) => ({ ...fields(rest), fieldHints: [hint({ near })] });
const inSearch = (...all: Partial<Field>[]) => ({
  forms: {
    forms: [{ ...form, action: 'https://www.ambleford.example/search-the-archive', method: 'get' }],
    fields: all.map((rest) => field({ form: 0, ...rest })),
  },
  fieldHints: [],
});
const bare = { visibleLabel: '', accessibleName: '' };
const hidden = (name: string) => ({ visibleLabel: '', accessibleName: name });

checkCases(visibleLabels, {
  passed: [
    { name: 'a label', seen: fields({ visibleLabel: 'Your email' }) },
    {
      name: 'a label and a placeholder',
      seen: fields({ visibleLabel: 'Your email', placeholder: 'name@host.example' }),
    },
    {
      name: 'a select and a textarea with labels',
      seen: fields({ tag: 'select', type: 'select' }, { tag: 'textarea', type: 'textarea' }),
    },
    { name: 'fields that cannot be seen', seen: fields({}, { ...bare, visible: false }, { ...bare, type: 'hidden' }) },
    {
      name: 'buttons bring their own words',
      seen: fields(
        {},
        { ...bare, type: 'submit' },
        { ...bare, type: 'button' },
        { ...bare, type: 'reset' },
        { ...bare, type: 'image' },
      ),
    },
    { name: 'choices are not typed', seen: fields({}, { ...bare, type: 'radio' }, { ...bare, type: 'checkbox' }) },
    { name: 'a search box with a hidden label', seen: fields({ ...hidden('Search this site'), type: 'search' }) },
    {
      name: 'a text box with the role of a search box',
      seen: fields({ ...hidden('Find'), html: '<input role="searchbox">' }),
    },
    { name: 'a search box told by its name', seen: fields({ ...hidden('Find'), name: 'q' }) },
    { name: 'a search box told by its words, in Welsh', seen: fields(hidden('Chwilio’r safle')) },
    {
      name: 'a search box told by where its form leads',
      seen: {
        forms: {
          forms: [{ ...form, action: 'https://www.ambleford.example/search', method: 'get' }],
          fields: [field(hidden('Find'))],
        },
        fieldHints: [],
      },
    },
    {
      name: 'a search box told by where its form leads, beside a field with a label',
      seen: inSearch(hidden('Words to look for'), { visibleLabel: 'From year' }),
    },
    {
      name: 'a search box told by its name, among others of its form that have labels',
      seen: inSearch({ ...hidden('Words to look for'), name: 'q' }, { visibleLabel: 'From year' }),
    },
  ],
  failed: [
    {
      name: 'several fields beside one search button, which says of none which it is',
      seen: inSearch(hidden('Words to look for'), hidden('From year'), hidden('To year')),
      messages: ['hiddenLabel', 'hiddenLabel', 'hiddenLabel'],
    },
    {
      name: 'another field beside the one that says that it searches',
      seen: inSearch({ ...hidden('Words'), name: 'q' }, hidden('From year')),
      messages: ['hiddenLabel'],
      data: [{ name: 'From year' }],
    },
    {
      name: 'a list beside a search box, where only the list is without a label of any kind',
      seen: inSearch(hidden('Words to look for'), { ...bare, tag: 'select', type: 'select' }),
      messages: ['none'],
    },
    { name: 'nothing at all', seen: fields(bare), messages: ['none'] },
    {
      name: 'a placeholder alone',
      seen: fields({ ...hidden('Your email'), placeholder: 'Your email' }),
      messages: ['placeholderOnly'],
      data: [{ placeholder: 'Your email' }],
    },
    {
      name: 'a placeholder under the words of a group of several questions',
      seen: fields({ ...hidden('First name'), legend: 'Your details', placeholder: 'First name' }),
      messages: ['placeholderOnly'],
    },
    {
      name: 'one below the other without labels',
      seen: fields(
        ...[0, 1].map((at) => ({
          ...hidden(`Line ${at}`),
          selector: `#line-${at}`,
          box: { x: 100, y: 40 * at, width: 220, height: 30 },
        })),
      ),
      messages: ['hiddenLabel', 'hiddenLabel'],
    },
    {
      name: 'a name for screen readers only',
      seen: fields(hidden('Your email')),
      messages: ['hiddenLabel'],
      data: [{ name: 'Your email' }],
    },
    {
      name: 'a placeholder and a button',
      seen: beside('Sign up', { ...bare, placeholder: 'Your email' }),
      messages: ['placeholderOnly'],
    },
    {
      name: 'a label that only screen readers read',
      seen: beside('Your email', hidden('Your email')),
      messages: ['hiddenLabel'],
    },
    {
      name: 'words beside one, and nothing beside another',
      seen: { ...fields({ ...bare, selector: '#a' }, bare), fieldHints: [hint({ selector: '#a', near: 'Your town' })] },
      messages: ['none'],
    },
    { name: 'a label of spaces', seen: fields({ visibleLabel: '  ', accessibleName: ' ' }), messages: ['none'] },
    { name: 'a select', seen: fields({ ...bare, tag: 'select', type: 'select' }), messages: ['none'] },
    {
      name: 'a textarea',
      seen: fields({ ...hidden('Details'), tag: 'textarea', type: 'textarea' }),
      messages: ['hiddenLabel'],
    },
    { name: 'a search box without any name', seen: fields({ ...bare, type: 'search' }), messages: ['none'] },
    {
      name: 'the words search and research are not the same',
      seen: fields(hidden('Research interests')),
      messages: ['hiddenLabel'],
    },
    {
      name: 'each field is one finding',
      seen: fields({}, bare, { ...hidden('Town'), placeholder: 'Town' }),
      messages: ['none', 'placeholderOnly'],
    },
  ],
  cantTell: [
    {
      name: 'words that nothing ties to it',
      seen: beside('Your email', bare),
      messages: ['beside'],
      data: [{ text: 'Your email' }],
    },
    {
      name: 'words beside it, and the same for screen readers',
      seen: beside('Your email', { ...hidden('Your email'), html: '<input id="field" aria-label="Your email">' }),
      messages: ['beside'],
    },
    {
      name: 'a placeholder, and words that nothing ties to it',
      seen: beside('Your email', { ...bare, placeholder: 'name@host.example' }),
      messages: ['beside'],
    },
    {
      name: 'a button beside it that says what it is for',
      seen: beside('Your postcode Find your address', hidden('Your postcode')),
      messages: ['beside'],
      data: [{ text: 'Find your address' }],
    },
    {
      name: 'parts of a date under the words of their group',
      seen: fields({ ...hidden('Day'), legend: 'Date of birth', placeholder: 'DD' }),
      messages: ['perhaps'],
    },
    {
      name: 'a figure of a code, in a group with a name',
      seen: {
        ...fields({ ...hidden('Figure 1 of 6'), html: '<input maxlength="1">' }),
        fieldHints: [hint({ group: 'The code that we sent you' })],
      },
      messages: ['perhaps'],
    },
    {
      name: 'in the middle of a sentence, among other fields',
      seen: { ...fields(hidden('Lowest price')), fieldHints: [hint({ beside: '£ to £' })] },
      messages: ['perhaps'],
    },
    {
      name: 'a list that shows what it is for',
      seen: fields({ ...hidden('Language'), tag: 'select', type: 'select' }),
      messages: ['perhaps'],
    },
    {
      name: 'rows and columns that are no table',
      seen: fields(
        ...[0, 1, 2, 3].map((at) => ({
          ...hidden(`Time ${at}`),
          selector: `#time-${at}`,
          box: { x: 100 + 200 * (at % 2), y: 40 * Math.floor(at / 2), width: 120, height: 30 },
        })),
      ),
      messages: ['perhaps', 'perhaps', 'perhaps', 'perhaps'],
    },
    {
      name: 'in a cell of a table',
      seen: fields({ ...hidden('Monday, from'), selector: 'table > tbody > tr > td:nth-of-type(2) > input' }),
      messages: ['inTable'],
    },
  ],
  inapplicable: [
    { name: 'no fields', seen: fields() },
    { name: 'only choices and buttons', seen: fields({ type: 'radio' }, { type: 'submit' }) },
    { name: 'only fields that cannot be seen', seen: fields({ ...bare, visible: false }) },
  ],
});
