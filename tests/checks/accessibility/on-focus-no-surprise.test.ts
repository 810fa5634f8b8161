import { onFocusNoSurprise } from '../../../checks/accessibility/on-focus-no-surprise.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const surprise = (kind: 'navigation' | 'window' | 'dialog' | 'sent' | 'taken' | 'moved' | 'opened' | 'changed') => ({
  kind,
  on: keyElement(kind),
  to: null,
});

checkCases(onFocusNoSurprise, {
  passed: [{ name: 'nothing happens', seen: walk() }],
  failed: [
    {
      name: 'each kind, and a doubt beside them',
      seen: walk({ surprises: (['navigation', 'window', 'dialog', 'sent', 'taken', 'moved'] as const).map(surprise) }),
      messages: ['navigation', 'window', 'dialog', 'navigation', 'taken'],
    },
    {
      name: 'a dialog that takes the focus from where a script waits for it',
      seen: walk({ surprises: [{ ...surprise('opened'), to: '#dialog', byFocus: true }] }),
      messages: ['taking'],
    },
    {
      name: 'the same beside another heading',
      seen: walk({ surprises: [surprise('changed'), { ...surprise('opened'), to: '#dialog', byFocus: true }] }),
      messages: ['taking'],
    },
  ],
  cantTell: [
    {
      name: 'a dialog, and another heading',
      seen: walk({ surprises: [surprise('opened'), surprise('changed')] }),
      messages: ['opened', 'changed'],
    },
    { name: 'the focus goes on by itself', seen: walk({ surprises: [surprise('moved')] }), messages: ['moved'] },
    {
      name: 'a message when it is left',
      seen: walk({ surprises: [{ ...surprise('dialog'), leaving: true }] }),
      messages: ['leaving'],
    },
    {
      name: 'the page left once, and did not again',
      seen: walk({ surprises: [{ ...surprise('navigation'), once: true }] }),
      messages: ['once'],
    },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: ['cut'] },
    {
      name: 'a frame of another site and closed parts',
      seen: walk({ unseen: [keyUnseen('map'), keyUnseen('chat')] }),
      messages: ['inside'],
      data: [{ count: 2 }],
    },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
