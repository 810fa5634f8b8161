import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyElement } from '../../src/model/seen/keyboard.ts';
import { called, capped, FOCUS_CAPTION, keyMeta, placeOf, withFocus } from '../lib/keys.ts';

export const focusVisible = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/focus-visible',
    title: 'People can see where the keyboard is',
    kind: 'automatic',
    why: 'Who moves through a page by keyboard must see where they are. Without that, they cannot tell what a key will do.',
    affects: 'People who can see and use a keyboard or a switch.',
    fix: 'Leave the outline of the browser on, or put something as clear in its place, such as a thick outline in a strong colour.',
    severity: 'serious',
    criteria: ['2.4.7'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html'],
    messages: {
      nothing: 'Nothing shows that “{name}” has the focus: not one pixel of the window changes.',
      unseen: 'The Tab key reaches “{name}”, which cannot be seen, and nothing shows where the focus is.',
      frame:
        'Nothing shows that the frame “{name}” has the focus. Use the Tab key there and see if something inside shows it.',
      cut: 'The test ended before the end of the page. Whether the focus can be seen there was not judged.',
    },
    captions: FOCUS_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const silent = keyboard.stops.filter(({ pixels, editable, shown }) => pixels === 'same' && !(editable && shown));
    const findings = silent
      .filter((stop) => !isFrame(stop))
      .map((stop) => ({
        message: stop.shown && stop.inView ? ('nothing' as const) : ('unseen' as const),
        at: placeOf(stop),
        data: { name: called(stop) },
        ...withFocus(stop),
      }));
    if (findings.length > 0) return failedIf(capped(findings));
    const frames = silent.filter(isFrame).map((stop) => ({
      message: 'frame' as const,
      at: placeOf(stop),
      data: { name: called(stop) },
      ...withFocus(stop),
    }));
    if (frames.length > 0) return cantTell(capped(frames));
    if (keyboard.ended !== 'end') return cantTell([{ message: 'cut', at: { kind: 'page' } }]);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

/** A frame hands the focus on to the page inside it. The browser draws nothing around it, and no style of this page can. */
const isFrame = ({ html }: KeyElement): boolean => /^<i?frame\b/i.test(html);
