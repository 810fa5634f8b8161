import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Box } from '../../src/model/evidence.ts';
import type { Flashing } from '../../src/model/seen/motion.ts';
import { notSeenIn, placeOf } from '../lib/movement.ts';

/** More than three flashes in a second are too many. */
const ALLOWED = 3;
/** A quarter of ten degrees of sight: 341 by 256 CSS pixels. */
const AREA = (341 * 256) / 4;
/** With fewer pictures, slow drawing hides flashes. */
const ENOUGH_FRAMES = 8;
const FEW_FRAMES = 3;

type Open = 'mayFlash' | 'notWatched' | 'film';
type Spot = Pick<Flashing, 'selector' | 'box'>;

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
      notWatched: 'This moves or changes quickly, and the scan did not watch it. Check that it does not flash.',
      film: 'This film starts by itself. The scan watched it for a moment only. Check that nothing in it flashes.',
      mayFlash: 'This seems to change quickly from dark to light and back. Check how often it flashes in a second.',
    },
  },
  needs: ['motion'],
  evaluate({ motion }) {
    const { flashing = [], animations, images, changes, media } = motion;
    const enough = flashing.filter(({ frames }) => frames >= ENOUGH_FRAMES);
    const sure = enough.filter(({ perSecond }) => perSecond > ALLOWED);
    if (sure.length > 0) {
      return failedIf(
        sure.map((one) => ({ message: 'flashes', at: placeOf(one), data: { perSecond: one.perSecond } })),
      );
    }
    const open: Finding<Open>[] = [...animations, ...images]
      .filter(({ flashesPerSecond, box }) => flashesPerSecond > ALLOWED && large(box))
      .map((one) => ({ message: 'mayFlash', at: placeOf(one) }));
    const isOpen = (place: string) => open.some(({ at }) => at.kind === 'element' && at.selector === place);
    for (const one of flashing) {
      const of = ({ selector, box }: Spot) => selector === one.selector && large(box);
      const change = changes.find(of);
      // What a script changes fast and pictures show seldom was drawn too slowly here to be judged.
      const few = change?.fast ? ENOUGH_FRAMES : FEW_FRAMES;
      const doubtful = change !== undefined && (one.perSecond >= ALLOWED || one.frames < few);
      if (isOpen(one.selector)) continue;
      if (one.frames === 0) open.push({ message: 'notWatched', at: placeOf(one) });
      else if (media.some(of)) open.push({ message: 'film', at: placeOf(one) });
      else if (doubtful) open.push({ message: 'mayFlash', at: placeOf(one) });
    }
    if (open.length > 0) return cantTell(open);
    // What could not be looked at at all is asked about once, with everything else that may be wrong there.
    if (notSeenIn(motion).some(({ box }) => large(box))) return cantTell([]);
    return animations.length + images.length + changes.length + flashing.length > 0 ? passed : inapplicable;
  },
});

const large = (box: Box | null) => box !== null && box.width * box.height >= AREA;
