import { mouseOnly } from '../../../checks/accessibility/mouse-only.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const doubt = (how: 'handler' | 'pointer' | 'no-keys' | 'hover', sure = false) => ({ ...keyElement('pay'), how, sure });

checkCases(mouseOnly, {
  passed: [
    { name: 'everything is reached', seen: walk() },
    { name: 'what is certain is for another check', seen: walk({ unreached: [doubt('handler', true)] }) },
  ],
  cantTell: [
    {
      name: 'each kind of doubt',
      seen: walk({ unreached: [doubt('handler'), doubt('pointer'), doubt('no-keys'), doubt('hover')] }),
      messages: ['click', 'click', 'keys', 'hover'],
    },
    { name: 'not everything was looked at', seen: walk({ unreachedCut: true }), messages: [] },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: [] },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
