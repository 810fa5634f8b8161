import { focusIndicatorStrength } from '../../../checks/accessibility/focus-indicator-strength.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyStop } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const change = (contrast: number | null) => ({ what: 'outline' as const, where: 'self' as const, contrast });
const area = (changed: number, strong: number) => ({ changed, strong, needed: 520 });
const stop = (rest: Parameters<typeof keyStop>[1]) => walk({ stops: [keyStop('a', rest)] });

const PALE = { changes: [change(1.4)], area: area(400, 0) };
const pale = (rest: Parameters<typeof stop>[0] = {}) => stop({ ...PALE, ...rest });

checkCases(focusIndicatorStrength, {
  passed: [
    { name: 'the outline of the browser', seen: walk() },
    { name: 'strong enough', seen: stop({ changes: [change(1.2), change(3)] }) },
    { name: 'one part that styles do not tell of', seen: stop({ changes: [change(1.2), change(null)] }) },
    {
      name: 'styles do not tell, and some pixels change enough',
      seen: stop({ changes: [change(null)], area: area(400, 12) }),
    },
    {
      name: 'strong enough by its styles, whatever was measured on another stop',
      seen: stop({ changes: [change(null), change(4.5)], area: { ...area(400, 0), alike: true } }),
    },
    {
      name: 'pale against the ground around it, and strong against its own',
      seen: stop({ changes: [change(1)], area: area(500, 480) }),
    },
    { name: 'no pixel changes', seen: stop({ changes: [change(null)], area: area(0, 0) }) },
    { name: 'pixels change enough', seen: stop({ changes: [], pixels: 'differ', area: area(80, 80) }) },
    { name: 'nothing at all is for another check', seen: stop({ changes: [], pixels: 'same' }) },
    { name: 'pixels change', seen: stop({ changes: [], pixels: 'differ' }) },
  ],
  failed: [
    {
      name: 'a pale line, as pixels say too',
      seen: pale(),
      messages: ['surelyPale'],
      data: [{ name: 'a', contrast: 1.4 }],
    },
    {
      name: 'two pale lines, one of them a shadow, measured on another stop that is styled like it',
      seen: pale({
        changes: [change(1.4), { ...change(2.5), what: 'shadow' }],
        area: { ...area(400, 0), alike: true },
      }),
      messages: ['surelyPale'],
      data: [{ name: 'a', contrast: 2.5 }],
    },
    {
      name: 'next to nothing to be seen, though pixels differ',
      seen: pale({ changes: [change(1.1)], area: area(0, 0), pixels: 'differ' }),
      messages: ['surelyPale'],
    },
    {
      name: 'the same on a stop that is styled like it',
      seen: pale({ changes: [change(1.1)], area: { ...area(0, 0), alike: true }, pixels: 'alike' }),
      messages: ['surelyPale'],
    },
    {
      name: 'beside one that a text cursor shows',
      seen: walk({
        stops: [keyStop('field', { ...PALE, editable: true }), keyStop('button', PALE)],
      }),
      messages: ['surelyPale'],
      data: [{ name: 'button', contrast: 1.4 }],
    },
  ],
  cantTell: [
    { name: 'a pale line where text is typed', seen: pale({ editable: true }), messages: ['pale'] },
    {
      name: 'a message that can take the focus is nothing to use',
      seen: pale({ role: 'alert', html: '<div role="alert" tabindex="2">' }),
      messages: ['pale'],
    },
    { name: 'a part without a role', seen: pale({ role: 'div', html: '<div tabindex="0">' }), messages: ['pale'] },
    { name: 'only somewhat too pale', seen: pale({ changes: [change(2.6)] }), messages: ['pale'] },
    { name: 'nobody has looked at its pixels', seen: pale({ area: undefined as never }), messages: ['pale'] },
    { name: 'only something elsewhere moved', seen: pale({ pixels: 'elsewhere' }), messages: ['elsewhere'] },
    { name: 'a few pixels are strong', seen: pale({ area: area(400, 9) }), messages: ['pale'] },
    {
      name: 'a border that is always there',
      seen: pale({ changes: [{ ...change(1.4), what: 'border' }] }),
      messages: ['pale'],
    },
    {
      name: 'the ground of the button',
      seen: pale({ changes: [{ ...change(1.4), what: 'background' }] }),
      messages: ['pale'],
    },
    {
      name: 'a line around something else',
      seen: pale({ changes: [{ ...change(1.4), where: 'around' }] }),
      messages: ['pale'],
    },
    {
      name: 'a field to which the Tab key came twice',
      seen: walk({ stops: [1, 2].map(() => keyStop('a', { changes: [], pixels: 'same', editable: true })) }),
      messages: ['caret'],
    },
    {
      name: 'pale',
      seen: stop({ changes: [change(1.2), change(2.99)] }),
      messages: ['pale'],
      data: [{ name: 'a', contrast: 2.99 }],
    },
    {
      name: 'a half-transparent ring of which no pixel is strong',
      seen: stop({ changes: [change(null)], area: area(400, 0) }),
      messages: ['faint'],
      data: [{ name: 'a', changed: 400 }],
    },
    {
      name: 'a half-transparent ring around a border that is pale as well',
      seen: stop({ changes: [change(1.8), change(null)], area: area(400, 0) }),
      messages: ['faint'],
    },
    {
      name: 'measured on another stop that is styled like it',
      seen: stop({ changes: [change(null)], area: { ...area(400, 0), alike: true } }),
      messages: ['faint'],
    },
    {
      name: 'no style changes, and no pixel changes enough',
      seen: stop({ changes: [], pixels: 'differ', area: area(400, 0) }),
      messages: ['faint'],
    },
    {
      name: 'strong against the ground around it, and faint against its own',
      seen: stop({ changes: [change(8)], area: area(400, 0) }),
      messages: ['faint'],
      data: [{ name: 'a', changed: 400 }],
    },
    {
      name: 'pixels change too little for anybody to see',
      seen: stop({ changes: [change(8)], pixels: 'differ', area: area(0, 0) }),
      messages: ['slight'],
      data: [{ name: 'a' }],
    },
    {
      name: 'a few strong pixels of letters that move make no strong ring',
      seen: stop({ changes: [change(1.2)], area: area(400, 20) }),
      messages: ['pale'],
    },
    {
      name: 'pale by its styles is told once',
      seen: stop({ changes: [change(1.2)], area: area(400, 0), editable: true }),
      messages: ['pale'],
    },
    { name: 'a text cursor alone', seen: stop({ changes: [], pixels: 'same', editable: true }), messages: ['caret'] },
    { name: 'something elsewhere', seen: stop({ changes: [], pixels: 'elsewhere' }), messages: ['elsewhere'] },
    { name: 'not to be seen', seen: stop({ shown: false }), messages: ['hidden'] },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: [] },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
