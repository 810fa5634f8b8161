import { nothingAskedTwice } from '../../../checks/forms/nothing-asked-twice.ts';
import type { Field } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { field, response } from '../../helpers/evidence.ts';

const site = {};

function page(path: string, asked: readonly (string | Partial<Field>)[]) {
  const url = `${ORIGIN}${path}`;
  const fields = asked.map((one, index) => {
    const given = typeof one === 'string' ? { visibleLabel: one } : one;
    return field({ name: `field-${index}`, selector: `#field-${index}`, ...given });
  });
  const forms = [{ selector: 'form', action: url, method: 'post' }];
  return { url, response: response({}, { url }), forms: { forms, fields } };
}

/** The second step of a journey lies on `/2`, and so on. */
function journey(...steps: readonly (readonly (string | Partial<Field>)[])[]) {
  return steps.map((asked, index) => at(index + 1, `/${index + 1}`, asked));
}

function at(number: number, path: string, asked: readonly (string | Partial<Field>)[], name = 'permit') {
  return { ...page(path, asked), journey: { journey: name, step: `Step ${number}`, number } };
}

/** Another field than on the step before. */
const other = (visibleLabel: string): Partial<Field> => ({ visibleLabel, name: 'other', selector: '#other' });
const long = Array.from({ length: 51 }, (_, index) => `Name of tree ${index}`);
const twice = (label: string) => [{ step: 'Step 2', label, earlier: 'Step 1' }];

/** A form of several parts, of which only the first is shown. */
const inParts = (...later: readonly string[]) => [
  page('/parts', [
    'Your full name',
    'Your email address',
    'Your postcode',
    ...later.map((label) => ({ visibleLabel: '', accessibleName: label, visible: false })),
  ]),
];

