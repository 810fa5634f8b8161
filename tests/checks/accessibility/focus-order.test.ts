import { focusOrder } from '../../../checks/accessibility/focus-order.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyStop } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
checkCases(focusOrder, {
  passed: [{ name: 'one after the other', seen: walk() }],
  cantTell: [
    {
      name: 'a tabindex, a step back and a silent stop',
      seen: walk({
        stops: [keyStop('a', { tabindex: 2 }), keyStop('b'), keyStop('c'), keyStop('d', { ariaHidden: true })],
        backward: [1, 2],
      }),
      messages: ['tabindex', 'backward', 'silent'],
      data: [{ name: 'a', tabindex: 2 }, { name: 'c', before: 'b' }, { name: 'd' }],
    },
    {
      name: 'one that the Tab key passes over',
      seen: walk({ passedOver: [keyElement('b')] }),
      messages: ['passed'],
      data: [{ name: 'b' }],
    },
    {
      name: 'the way back was not gone to its end',
      seen: walk({ back: { steps: 4, ended: 'lost', missed: [] } }),
      messages: [],
    },
    {
      name: 'one that is left out on the way back',
      seen: walk({ back: { steps: 4, missed: [1] } }),
      messages: ['missed'],
      data: [{ name: 'b' }],
    },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: [] },
  ],
  inapplicable: [{ name: 'one stop has no order', seen: walk({ stops: [keyStop('a')] }) }],
});
