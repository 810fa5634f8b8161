import { statusMessages } from '../../../checks/accessibility/status-messages.ts';
import type { TriedForm } from '../../../src/model/seen/field-errors.ts';
import type { MessageSeen } from '../../../src/model/seen/operated.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { forms, formText, message, operated, spot, triedForm } from '../../helpers/operated.ts';

const messages = (...all: MessageSeen[]) => operated({ messages: all });
/** What came up when a form was sent, on a page where nothing else did. */
const sent = (...texts: TriedForm['texts']) => ({ ...operated(), ...forms(triedForm({ fields: [], texts })) });
const text = 'The address has been copied.';

/** A number of things found, which nobody hears. */
const unheard = (words: string, rest: Partial<MessageSeen> = {}) =>
  message({ text: words, when: 'typed', live: false, unheard: true, ...rest });

checkCases(statusMessages, {
  failed: [
    {
      name: 'so many are found',
      seen: messages(unheard('6 applications', { fewer: true })),
      messages: ['countUnheard'],
    },
    { name: 'none is found', seen: messages(unheard('No books match. Try fewer words.')), messages: ['countUnheard'] },
    {
      name: 'some are chosen from a list, beside another message',
      seen: messages(
        unheard('Showing 3 of 12 results', { when: 'changed' }),
        message({ live: false, selector: '#other' }),
      ),
      messages: ['countUnheard'],
      data: [{ text: 'Showing 3 of 12 results' }],
    },
  ],
  passed: [
    { name: 'announced, and it stays', seen: messages(message()) },
    {
      name: 'a word to wait, which makes way',
      seen: messages(message({ text: 'Loading, please wait', goneAfter: 1000 })),
    },
    { name: 'the same in Welsh', seen: messages(message({ text: 'Yn llwytho…', goneAfter: 500 })) },
    { name: 'the focus goes there', seen: messages(message({ live: false, focusInside: true })) },
    { name: 'a hint at a field that has the focus', seen: messages(message({ live: false, when: 'focused' })) },
  ],
  cantTell: [
    ...['190 characters left', 'Total: 3 nights', '£12 for 3 nights', 'Enter 3 words or more', '2 days'].map(
      (words) => ({
        name: `not how many are found: ${words}`,
        seen: messages(unheard(words)),
        messages: ['notAnnounced' as const],
      }),
    ),
    {
      name: 'a number, where nothing shows that it is of what was found',
      seen: messages(unheard('6 applications')),
      messages: ['notAnnounced'],
    },
    {
      name: 'a number beside a field for many words',
      seen: messages(unheard('3 found', { fewer: true, by: { ...spot('#wrong'), html: '<textarea id="wrong">' } })),
      messages: ['notAnnounced'],
    },
    {
      name: 'so many have been used of those allowed',
      seen: messages(unheard('3 of 200 used', { fewer: true })),
      messages: ['notAnnounced'],
    },
    {
      name: 'a number that something chosen brings with it',
      seen: messages(unheard('3 adults', { when: 'changed' })),
      messages: ['notAnnounced'],
    },
    {
      name: 'it may have been announced in other words',
      seen: messages(message({ text: '6 applications', when: 'typed', live: false })),
      messages: ['notAnnounced'],
    },
    { name: 'not announced', seen: messages(message({ live: false })), messages: ['notAnnounced'], data: [{ text }] },
    {
      name: 'gone at once',
      seen: messages(message({ goneAfter: 1500 })),
      messages: ['goesAway'],
      data: [{ text, seconds: 1.5 }],
    },
    ...['Updating your details failed. Please try again.', 'Please wait: you have 20 seconds left'].map((words) => ({
      name: words,
      seen: messages(message({ text: words, goneAfter: 1500 })),
      messages: ['goesAway' as const],
    })),
    {
      name: 'more than a word to wait',
      seen: messages(
        message({
          text: 'Please wait for our call within a day, and then say your number: 26/0412/FUL',
          goneAfter: 1000,
        }),
      ),
      messages: ['goesAway'],
    },
    { name: 'both', seen: messages(message({ live: false, goneAfter: 500 })), messages: ['goesAway', 'notAnnounced'] },
    {
      name: 'gone soon after a form was sent',
      seen: sent(formText('Thank you. Your number is PV-40123.', { goneAfter: 4000 })),
      messages: ['goesAway'],
      data: [{ text: 'Thank you. Your number is PV-40123.', seconds: 4 }],
    },
    { name: 'not everything was tried', seen: operated({ messages: [message()], untried: 1 }), messages: ['cutShort'] },
    { name: 'the page left', seen: operated({ cutShort: true }), messages: ['cutShort'] },
  ],
  inapplicable: [
    { name: 'no message came up', seen: messages() },
    { name: 'what came up when a form was sent stayed', seen: sent(formText('Thank you.')) },
    { name: 'a sign of waiting after a form was sent', seen: sent(formText('Please wait', { goneAfter: 1000 })) },
  ],
});
