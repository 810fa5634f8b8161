import { keyShortcuts } from '../../../checks/accessibility/key-shortcuts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
checkCases(keyShortcuts, {
  cantTell: [
    { name: 'not every key was tried', seen: walk({ shortcutsTried: 'cut' }), messages: ['untried'] },
    { name: 'a frame was not looked into', seen: walk({ unseen: [keyUnseen('map')] }), messages: [] },
    {
      name: 'single keys and claimed keys',
      seen: walk({ shortcuts: ['m', '/'], accessKeys: [{ ...keyElement('home'), key: 'h' }] }),
      messages: ['single', 'accesskey'],
      data: [{ keys: 'm /' }, { name: 'home', key: 'h' }],
    },
  ],
  passed: [{ name: 'every key was tried', seen: walk({ shortcutsTried: 'all' }) }],
  inapplicable: [{ name: 'there are none', seen: walk() }],
});
