import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import {
  called,
  capped,
  keyMeta,
  leftOut,
  numbered,
  onPage,
  PAGE_CAPTION,
  placeOf,
  wentBackInPart,
} from '../lib/keys.ts';

export const focusOrder = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/focus-order',
    title: 'The keyboard goes through the page in an order that makes sense',
    kind: 'needs-review',
    why: 'When the keyboard jumps about, people lose their place and may miss a part of the page.',
    affects: 'People who use a keyboard, a switch, a screen reader or a screen magnifier.',
    fix: 'Put things into the order in which they are read, and leave out tabindex values above 0. Keep what is hidden from screen readers out of reach of the Tab key.',
    severity: 'moderate',
    criteria: ['2.4.3'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html'],
    messages: {
      tabindex: '“{name}” has the tabindex {tabindex}, so it comes before its turn. Check that the order makes sense.',
      backward:
        '“{name}” stands before “{before}” on the page, and the Tab key reaches it after that. Check that the order makes sense.',
      passed: 'The Tab key passes over “{name}”, which can be seen. Check that people get there.',
      missed:
        'Going back with Shift and Tab leaves out “{name}”. Check that the order back is the order there, turned round.',
      silent: 'The Tab key reaches “{name}”, though it is hidden from screen readers.',
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const { stops, backward } = keyboard;
    const findings = stops.flatMap((stop, index): readonly Finding<'tabindex' | 'backward' | 'silent'>[] => {
      const before = stops[index - 1];
      const at = placeOf(stop);
      const data = { name: called(stop) };
      if (stop.tabindex !== null) {
        const pictures = numbered(keyboard, [index]);
        return [{ message: 'tabindex' as const, at, data: { ...data, tabindex: stop.tabindex }, ...pictures }];
      }
      if (backward.includes(index) && before && before.tabindex === null) {
        const pictures = numbered(keyboard, [index - 1, index]);
        return [{ message: 'backward' as const, at, data: { ...data, before: called(before) }, ...pictures }];
      }
      return stop.ariaHidden ? [{ message: 'silent' as const, at, data }] : [];
    });
    const missed = (keyboard.back?.missed ?? []).flatMap((index) => {
      const stop = stops[index];
      if (!stop) return [];
      const data = { name: called(stop) };
      return [{ message: 'missed' as const, at: placeOf(stop), data, ...numbered(keyboard, [index]) }];
    });
    const passedOver = (keyboard.swallowed ? [] : (keyboard.passedOver ?? [])).map((one) => ({
      message: 'passed' as const,
      at: placeOf(one),
      data: { name: called(one) },
      ...onPage(keyboard, one),
    }));
    if (findings.length + missed.length + passedOver.length > 0)
      return cantTell(capped([...findings, ...passedOver, ...missed]));
    if (leftOut(keyboard).length > 0 || wentBackInPart(keyboard)) return cantTell([]);
    return stops.length < 2 ? inapplicable : passed;
  },
});
