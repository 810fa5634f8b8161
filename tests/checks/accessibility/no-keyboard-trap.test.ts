import { noKeyboardTrap } from '../../../checks/accessibility/no-keyboard-trap.ts';
import type { KeyTrap } from '../../../src/model/seen/keyboard.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyStop, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const trap = (stops: number[], leftBy: KeyTrap['leftBy'] = [], rest: Partial<KeyTrap> = {}): KeyTrap => ({
  ...{ stops, leftBy, dialog: null },
  ...rest,
});

/** So many in a row that were brought as the walk went on. */
const brought = (count: number) => Array.from({ length: count }, (_, at) => keyStop(`n${at}`, { late: true }));

checkCases(noKeyboardTrap, {
  passed: [
    { name: 'it grew, and came to an end', seen: walk({ stops: [keyStop('a'), ...brought(30)] }) },
    { name: 'the end was reached', seen: walk() },
    { name: 'a dialog that Escape closes', seen: walk({ traps: [trap([0, 1], ['escape'], { dialog: '#d' })] }) },
    { name: 'a layer with a button that closes it', seen: walk({ traps: [trap([0, 1], ['close'])] }) },
  ],
  failed: [
    { name: 'nothing leads on', seen: walk({ traps: [trap([1])], ended: 'trap' }), messages: ['held'] },
    {
      name: 'a circle, and a doubt beside it',
      seen: walk({ traps: [trap([0, 1]), trap([1], ['escape'])] }),
      messages: ['circle'],
      data: [{ name: 'a', stops: 2, ways: '' }],
    },
    {
      name: 'a dialog, and every way was tried',
      seen: walk({ traps: [trap([1], [], { dialog: '#d', untried: 0 })] }),
      messages: ['held'],
    },
  ],
  cantTell: [
    {
      name: 'a button that should not be pressed may lead out',
      seen: walk({ traps: [trap([0, 1], [], { untried: 1 })] }),
      messages: ['untried'],
      data: [{ name: 'a', stops: 2, ways: '' }],
    },
    {
      name: 'the focus stays in a frame that nobody can look into',
      seen: walk({ ended: 'cut', heldIn: 1 }),
      messages: ['frame', 'cut'],
      data: [{ name: 'b' }, undefined],
    },
    {
      name: 'the way back was not gone to its end',
      seen: walk({ back: { steps: 40, ended: 'cut', missed: [] } }),
      messages: ['backCut'],
      data: [{ steps: 40, stops: 2 }],
    },
    {
      name: 'a stop that holds the way back is told alone',
      seen: walk({ traps: [trap([1], [], { backward: true })], back: { steps: 1, ended: 'lost', missed: [] } }),
      messages: ['back'],
    },
    { name: 'only back', seen: walk({ traps: [trap([1], [], { backward: true })] }), messages: ['back'] },
    {
      name: 'a dialog that only Shift and Tab leave',
      seen: walk({ traps: [trap([1], ['shift-tab'], { dialog: '#d' })] }),
      messages: ['dialog'],
    },
    {
      name: 'Escape leads on',
      seen: walk({ traps: [trap([1], ['shift-tab', 'escape'])] }),
      messages: ['way'],
      data: [{ name: 'b', stops: 1, ways: 'shift-tab, escape' }],
    },
    {
      name: 'a dialog whose buttons were not tried',
      seen: walk({ traps: [trap([1], [], { dialog: '#d' })] }),
      messages: ['dialog'],
    },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: ['cut'] },
    {
      name: 'no end of what was brought as it went on',
      seen: walk({ stops: [keyStop('a'), keyStop('b'), ...brought(20)], ended: 'cut' }),
      messages: ['grows', 'cut'],
      data: [{ name: 'b', stops: 22, count: 20 }, undefined],
    },
    {
      name: 'some came late on a long page, and others after them were there all along',
      seen: walk({ stops: [keyStop('a'), ...brought(19), keyStop('b'), ...brought(19)], ended: 'cut' }),
      messages: ['cut'],
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
