import { cantTell, definePageCheck, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
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
  wentBackInPart,
  withFocus,
} from '../lib/keys.ts';

export const focusNotObscured = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/focus-not-obscured',
    title: 'Nothing lies over the place where the keyboard is',
    kind: 'automatic',
    why: 'Headers, banners and chat windows that stay in place may lie over what has the focus. People then do not see where they are.',
    affects: 'People who can see and use a keyboard or a switch.',
    fix: 'Leave room for what stays in place, for example with scroll-padding, or let it scroll away with the page.',
    severity: 'moderate',
    criteria: ['2.4.11'],
    yieldsTo: asksAfter('accessibility/focus-not-obscured'),
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html'],
    messages: {
      covered: '“{name}” is wholly behind {cover} when it gets the focus.',
      perhaps: '“{name}” seems to be behind {cover} when it gets the focus. Look whether any of it can be seen.',
      ...LEFT_OUT,
    },
    captions: { ...FOCUS_CAPTION, ...PAGE_CAPTION },
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const covered = keyboard.stops.filter(({ coveredBy }) => coveredBy !== null);
    const told = <M extends string>(message: M, sure: boolean) =>
      capped(
        covered
          .filter(({ coveredBy }) => coveredBy?.sure === sure)
          .map((stop) => ({
            message,
            at: placeOf(stop),
            data: { name: called(stop), cover: stop.coveredBy?.selector.slice(-80) ?? '' },
            ...withFocus(stop),
          })),
      );
    const [sure, unsure] = [told('covered', true), told('perhaps', false)];
    const rest = leftOut(keyboard);
    if (sure.length > 0 || unsure.length > 0)
      return failedOrOpen<'covered' | 'perhaps' | 'cut' | 'inside'>(sure, [...unsure, ...rest]);
    // What keeps its place at the top lies over what is come to from below.
    if (rest.length > 0 || wentBackInPart(keyboard)) return cantTell(rest);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});
