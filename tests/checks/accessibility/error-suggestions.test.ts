import { expect, it } from 'vitest';
import { errorSuggestions } from '../../../checks/accessibility/error-suggestions.ts';
import { errorsIdentified } from '../../../checks/accessibility/errors-identified.ts';
import { settleByYielding } from '../../../src/assess/giving-way.ts';
import { findingsOf } from '../../../src/assess/places-told.ts';
import type { FieldErrors } from '../../../src/model/seen/field-errors.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { bareField, forms, formText, spot, triedField, triedForm } from '../../helpers/operated.ts';

const says = (error: string, type = 'text') => forms(triedForm({ fields: [triedField({ error, type })] }));

checkCases(errorSuggestions, {
  passed: [
    { name: 'it says what to do', seen: says('Enter your name') },
    { name: 'it gives an example', seen: says('Enter an email address, like name@example.com', 'email') },
    { name: 'the word for those who only hear it, and then what to do', seen: says('Error Enter your name') },
    { name: 'the same in Welsh', seen: says('Error Rhowch eich enw') },
    { name: 'what signs people in is kept vague', seen: says('User name or password is incorrect') },
    { name: 'which answer, and how', seen: says('Date of event must be like 27 3 2026') },
    { name: 'a field that is only empty', seen: says('Your name is missing') },
  ],
  cantTell: [
    {
      name: 'one good, others not tried',
      seen: {
        fieldErrors: {
          forms: [triedForm(), triedForm({ outcome: 'sends', fields: [] })],
          untried: 1,
          leftOut: [spot('#a')],
        },
      },
      messages: ['notTried', 'notTried', 'moreForms'],
    },
    {
      name: 'forms with and without a place that nobody had the time for',
      seen: { fieldErrors: { forms: [], untried: 3, beyond: [spot('#third')] } },
      messages: ['notTried', 'moreForms'],
    },
    { name: 'something is wrong', seen: says('Invalid input'), messages: ['vague'], data: [{ text: 'Invalid input' }] },
    { name: 'which answer, and not how', seen: says('Date of event is invalid'), messages: ['vague'] },
    { name: 'check it', seen: says('Please check this field.'), messages: ['vague'] },
    { name: 'a field error', seen: says('Field error'), messages: ['vague'] },
    { name: 'one word', seen: says('Error!'), messages: ['vague'] },
    {
      name: 'a summary that says nothing',
      seen: forms(triedForm({ fields: [bareField()], texts: [formText('Error')] })),
      messages: ['vagueText'],
    },
    { name: 'a date without its form', seen: says('Your date of birth is missing', 'date'), messages: ['noFormat'] },
  ],
  inapplicable: [
    { name: 'no form', seen: forms() },
    { name: 'the browser has its own words', seen: forms(triedForm({ outcome: 'browser', fields: [bareField()] })) },
    { name: 'nothing was said', seen: forms(triedForm({ fields: [bareField()] })) },
  ],
});

/** What is left to tell by each of the two checks of one and the same form. */
function toldOf(fieldErrors: FieldErrors): readonly string[] {
  const results = [errorsIdentified, errorSuggestions].map((check) => {
    const outcome = check.evaluate({ fieldErrors }, {} as never);
    return [check, { check: check.meta.id, subject: 'http://here.example/', outcome }] as const;
  });
  const settled = settleByYielding(new Map(results));
  return [...settled.values()].flatMap(({ outcome }) => findingsOf(outcome).map(({ message }) => message));
}

it.each([
  ['it would be sent', { forms: [triedForm({ outcome: 'sends', fields: [] })], untried: 0 }, ['toServer']],
  ['it was left alone', { forms: [], untried: 0, leftOut: [spot('#login')] }, ['leftOut']],
  ['there was no time', { forms: [], untried: 1, beyond: [spot('#third')] }, ['beyond']],
  ['there was no time, and nobody knows where it is', { forms: [], untried: 1 }, ['moreForms']],
  [
    'it says nothing of use',
    { forms: [triedForm({ fields: [bareField()], texts: [formText('Error')] })], untried: 0 },
    ['general'],
  ],
  [
    'it says nothing of use at a field, which are two faults',
    { forms: [triedForm({ fields: [triedField({ error: 'Invalid', tied: false })] })], untried: 0 },
    ['untied', 'vague'],
  ],
])('asks once about a form of which the other check asks: %s', (_, fieldErrors, messages) => {
  expect(toldOf(fieldErrors)).toEqual(messages);
});
