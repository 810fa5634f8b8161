import { mouseOnly } from '../../../checks/accessibility/mouse-only.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement } from '../../helpers/keyboard-evidence.ts';
import { control, controls, layer, tried } from '../../helpers/operated.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const doubt = (how: 'handler' | 'pointer' | 'no-keys' | 'hover' | 'label', sure = false) => ({
  ...keyElement('pay'),
  role: 'span',
  how,
  sure,
});
const menuButton = (rest: Parameters<typeof control>[0] = {}) =>
  controls(control({ selector: '#pay > button', layer: layer({ selector: '#pay > ul' }), ...rest }));

checkCases(mouseOnly, {
  passed: [
    { name: 'everything is reached', seen: walk() },
    {
      name: 'a menu that opens under the pointer, and by a button in it',
      seen: { ...walk({ unreached: [doubt('hover')] }), ...menuButton() },
    },
    { name: 'what is certain is for another check', seen: walk({ unreached: [doubt('handler', true)] }) },
  ],
  cantTell: [
    { name: 'a label of a hidden field', seen: walk({ unreached: [doubt('label')] }), messages: ['label'] },
    {
      name: 'what says that it is a button',
      seen: walk({ unreached: [{ ...doubt('handler'), role: 'button' }] }),
      messages: ['known'],
      data: [{ name: 'pay', role: 'button' }],
    },
    {
      name: 'each kind of doubt',
      seen: walk({
        unreached: (['handler', 'pointer', 'no-keys', 'hover'] as const).map((how) => ({
          ...doubt(how),
          selector: `#${how}`,
        })),
      }),
      messages: ['click', 'click', 'keys', 'hover'],
    },
    {
      name: 'a menu whose button only the pointer works',
      seen: { ...walk({ unreached: [doubt('hover')] }), ...menuButton({ works: tried({ click: true }) }) },
      messages: ['hover'],
    },
    {
      name: 'a menu with a button that opens nothing to go to',
      seen: {
        ...walk({ unreached: [doubt('hover')] }),
        ...menuButton({ layer: layer({ selector: '#pay > ul', focusables: 0 }) }),
      },
      messages: ['hover'],
    },
    {
      name: 'a menu with a button that opens something elsewhere',
      seen: { ...walk({ unreached: [doubt('hover')] }), ...menuButton({ layer: layer({ selector: '#help' }) }) },
      messages: ['hover'],
    },
    {
      name: 'a button elsewhere',
      seen: { ...walk({ unreached: [doubt('hover')] }), ...menuButton({ selector: '#pay-2 > button' }) },
      messages: ['hover'],
    },
    {
      name: 'a button that opens a menu, in what is clicked itself',
      seen: { ...walk({ unreached: [doubt('pointer')] }), ...menuButton() },
      messages: ['click'],
    },
    { name: 'not everything was looked at', seen: walk({ unreachedCut: true }), messages: [] },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: [] },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
