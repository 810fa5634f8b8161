import { statusMessages } from '../../../checks/accessibility/status-messages.ts';
import type { MessageSeen } from '../../../src/model/seen/operated.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { message, operated } from '../../helpers/operated.ts';

const messages = (...all: MessageSeen[]) => operated({ messages: all });
const text = 'The address has been copied.';

checkCases(statusMessages, {
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
    { name: 'not everything was tried', seen: operated({ messages: [message()], untried: 1 }), messages: ['cutShort'] },
    { name: 'the page left', seen: operated({ cutShort: true }), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'no message came up', seen: messages() }],
});
