import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyStop } from '../../src/model/seen/keyboard.ts';
import { called, FOCUS_CAPTION, faintness, keyMeta, leftOut, paleness, placeOf, withFocus } from '../lib/keys.ts';

/** Edges fall between pixels. */
const NEARLY = 0.9;

export const focusMarkArea = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/focus-mark-area',
    title: 'What shows the focus is as large as a line around it',
    kind: 'needs-review',
    why: 'A thin line below a link, or letters in another colour, are easy to miss. This is from level AAA of WCAG (2.4.13), which the law does not ask for. It is told as information, and does not count.',
    affects: 'People who can see and use a keyboard or a switch, most of all with low vision.',
    fix: 'Draw a line at least 2 pixels thick all around what has the focus, in a colour that stands out.',
    severity: 'minor',
    basis: 'good-practice',
    legal: [],
    criteria: [],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/focus-appearance.html'],
    messages: {
      small:
        'For information: when “{name}” gets the focus, {changed} square pixels change, {strong} of them by 3 to 1 or more. A line 2 pixels thick around it has {needed}. Places like this on the page: {count}.',
    },
    captions: FOCUS_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const { stops } = keyboard;
    const measured = stops.filter((stop) => stop.area);
    const small = stops.filter((stop) => shareOf(stop) < NEARLY && !isToldElsewhere(stop));
    const worst = small.reduce<KeyStop | null>(
      (most, one) => (most && shareOf(most) <= shareOf(one) ? most : one),
      null,
    );
    if (worst?.area) {
      const { changed, strong, needed } = worst.area;
      const data = { name: called(worst), changed, strong, needed, count: small.length };
      return cantTell([{ message: 'small', at: placeOf(worst), data, ...withFocus(worst) }]);
    }
    if (leftOut(keyboard).length > 0 || measured.length < stops.length) return cantTell([]);
    return stops.length === 0 ? inapplicable : passed;
  },
});

function shareOf({ area }: KeyStop): number {
  return area ? area.changed / Math.max(1, area.needed) : 1;
}

/** Nothing shows the focus, or it is too pale: that matters more, and is told by the checks of it. */
function isToldElsewhere(stop: KeyStop): boolean {
  return stop.pixels === 'same' || stop.pixels === 'elsewhere' || paleness(stop) !== null || faintness(stop) !== null;
}
