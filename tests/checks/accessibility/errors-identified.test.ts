import { expect, it } from 'vitest';
import { errorsIdentified } from '../../../checks/accessibility/errors-identified.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { bareField, forms, formText, spot, triedField, triedForm } from '../../helpers/operated.ts';

const two = [bareField(), bareField({ ...spot('#town'), label: 'Town' })];
const general = formText('You need to fix the errors on this page.');

const red = (label: string) => bareField({ ...spot('#tel'), label, restyled: true, reddened: true });

checkCases(errorsIdentified, {
  passed: [
    { name: 'words at the field, tied to it', seen: forms(triedForm()) },
    {
      name: 'words above choices, tied to the first of them',
      seen: forms(
        triedForm({
          fields: [
            triedField({ ...spot('#bin'), type: 'radio' }),
            triedField({ ...spot('#bin-2'), type: 'radio', tied: false }),
          ],
        }),
      ),
    },
    {
      name: 'the browser’s own messages',
      seen: forms(triedForm({ outcome: 'browser', fields: [bareField({ invalid: true })] })),
    },
    {
      name: 'a summary alone that leads to the fields',
      seen: forms(triedForm({ fields: two, texts: [formText('There is a problem', { links: 2 })], focus: 'texts' })),
    },
    {
      name: 'a summary alone that names the fields',
      seen: forms(triedForm({ fields: two, texts: [formText('Your name is missing')], focus: 'texts' })),
    },
    {
      name: 'a red edge whose words stand at the field beside it and name it',
      seen: forms(
        triedForm({ fields: [triedField({ error: 'Enter your name and phone number' }), red('Phone number')] }),
      ),
    },
    {
      name: 'a red edge that a list at the top has the words for',
      seen: forms(
        triedForm({
          fields: [triedField(), red('Phone number')],
          texts: [formText('There is a problem. Enter your name. Enter a number to call', { links: 2 })],
        }),
      ),
    },
    {
      name: 'another colour beside a field that has words',
      seen: forms(triedForm({ fields: [triedField(), { ...red('Phone number'), reddened: false, invalid: false }] })),
    },
    { name: 'announced by a region, the focus stays', seen: forms(triedForm({ focus: 'button', texts: [general] })) },
    {
      name: 'it may be sent empty',
      seen: forms(
        triedForm({ fields: two, texts: [formText('Thank you. Your number is PV-40123.')], focus: 'button' }),
      ),
    },
    {
      name: 'announced by the message itself',
      seen: forms(
        triedForm({
          focus: 'button',
          fields: [triedField({ errorSpot: { ...spot('#e'), html: '<p role="alert">' } })],
        }),
      ),
    },
  ],
  failed: [
    {
      name: 'a red edge and no words',
      seen: forms(triedForm({ fields: [bareField({ restyled: true }), bareField()] })),
      messages: ['colourOnly'],
    },
    {
      name: 'errors somewhere',
      seen: forms(triedForm({ fields: two, texts: [general], focus: 'texts' })),
      messages: ['nameless'],
    },
  ],
  cantTell: [
    {
      name: 'a red edge, and words that the style sheet draws',
      seen: forms(triedForm({ fields: [bareField({ restyled: true })], otherwise: ['drawn'] })),
      messages: ['otherWords'],
    },
    {
      name: 'another colour that is not red',
      seen: forms(triedForm({ fields: [bareField({ restyled: true, reddened: false })] })),
      messages: ['changedLook'],
    },
    {
      name: 'words that are no label and not general either',
      seen: forms(triedForm({ fields: two, texts: [formText('Tell us what people call you')], focus: 'texts' })),
      messages: ['general'],
    },
    {
      name: 'only a form that signs in',
      seen: { fieldErrors: { forms: [], untried: 0, leftOut: [spot('#login')] } },
      messages: ['leftOut'],
    },
    {
      name: 'words tied to one field to type in, and not to the one beside it',
      seen: forms(triedForm({ fields: [triedField(), triedField({ ...spot('#town'), tied: false })] })),
      messages: ['untied'],
    },
    {
      name: 'a message that is not tied',
      seen: forms(triedForm({ fields: [triedField({ tied: false })] })),
      messages: ['untied'],
      data: [{ text: 'Enter your name' }],
    },
    {
      name: 'a message that nothing announces',
      seen: forms(triedForm({ focus: 'button' })),
      messages: ['unannounced'],
    },
    {
      name: 'one field and a general message',
      seen: forms(triedForm({ fields: [bareField()], texts: [general], focus: 'texts' })),
      messages: ['general'],
    },
    {
      name: 'a general message, and only a red edge says which field it is about',
      seen: forms(
        triedForm({
          fields: [bareField({ restyled: true }), bareField({ ...spot('#town'), label: 'Town' })],
          texts: [general],
          focus: 'texts',
        }),
      ),
      messages: ['general', 'byLook'],
    },
    {
      name: 'nothing happens',
      seen: forms(triedForm({ fields: [bareField()], focus: 'button' })),
      messages: ['silent'],
    },
    { name: 'the server checks it', seen: forms(triedForm({ outcome: 'sends', fields: [] })), messages: ['toServer'] },
    { name: 'it was not tried', seen: forms(triedForm({ outcome: 'not-tried', fields: [] })), messages: ['toServer'] },
    {
      name: 'one good, and one more that nobody said the place of',
      seen: { fieldErrors: { forms: [triedForm()], untried: 1 } },
      messages: ['moreForms'],
      data: [{ count: 1 }],
    },
    {
      name: 'none tried, and some there',
      seen: { fieldErrors: { forms: [], untried: 2 } },
      messages: ['moreForms'],
      data: [{ count: 2 }],
    },
    {
      name: 'forms that were not tried, some of them with their place',
      seen: { fieldErrors: { forms: [triedForm()], untried: 3, beyond: [spot('#third'), spot('#fourth')] } },
      messages: ['beyond', 'beyond', 'moreForms'],
    },
    {
      name: 'a red edge without words beside a field that has some',
      seen: forms(triedForm({ fields: [triedField(), red('Phone number')] })),
      messages: ['wordsElsewhere'],
    },
    {
      name: 'a red edge beside a field with words, and a summary that leads to the other alone',
      seen: forms(
        triedForm({
          fields: [triedField(), red('Phone number')],
          texts: [formText('There is a problem. Enter your name', { links: 1 })],
        }),
      ),
      messages: ['wordsElsewhere'],
    },
  ],
  inapplicable: [{ name: 'no form that asks for anything', seen: forms() }],
});

it('points at the forms that were not tried, and not at one that was', () => {
  const fieldErrors = { forms: [triedForm()], untried: 3, beyond: [spot('#third'), spot('#fourth')] };
  const verdict = errorsIdentified.evaluate({ fieldErrors }, {} as never);
  const places =
    'findings' in verdict ? verdict.findings.map(({ at }) => ('selector' in at ? at.selector : at.kind)) : [];
  expect(places).toEqual(['#third', '#fourth', 'page']);
});
