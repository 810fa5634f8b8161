import { noFlashing } from '../../../checks/accessibility/no-flashing.ts';
import type { MotionFacts } from '../../../src/model/seen/motion.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { animation, change, hidden, image, LARGE, media, SMALL, still } from './probe-evidence.ts';

const seen = (rest: Partial<MotionFacts>) => ({ motion: still(rest) });
const flash = (perSecond: number, frames = 20, selector = '#it') => {
  return { selector, html: '<p>', box: LARGE, perSecond, frames };
};
const flashes = (perSecond: number, frames = 20) => [flash(perSecond, frames)];
const quick = { flashesPerSecond: 5, effect: 'fades' } as const;

const { flashing: _, notSeen: __, ...before } = still();
const old = { motion: before };

checkCases(noFlashing, {
  failed: [
    {
      name: 'four flashes in a second, seen',
      seen: seen({ animations: [animation(quick)], flashing: flashes(4) }),
      messages: ['flashes'],
      data: [{ perSecond: 4 }],
    },
    {
      name: 'the second of two places',
      seen: seen({ animations: [animation(quick)], flashing: [flash(1), flash(4, 20, '#two')] }),
      messages: ['flashes'],
    },
    {
      name: 'of a script',
      seen: seen({ changes: [change({ fast: true })], flashing: flashes(5) }),
      messages: ['flashes'],
    },
  ],
  cantTell: [
    {
      name: 'a place that was not watched',
      seen: seen({
        animations: [animation(), animation({ selector: '#low', roundMs: 90 })],
        flashing: [flash(0), flash(0, 0, '#low')],
      }),
      messages: ['notWatched'],
    },
    {
      name: 'a film, of which a moment was watched',
      seen: seen({ media: [media({ kind: 'video', sound: 'no' })], flashing: flashes(1) }),
      messages: ['film'],
    },
    {
      name: 'a drawing in few pictures',
      seen: seen({ changes: [change({ what: 'drawing', everySeconds: 0 })], flashing: flashes(0, 2) }),
      messages: ['mayFlash'],
    },
    { name: 'a frame that was not looked into', seen: seen({ notSeen: [hidden('frame')] }), messages: [] },
    { name: 'by its timing, not seen', seen: seen({ animations: [animation(quick)] }), messages: ['mayFlash'] },
    {
      name: 'by its timing, and too few pictures to see it',
      seen: seen({ images: [image({ flashesPerSecond: 5 })], flashing: flashes(4, 6) }),
      messages: ['mayFlash'],
    },
    {
      name: 'a quick script that drawing may have slowed down',
      seen: seen({ changes: [change({ fast: true })], flashing: flashes(3) }),
      messages: ['mayFlash'],
    },
  ],
  passed: [
    { name: 'three flashes', seen: seen({ animations: [animation({ flashesPerSecond: 3 })], flashing: flashes(3) }) },
    { name: 'a small one', seen: seen({ animations: [animation({ ...quick, box: SMALL })] }) },
    { name: 'a slow one', seen: seen({ animations: [animation({ flashesPerSecond: 1 })] }) },
    {
      name: 'a quick movement without light and dark',
      seen: seen({ changes: [change({ fast: true })], flashing: flashes(0) }),
    },
  ],
  inapplicable: [
    { name: 'nothing moves', seen: seen({}) },
    { name: 'nothing moves, in a scan from before places were watched', seen: old },
  ],
});
