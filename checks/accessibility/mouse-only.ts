import { type CheckId, cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyUnreached } from '../../src/model/seen/keyboard.ts';
import type { Operated } from '../../src/model/seen/operated.ts';
import { standsIn } from '../../src/model/selector.ts';
import { called, capped, keyMeta, leftOut, onPage, PAGE_CAPTION, placeOf } from '../lib/keys.ts';

const MESSAGES = {
  ...{ handler: 'click', role: 'click', pointer: 'click', delegated: 'click' },
  ...{ 'no-keys': 'keys', hover: 'hover', label: 'label' },
} as const;

/** Roles of controls. Of all else the evidence has the name of its tag there. */
const KNOWN =
  /^(?:button|link|checkbox|radio|switch|tab|textbox|searchbox|combobox|slider|spinbutton|option|treeitem|menuitem(?:radio|checkbox)?)$/;
/** They have tried the control, or know for sure. */
const WORKED: readonly CheckId[] = ['accessibility/keyboard-operable', 'accessibility/controls-work-by-keyboard'];

export const mouseOnly = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/mouse-only',
    title: 'What answers to the mouse answers to the keyboard too',
    kind: 'needs-review',
    why: 'Some people cannot use a mouse. A program cannot always tell whether they have another way to the same thing.',
    affects: 'People who use a keyboard, a switch, voice control or a screen reader.',
    fix: 'Try each place with the keyboard alone. Where nothing happens, use a button or a link, and show on focus what shows under the pointer.',
    severity: 'serious',
    criteria: ['2.1.1', '4.1.2'],
    criteriaOf: { click: ['2.1.1', '4.1.2'], known: ['2.1.1'], keys: ['2.1.1'], label: ['2.1.1'], hover: ['2.1.1'] },
    yieldsTo: { click: WORKED, known: WORKED, keys: WORKED, label: WORKED },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html'],
    messages: {
      click:
        '“{name}” seems to be there to be clicked. The Tab key does not reach it, and nothing says what it is. Is there another way to the same thing?',
      known:
        '“{name}” has the role “{role}” in the code, and the Tab key does not reach it. Is there another way to the same thing?',
      keys: 'The Tab key reaches “{name}”. Check that Enter or the space bar does what a click does.',
      label:
        'A click on “{name}” seems to work a field that is hidden from the keyboard. Is there another way to the same thing?',
      hover: '“{name}” reacts when the pointer is over it. Check that the same can be had by keyboard.',
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  mayUse: ['operated'],
  evaluate({ keyboard, operated }) {
    const unsure = keyboard.unreached.filter((one) => !one.sure && !isOpenedByKey(one, operated));
    const findings = unsure.map((one) => ({
      message: KNOWN.test(one.role) && MESSAGES[one.how] === 'click' ? ('known' as const) : MESSAGES[one.how],
      at: placeOf(one),
      data: { name: called(one), role: one.role },
      ...onPage(keyboard, one),
    }));
    if (findings.length > 0) return cantTell(capped(findings));
    if (leftOut(keyboard).length > 0 || keyboard.unreachedCut) return cantTell([]);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

/** A button in it, which was seen to work by keyboard, brings up something in it, too: the same, as far as one can tell. */
function isOpenedByKey({ how, selector, frame }: KeyUnreached, operated: Operated | undefined): boolean {
  if (how !== 'hover' || frame !== null || !operated) return false;
  return operated.controls.some(
    ({ selector: own, works, layer }) =>
      (works.enter === true || works.space === true) &&
      layer !== null &&
      layer.focusables > 0 &&
      standsIn(own, selector) &&
      standsIn(layer.selector, selector),
  );
}