siteCheckCases(nothingAskedTwice, {
  passed: [
    {
      name: 'another journey did not come to its end, on another site',
      site,
      context: { unfinished: ['licence'] },
      pages: journey(['Your email address'], ['Which permit is it?']),
    },
    { name: 'each step asks something else', site, pages: journey(['Your email address'], ['Which permit is it?']) },
    { name: 'parts of one answer', site, pages: journey(['First name', 'Last name'], ['Your postcode']) },
    {
      name: 'the same field once more, after a mistake',
      site,
      pages: [at(1, '/1', ['Your email address']), at(2, '/1', ['Your email address']), at(3, '/2', ['Which permit?'])],
    },
    {
      name: 'the same, shown at the address that the form was sent to',
      site,
      pages: [
        at(1, '/1', ['Your email address']),
        at(2, '/check', ['Your email address']),
        at(3, '/2', ['Which permit?']),
      ],
    },
    {
      name: 'somebody else’s',
      site,
      pages: journey(
        ['Your email address'],
        [{ visibleLabel: 'Email address', legend: 'Your landlord' }, 'Which permit?'],
      ),
    },
    {
      name: 'of something else',
      site,
      pages: journey(['Your postcode'], [{ visibleLabel: 'Postcode', legend: 'Where is the property?' }]),
    },
    {
      name: 'a word that may mean anything',
      site,
      pages: journey(['Reason', 'Your name'], ['Reason', 'Which permit?']),
    },
    {
      name: 'a password, and a code',
      site,
      pages: journey(
        ['Your name', { type: 'password', visibleLabel: 'Your word' }],
        [{ type: 'password', visibleLabel: 'Your word' }, 'Enter the code again', 'Which permit?'],
      ),
    },
    {
      name: 'choices, which are chosen and not typed',
      site,
      pages: journey(
        ['Your name', { type: 'radio', visibleLabel: 'Yes, I do' }],
        ['Which permit?', { type: 'radio', visibleLabel: 'Yes, I do' }],
      ),
    },
  ],
  cantTell: [
    {
      name: 'the last part of a form asks for what the first did',
      site,
      pages: inParts('Name of the school', 'Your full name', 'Your email address'),
      messages: ['later', 'later'],
      data: [{ label: 'Your full name' }, { label: 'Your email address' }],
    },
    {
      name: 'a street and a postcode that the code says are of whoever fills it in',
      site,
      pages: [
        page('/parts', [
          { visibleLabel: 'Home address: house number and street', autocomplete: 'address-line1' },
          { visibleLabel: 'Home address: postcode', autocomplete: 'postal-code' },
          {
            ...{ visibleLabel: '', accessibleName: 'House number and street', visible: false },
            ...{ name: 'street2', autocomplete: 'address-line1' },
          },
          { visibleLabel: '', accessibleName: 'Postcode', visible: false, autocomplete: 'postal-code' },
        ]),
      ],
      messages: ['later', 'later'],
      data: [{ label: 'House number and street' }, { label: 'Postcode' }],
    },
    {
      name: 'a journey that did not come to its end may ask again behind it',
      site,
      context: { unfinished: ['permit'] },
      pages: journey(['Your email address'], ['Which permit is it?']),
      messages: [],
    },
    {
      name: 'the same, after a single step',
      site,
      context: { unfinished: ['permit'] },
      pages: journey(['Your email address']),
      messages: [],
    },
    {
      name: 'more fields than are looked at, of which the last may ask again',
      site,
      pages: journey(['Your email address'], [...long, other('Your email address')]),
      messages: [],
    },
    {
      name: 'the same label',
      site,
      pages: journey(['Vehicle registration number'], [other('Vehicle registration number')]),
      messages: ['twice'],
      data: twice('Vehicle registration number'),
      at: [`${ORIGIN}/2`],
    },
    {
      name: 'the same field, with a step between',
      site,
      pages: journey(['Your postcode'], ['Which permit?'], ['Your postcode']),
      messages: ['twice'],
      data: [{ step: 'Step 3', label: 'Your postcode', earlier: 'Step 1' }],
    },
    {
      name: 'other words for the same',
      site,
      pages: journey(['Your email'], ['What is your email address?']),
      messages: ['twice'],
      data: twice('What is your email address?'),
    },
    {
      name: 'the browser is told that it is the same',
      site,
      pages: journey(
        [{ visibleLabel: 'How can we ring you?', autocomplete: 'tel' }],
        [{ visibleLabel: 'Number for the driver to ring', autocomplete: 'home tel-national' }],
      ),
      messages: ['twice'],
    },
    {
      name: 'once as a whole, then in parts: each part is told',
      site,
      pages: journey(['Full name'], ['First name', 'Last name']),
      messages: ['twice', 'twice'],
    },
    {
      name: 'told once where the second place is shown again',
      site,
      pages: [
        at(1, '/1', ['Your postcode']),
        at(2, '/2', [other('Your postcode')]),
        at(3, '/2', [other('Your postcode')]),
      ],
      messages: ['twice'],
    },
    {
      name: 'steps that come in another order than they were gone through',
      site,
      pages: journey(['Your postcode'], [other('Your postcode')]).toReversed(),
      messages: ['twice'],
      data: twice('Your postcode'),
    },
    {
      name: 'typed once more on the same page, in a journey and outside of one: told once',
      site,
      pages: [
        page('/1', ['Email address', 'Confirm your email address']),
        at(1, '/1', ['Email address', 'Confirm your email address']),
      ],
      messages: ['again'],
      data: [{ label: 'Confirm your email address' }],
      at: [`${ORIGIN}/1`],
    },
    {
      name: 'with other words',
      site,
      pages: [
        page('/1', ['Enter your email address again', 'Please type your name again to confirm']),
        page('/2', ['Re-enter phone number', 'Email address (again) *', 'Rhowch eich e-bost eto']),
      ],
      messages: ['again', 'again', 'again', 'again', 'again'],
    },
  ],
  inapplicable: [
    { name: 'an address by hand, where none was found', site, pages: inParts('Your postcode', 'Town') },
    {
      name: 'another address in a later part',
      site,
      pages: [
        page('/parts', [
          { visibleLabel: 'House number and street', autocomplete: 'address-line1' },
          { visibleLabel: 'Postcode', autocomplete: 'postal-code' },
          { accessibleName: 'Billing street', visible: false, autocomplete: 'billing address-line1' },
          { accessibleName: 'Billing postcode', visible: false, autocomplete: 'billing postal-code' },
          { accessibleName: 'Street', visible: false, autocomplete: 'shipping address-line1' },
          { accessibleName: 'Postcode', visible: false, autocomplete: 'shipping postal-code' },
        ]),
      ],
    },
    {
      name: 'another person in a later part',
      site,
      pages: inParts('Name of your partner', 'Email address of your partner'),
    },
    {
      name: 'what happens again, and not what is typed again',
      site,
      pages: [
        page('/1', [
          'What would keep it from happening again?',
          'Would you use this service again? Tell us why',
          { type: 'textarea', visibleLabel: 'Tell us if it happens again' },
        ]),
      ],
    },
    { name: 'a page of no journey with more fields than are looked at', site, pages: [page('/1', long)] },
    { name: 'a single step with more fields than are looked at', site, pages: journey(long) },
    { name: 'no pages', site, pages: [] },
    { name: 'pages that are no journey', site, pages: [page('/1', ['Your name']), page('/2', ['Your name'])] },
    { name: 'two journeys', site, pages: [at(1, '/1', ['Your name'], 'a'), at(1, '/2', ['Your name'], 'b')] },
    { name: 'a journey with one question', site, pages: journey(['Your name'], []) },
  ],
});
