import { definePageCheck, type Finding, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { ControlSeen } from '../../src/model/seen/pixels.ts';
import { apart } from '../lib/certain-and-doubtful.ts';
import { spotPlace } from '../lib/measured.ts';

type Key = 'field' | 'fieldSurely' | 'choice' | 'graphic' | 'unclear';

export const controlsContrast = definePageCheck({
  meta: {
    id: 'accessibility/controls-contrast',
    title: 'Fields and boxes to tick stand out from the page',
    kind: 'automatic',
    why: 'People must see where to type and what to tick. A pale grey line on white is not there for many of them.',
    affects: 'People with low vision, older people, and anyone outdoors with a phone.',
    fix: 'Give the control a border or a fill with a contrast of at least 3 to 1 to what is around it.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.11'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html'],
    messages: {
      fieldSurely:
        'The lines of this field have a contrast of {contrast} to 1 at best, and nothing else shows where it is: no pixel of it or around it has 3 to 1.',
      field:
        'Border, fill and shadow of this field are faint: {contrast} to 1 at best, where 3 to 1 is needed. Check that people see where to type.',
      choice:
        'This box or dot to choose is faint: {contrast} to 1 at best, where 3 to 1 is needed. Check that people see it.',
      graphic: 'The lines of this drawing are faint: {contrast} to 1. Check that people can make out what matters.',
      unclear: 'This control stands on a picture or colour run. Check that people see where it begins and ends.',
    },
  },
  needs: ['pixels'],
  evaluate({ pixels }) {
    const found = pixels.controls.filter(({ kind }) => kind !== 'icon').map(question);
    if (found.length > 0) return failedOrOpen(...apart(found, ({ message }) => message === 'fieldSurely'));
    return pixels.controlsSeen > 0 ? passed : inapplicable;
  },
});

function question(one: ControlSeen): Finding<Key> {
  const at = spotPlace(one);
  if (one.contrast === null || one.kind === 'icon') return { message: 'unclear', at };
  return { message: isLost(one) ? 'fieldSurely' : one.kind, at, data: { contrast: one.contrast } };
}

/** Fainter than this is no line at all: the field may be meant to be known by something else, such as its words. */
const LINE = 1.05;
/** Colours are never quite those of the styles. */
const FAR_BELOW = 2.5;
const ENOUGH = 3;

/** Its lines are there to show it and far too faint, and neither a hint, a sign nor a line of something else is seen there. */
function isLost({ kind, contrast, measured, around, empty }: ControlSeen): boolean {
  if (kind !== 'field' || !empty || measured !== 'styles' || contrast === null || around === undefined) return false;
  // What covers it would show nothing of its lines.
  return contrast > LINE && contrast <= FAR_BELOW && around > LINE && around < ENOUGH;
}
