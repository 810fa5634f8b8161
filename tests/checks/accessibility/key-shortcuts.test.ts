import { keyShortcuts } from '../../../checks/accessibility/key-shortcuts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
checkCases(keyShortcuts, {
  cantTell: [
    {
      name: 'single keys and claimed keys',
      seen: walk({ shortcuts: ['m', '/'], accessKeys: [{ ...keyElement('home'), key: 'h' }] }),
      messages: ['single', 'accesskey'],
      data: [{ keys: 'm /' }, { name: 'home', key: 'h' }],
    },
  ],
  inapplicable: [{ name: 'there are none', seen: walk() }],
});
