import { focusIndicatorStrength } from '../../../checks/accessibility/focus-indicator-strength.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyStop } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const change = (contrast: number | null) => ({ what: 'outline' as const, where: 'self' as const, contrast });
const stop = (rest: Parameters<typeof keyStop>[1]) => walk({ stops: [keyStop('a', rest)] });

checkCases(focusIndicatorStrength, {
  passed: [
    { name: 'the outline of the browser', seen: walk() },
    { name: 'strong enough', seen: stop({ changes: [change(1.2), change(3)] }) },
    { name: 'one part that styles do not tell of', seen: stop({ changes: [change(1.2), change(null)] }) },
    { name: 'nothing at all is for another check', seen: stop({ changes: [], pixels: 'same' }) },
    { name: 'pixels change', seen: stop({ changes: [], pixels: 'differ' }) },
  ],
  cantTell: [
    {
      name: 'pale',
      seen: stop({ changes: [change(1.2), change(2.99)] }),
      messages: ['pale'],
      data: [{ name: 'a', contrast: 2.99 }],
    },
    { name: 'a text cursor alone', seen: stop({ changes: [], pixels: 'same', editable: true }), messages: ['caret'] },
    { name: 'something elsewhere', seen: stop({ changes: [], pixels: 'elsewhere' }), messages: ['elsewhere'] },
    { name: 'not to be seen', seen: stop({ shown: false }), messages: ['hidden'] },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: [] },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
