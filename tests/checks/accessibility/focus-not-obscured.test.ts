import { focusNotObscured } from '../../../checks/accessibility/focus-not-obscured.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyStop, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const behind = (sure: boolean) => keyStop('a', { coveredBy: { selector: '#banner', html: '<div id="banner">', sure } });

checkCases(focusNotObscured, {
  passed: [{ name: 'nothing lies over it', seen: walk() }],
  failed: [
    {
      name: 'behind something that stays in place',
      seen: walk({ stops: [behind(true), behind(false)] }),
      messages: ['covered'],
      data: [{ name: 'a', cover: '#banner' }],
    },
  ],
  cantTell: [
    { name: 'behind something else', seen: walk({ stops: [behind(false)] }), messages: ['perhaps'] },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: ['cut'] },
    {
      name: 'the way back was not gone to its end',
      seen: walk({ back: { steps: 4, ended: 'cut', missed: [] } }),
      messages: [],
    },
    {
      name: 'a frame of another site and closed parts',
      seen: walk({ unseen: [keyUnseen('map'), keyUnseen('chat')] }),
      messages: ['inside'],
      data: [{ count: 2 }],
    },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
