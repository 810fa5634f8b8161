import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Box } from '../../src/model/evidence.ts';
import { placeOf } from '../lib/movement.ts';

/** More than three flashes in a second are too many. */
const ALLOWED = 3;
/** A quarter of ten degrees of sight: 341 by 256 CSS pixels. */
const AREA = (341 * 256) / 4;
/** With fewer pictures, slow drawing hides flashes. */
const ENOUGH_FRAMES = 8;

export const noFlashing = definePageCheck({
  meta: {
    id: 'accessibility/no-flashing',
    title: 'Nothing flashes more than three times a second',
    kind: 'automatic',
    why: 'Large areas that flash quickly can cause a seizure, in a moment and without warning.',
    affects: 'People with photosensitive epilepsy, and people who get migraines from flicker.',
    fix: 'Take the flashing away, slow it down to fewer than three flashes a second, or make it much smaller.',
    severity: 'critical',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['2.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/three-flashes-or-below-threshold.html'],
    messages: {
      flashes: 'This flashes {perSecond} times in a second over a large area, as pictures of the page show.',
      mayFlash: 'This seems to change quickly from dark to light and back. Check how often it flashes in a second.',
    },
  },
  needs: ['motion'],
  evaluate({ motion }) {
    const { flashes } = motion;
    const quick = [...motion.animations, ...motion.images].filter(
      ({ flashesPerSecond, box }) => flashesPerSecond > ALLOWED && large(box),
    );
    const moves = quick.length > 0 || motion.animations.length + motion.images.length + motion.changes.length > 0;
    if (flashes && flashes.perSecond > ALLOWED && flashes.frames >= ENOUGH_FRAMES) {
      return failedIf([{ message: 'flashes', at: placeOf(flashes), data: { perSecond: flashes.perSecond } }]);
    }
    const open = quick.map((one): Finding<'mayFlash'> => ({ message: 'mayFlash', at: placeOf(one) }));
    const seen =
      flashes &&
      (flashes.perSecond >= ALLOWED || flashes.frames < ENOUGH_FRAMES) &&
      motion.changes.some(({ fast, box }) => fast && large(box));
    if (open.length === 0 && flashes && seen) open.push({ message: 'mayFlash', at: placeOf(flashes) });
    if (open.length > 0) return cantTell(open);
    return moves || flashes ? passed : inapplicable;
  },
});

const large = (box: Box | null) => box !== null && box.width * box.height >= AREA;
