import { skipLinkWorks } from '../../../checks/accessibility/skip-link-works.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyStop } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const skip = (works: boolean | null, found = true, shown = true) =>
  walk({
    stops: ['skip', 'a', 'b'].map((id) => keyStop(id)),
    skips: [{ ...keyElement('skip'), stop: 0, target: '#main', found, shown, works }],
  });

checkCases(skipLinkWorks, {
  passed: [
    { name: 'it leads there', seen: skip(true) },
    { name: 'a script leads there', seen: skip(true, false) },
  ],
  failed: [
    {
      name: 'nothing is there',
      seen: skip(false, false),
      messages: ['nowhere'],
      data: [{ name: 'skip', target: '#main' }],
    },
    { name: 'it stays where it is', seen: skip(false), messages: ['stays'] },
    { name: 'it is not shown', seen: skip(true, true, false), messages: ['hidden'] },
  ],
  cantTell: [
    {
      name: 'there is hardly anything else',
      seen: walk({
        skips: [{ ...keyElement('skip'), stop: 0, target: '#main', found: false, shown: true, works: false }],
      }),
      messages: ['untried'],
    },
    {
      name: 'the Tab key does not reach it',
      seen: walk({
        skips: [{ ...keyElement('skip'), stop: null, target: '#main', found: true, shown: false, works: null }],
      }),
      messages: ['unreached'],
    },
    {
      name: 'it leads into the menu',
      seen: walk({
        skips: [
          { ...keyElement('skip'), stop: 0, target: '#menu', found: true, shown: true, works: true, toMenu: true },
        ],
      }),
      messages: ['menu'],
    },
    { name: 'it could not be tried', seen: skip(null), messages: ['untried'] },
  ],
  inapplicable: [{ name: 'there is none', seen: walk() }],
});
