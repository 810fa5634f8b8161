import { definePageCheck, type Finding, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyboardWalk, KeyElement, KeyStop } from '../../src/model/seen/keyboard.ts';
import {
  asksAfter,
  called,
  capped,
  FOCUS_CAPTION,
  keyMeta,
  LEFT_OUT,
  leftOut,
  PAGE_CAPTION,
  placeOf,
  withFocus,
} from '../lib/keys.ts';

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
    yieldsTo: asksAfter('accessibility/focus-visible'),
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html'],
    messages: {
      nothing: 'Nothing shows that “{name}” has the focus: not one pixel of the window changes.',
      unseen: 'The Tab key reaches “{name}”, which cannot be seen, and nothing shows where the focus is.',
      frame:
        'Nothing shows that the frame “{name}” has the focus. Use the Tab key there and see if something inside shows it.',
      uncompared:
        'No style changes when “{name}” gets the focus, and the page was not looked at with and without it. See if anything shows it.',
      forced:
        'Some people set their own few colours, as with high contrast, where shadows and grounds are not drawn. Nothing shows there that “{name}” has the focus. So it is with {count} stops. An outline helps, even one that is transparent otherwise.',
      ...LEFT_OUT,
    },
    captions: { ...FOCUS_CAPTION, ...PAGE_CAPTION },
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
    const unsure = keyboard.stops.flatMap((stop) => {
      const message = notSeen(stop);
      return message ? [{ message, at: placeOf(stop), data: { name: called(stop) }, ...withFocus(stop) }] : [];
    });
    const rest = [...capped(unsure), ...goneWhenForced(keyboard), ...leftOut(keyboard)];
    if (findings.length > 0 || rest.length > 0) return failedOrOpen(capped(findings), rest);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

/** All of them are one question, as one rule of a style sheet is the answer. */
function goneWhenForced({ stops }: KeyboardWalk): readonly Finding<'forced'>[] {
  const gone = stops.filter(({ forced, pixels }) => forced === 'gone' && pixels !== 'same');
  const [first] = gone;
  if (!first) return [];
  return [{ message: 'forced', at: placeOf(first), data: { name: called(first), count: gone.length } }];
}

function notSeen(stop: KeyStop): 'frame' | 'uncompared' | undefined {
  if (stop.pixels === 'same') return isFrame(stop) ? 'frame' : undefined;
  return stop.pixels === 'not-compared' && stop.changes.length === 0 ? 'uncompared' : undefined;
}

/** A frame hands the focus on to the page inside it. The browser draws nothing around it, and no style of this page can. */
const isFrame = ({ html }: KeyElement): boolean => /^<i?frame\b/i.test(html);
