import { cantTell, definePageCheck, failedIf, failedOrOpen, inapplicable } from '../../src/model/check.ts';
import { called, capped, keyMeta, LEFT_OUT, leftOut, onPage, PAGE_CAPTION, placeOf } from '../lib/keys.ts';

const MESSAGES = {
  ...{ handler: 'handler', pointer: 'handler', delegated: 'handler', hover: 'handler' },
  ...{ role: 'role', 'no-keys': 'noKeys', label: 'label' },
} as const;

export const keyboardOperable = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/keyboard-operable',
    title: 'Everything that can be clicked can be reached and used by keyboard',
    kind: 'automatic',
    why: 'Some people cannot use a mouse. What only a mouse can reach is closed to them.',
    affects: 'People who use a keyboard, a switch, voice control or a screen reader.',
    fix: 'Use a button or a link with an address. They can be reached and used by keyboard without any more code.',
    severity: 'critical',
    criteria: ['2.1.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html'],
    messages: {
      handler: '“{name}” can be clicked, and the Tab key never reaches it.',
      role: '“{name}” says that it is a {role}, and the Tab key never reaches it.',
      noKeys: 'The Tab key reaches “{name}”, and no key works it: it has code for the mouse only.',
      label:
        'A click on “{name}” works a field that is hidden from the keyboard, and no key does. Hide the field so that it can still have the focus.',
      swallowed:
        'A script of the page stops the Tab key. Nothing on the page can be reached by keyboard, “{name}” first of all.',
      ...LEFT_OUT,
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const sure = keyboard.unreached.filter((one) => one.sure);
    const findings = sure.map((one) => ({
      message: MESSAGES[one.how],
      at: placeOf(one),
      data: { name: called(one), role: one.role },
      ...onPage(keyboard, one),
    }));
    if (findings.length > 0)
      return failedOrOpen<(typeof MESSAGES)[keyof typeof MESSAGES] | 'cut' | 'inside'>(
        capped(findings),
        leftOut(keyboard),
      );
    const [first] = keyboard.passedOver ?? [];
    if (keyboard.swallowed && first)
      return failedIf([{ message: 'swallowed', at: placeOf(first), data: { name: called(first) } }]);
    const rest = leftOut(keyboard);
    // What is not certain is asked elsewhere, and is no pass here; nor is what was not looked at.
    const isAsked = keyboard.unreached.some(({ how }) => how !== 'hover');
    if (rest.length > 0 || isAsked || keyboard.unreachedCut) return cantTell(rest);
    return keyboard.stops.length === 0 ? inapplicable : failedIf([]);
  },
});
