import { errorSuggestions } from '../../../checks/accessibility/error-suggestions.ts';
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
      messages: ['notTried'],
      data: [{ count: 3 }],
    },
    { name: 'something is wrong', seen: says('Invalid input'), messages: ['vague'], data: [{ text: 'Invalid input' }] },
    { name: 'which answer, and not how', seen: says('Date of event is invalid'), messages: ['vague'] },
    { name: 'check it', seen: says('Please check this field.'), messages: ['vague'] },
    { name: 'a field error', seen: says('Field error'), messages: ['vague'] },
    { name: 'one word', seen: says('Error!'), messages: ['vague'] },
    {
      name: 'a summary that says nothing',
      seen: forms(triedForm({ fields: [bareField()], texts: [formText('Error')] })),
      messages: ['vague'],
    },
    { name: 'a date without its form', seen: says('Your date of birth is missing', 'date'), messages: ['noFormat'] },
  ],
  inapplicable: [
    { name: 'no form', seen: forms() },
    { name: 'the browser has its own words', seen: forms(triedForm({ outcome: 'browser', fields: [bareField()] })) },
    { name: 'nothing was said', seen: forms(triedForm({ fields: [bareField()] })) },
  ],
});
