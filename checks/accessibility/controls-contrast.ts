import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { ControlSeen } from '../../src/model/seen/pixels.ts';
import { spotPlace } from '../lib/measured.ts';

type Key = 'field' | 'choice' | 'graphic' | 'unclear';

export const controlsContrast = definePageCheck({
  meta: {
    id: 'accessibility/controls-contrast',
    title: 'Fields and boxes to tick stand out from the page',
    kind: 'needs-review',
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
    if (found.length > 0) return cantTell(found);
    return pixels.controlsSeen > 0 ? passed : inapplicable;
  },
});

function question(one: ControlSeen): Finding<Key> {
  const at = spotPlace(one);
  if (one.contrast === null || one.kind === 'icon') return { message: 'unclear', at };
  return { message: one.kind, at, data: { contrast: one.contrast } };
}
