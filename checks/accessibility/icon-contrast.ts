import { definePageCheck, type Finding, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { ControlSeen } from '../../src/model/seen/pixels.ts';
import { apart } from '../lib/certain-and-doubtful.ts';
import { mayBeForLooks, spotPlace } from '../lib/measured.ts';

export const iconContrast = definePageCheck({
  meta: {
    id: 'accessibility/icon-contrast',
    title: 'Buttons and links that are only a picture stand out',
    kind: 'automatic',
    why: 'Where a control has no words, its picture is all that says what it does. A faint picture is not seen.',
    affects: 'People with low vision, older people, and anyone outdoors with a phone.',
    fix: 'Make the picture darker or lighter until its contrast is at least 3 to 1. Better still, add words.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.11'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html'],
    messages: {
      faint: 'The picture in this control is too faint. Its contrast is {contrast} to 1, and 3 to 1 is needed.',
      looksFaint:
        'The picture in this control looks faint: {contrast} to 1, where 3 to 1 is needed. Check that it can be made out.',
      unclear: 'Check that the picture in this control can be made out. Its contrast could not be measured.',
    },
  },
  needs: ['pixels'],
  evaluate({ pixels }) {
    const icons = pixels.controls.filter(({ kind }) => kind === 'icon');
    const [faint, others] = apart(icons, isSure);
    const sure = faint.map((one): Finding<'faint'> => {
      return { message: 'faint', at: spotPlace(one), data: { contrast: one.contrast ?? 1 } };
    });
    const open = others.map((one): Finding<'looksFaint' | 'unclear'> => {
      const at = spotPlace(one);
      return one.contrast === null
        ? { message: 'unclear', at }
        : { message: 'looksFaint', at, data: { contrast: one.contrast } };
    });
    if (icons.length > 0) return failedOrOpen<'faint' | 'looksFaint' | 'unclear'>(sure, open);
    return pixels.controlsSeen > pixels.controls.length ? passed : inapplicable;
  },
});

/** Styles give exact colours. Pixels of a picture may be of its background. */
function isSure(one: ControlSeen): boolean {
  return one.measured === 'styles' && one.contrast !== null && !mayBeForLooks(one);
}
