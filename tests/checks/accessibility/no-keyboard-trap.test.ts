import { noKeyboardTrap } from '../../../checks/accessibility/no-keyboard-trap.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const trap = (stops: number[], leftBy: ('shift-tab' | 'escape' | 'arrows')[] = [], dialog: string | null = null) => ({
  stops,
  leftBy,
  dialog,
});

checkCases(noKeyboardTrap, {
  passed: [
    { name: 'the end was reached', seen: walk() },
    { name: 'a dialog that Escape closes', seen: walk({ traps: [trap([0, 1], ['escape'], '#d')], ended: 'trap' }) },
  ],
  failed: [
    { name: 'nothing leads on', seen: walk({ traps: [trap([1])], ended: 'trap' }), messages: ['held'] },
    {
      name: 'a circle, and a doubt beside it',
      seen: walk({ traps: [trap([0, 1]), trap([1], ['escape'])] }),
      messages: ['circle'],
      data: [{ name: 'a', stops: 2, ways: '' }],
    },
  ],
  cantTell: [
    {
      name: 'Escape leads on',
      seen: walk({ traps: [trap([1], ['shift-tab', 'escape'])] }),
      messages: ['way'],
      data: [{ name: 'b', stops: 1, ways: 'shift-tab, escape' }],
    },
    {
      name: 'a dialog without a way out',
      seen: walk({ traps: [trap([1], [], '#d')], ended: 'trap' }),
      messages: ['dialog'],
    },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: ['cut'] },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
