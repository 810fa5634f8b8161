import { keyShortcuts } from '../../../checks/accessibility/key-shortcuts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const frame = (keys: readonly string[], tried: 'all' | 'cut' = 'all') => ({ ...keyElement('map'), keys, tried });
const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
checkCases(keyShortcuts, {
  cantTell: [
    {
      name: 'keys in a frame',
      seen: walk({ frameShortcuts: [frame(['z'])] }),
      messages: ['inFrame'],
      data: [{ name: 'map', keys: 'z' }],
    },
    {
      name: 'not every key was tried in a frame',
      seen: walk({ frameShortcuts: [frame(['z'], 'cut')] }),
      messages: ['inFrame', 'frameUntried'],
    },
    { name: 'not every key was tried', seen: walk({ shortcutsTried: 'cut' }), messages: ['untried'] },
    { name: 'a frame was not looked into', seen: walk({ unseen: [keyUnseen('map')] }), messages: [] },
    {
      name: 'single keys and claimed keys',
      seen: walk({ shortcuts: ['m', '/'], accessKeys: [{ ...keyElement('home'), key: 'h' }] }),
      messages: ['single', 'accesskey'],
      data: [{ keys: 'm /' }, { name: 'home', key: 'h' }],
    },
  ],
  passed: [
    { name: 'every key was tried', seen: walk({ shortcutsTried: 'all' }) },
    { name: 'every key was tried in a frame', seen: walk({ frameShortcuts: [frame([])] }) },
  ],
  inapplicable: [{ name: 'there are none', seen: walk() }],
});
