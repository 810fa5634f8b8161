import { keyboardOperable } from '../../../checks/accessibility/keyboard-operable.ts';
import type { Screenshot } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const shot: Screenshot = {
  blob: `sha256:${'a'.repeat(64)}`,
  bytes: 9,
  mediaType: 'image/jpeg',
  width: 1280,
  height: 720,
};
const miss = (how: 'handler' | 'role' | 'no-keys' | 'hover' | 'label', sure: boolean) => ({
  ...keyElement('pay', { name: '' }),
  how,
  sure,
});

checkCases(keyboardOperable, {
  passed: [
    { name: 'everything is reached', seen: walk() },
    { name: 'what happens under the pointer is for another check', seen: walk({ unreached: [miss('hover', false)] }) },
  ],
  failed: [
    { name: 'a handler', seen: walk({ picture: shot, unreached: [miss('handler', true)] }), messages: ['handler'] },
    {
      name: 'a role',
      seen: walk({ unreached: [miss('role', true)] }),
      messages: ['role'],
      data: [{ name: 'link', role: 'link' }],
    },
    { name: 'a label of a hidden field', seen: walk({ unreached: [miss('label', true)] }), messages: ['label'] },
    {
      name: 'a script stops the Tab key',
      seen: walk({ stops: [], ended: 'cut', swallowed: true, passedOver: [keyElement('pay')] }),
      messages: ['swallowed'],
      data: [{ name: 'pay' }],
    },
    {
      name: 'mouse only, whatever else is unsure',
      seen: walk({ unreached: [miss('no-keys', true), miss('hover', false)] }),
      messages: ['noKeys'],
    },
  ],
  cantTell: [
    {
      name: 'a handler that was not seen to do anything is asked about elsewhere',
      seen: walk({ unreached: [miss('handler', false)] }),
      messages: [],
    },
    { name: 'not everything was looked at', seen: walk({ unreachedCut: true }), messages: [] },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: ['cut'] },
    { name: 'the walk ended in a trap', seen: walk({ ended: 'trap' }), messages: ['cut'] },
    {
      name: 'a frame of another site and closed parts',
      seen: walk({ unseen: [keyUnseen('map'), keyUnseen('chat')] }),
      messages: ['inside'],
      data: [{ count: 2 }],
    },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
