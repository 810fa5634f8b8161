import { cantTell, definePageCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { type Picture, picturesOf } from '../lib/files/pictures.ts';
import { kib } from '../lib/files/sent.ts';

/** Less than this is not worth anybody's time. */
const WORTH = 20 * 1024;
const HEAVY = 100 * 1024;
/** As wide as the widest telephone, whose screen has three pixels for one of the page. */
const TELEPHONE = 1280;
const ICON = 200;
/** Photographs in these formats are about a third longer than they need be. */
const OLD = new Set(['jpeg', 'jpg', 'png', 'gif', 'bmp', 'tiff', 'ms-bmp']);
const SAVED = 1 / 3;

type Message = 'tooLarge' | 'mainIsLazy' | 'oldFormat' | 'notRecorded';

export const images = definePageCheck({
  meta: {
    id: 'performance/images',
    title: 'Pictures are as large as they need be and come in time',
    kind: 'automatic',
    why: 'Pictures are the heaviest part of most pages. One with more pixels than any screen shows wastes time and data. Seen on one visit by a desktop browser; room is left for phones and sharp screens. The limits are this scanner’s own.',
    affects: 'People with a slow connection, an old phone or paid-for data.',
    fix: 'Make each picture as wide as it is shown, times two for sharp screens, or offer several sizes with srcset. Save photographs as AVIF or WebP. Take loading="lazy" away from the main picture.',
    severity: 'minor',
    severities: { mainIsLazy: 'moderate' },
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: [
      'https://web.dev/articles/lcp',
      'https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js',
    ],
    messages: {
      tooLarge:
        'The picture {file} has {width} by {height} pixels and is shown at {shownWidth} by {shownHeight}. One that fits would save about {saved} KiB.',
      mainIsLazy:
        'The picture {file} is the largest thing that people see first, and it is marked to load last (loading="lazy"). Without the mark it would come sooner.',
      oldFormat:
        'The picture {file} is {format} of {size} KiB. As AVIF or WebP it may be about {saved} KiB less. Compare how they look.',
      notRecorded: 'This scan did not record the size of pictures. A new scan does.',
    },
  },
  needs: ['images', 'requests', 'vitals'],
  evaluate({ images, requests, vitals }) {
    const shown = images.images.filter(({ kind }) => kind === 'img');
    if (shown.length > 0 && shown.every(({ file }) => file === undefined))
      return cantTell<Message>([{ message: 'notRecorded', at: { kind: 'page' } }]);
    const pictures = picturesOf(shown, requests);
    if (pictures.length === 0) return inapplicable;
    const large = pictures.filter((one) => wasted(one) >= WORTH);
    const lazy = pictures.filter(({ file, selector }) => file.lazy && selector === vitals.lcpElement);
    const old = pictures.filter((one) => OLD.has(one.format) && one.bytes >= HEAVY && !large.includes(one));
    return certainOrDoubtful<Message>(
      [...large.map(tooLarge), ...lazy.map((one) => finding('mainIsLazy', one, {}))],
      old.map((one) => finding('oldFormat', one, { format: formatOf(one), size: kib(one.bytes), saved: saved(one) })),
    );
  },
});

/** Bytes for pixels that no screen shows. A browser that chooses among several has chosen for its own screen. */
function wasted({ file, box, bytes, format }: Picture): number {
  if (file.chosen || format.startsWith('svg')) return 0;
  const enough = box.width <= ICON ? 3 * box.width : Math.max(2 * box.width, TELEPHONE);
  const ratio = Math.min(1, enough / file.width);
  return bytes * (1 - ratio * ratio);
}

function tooLarge(picture: Picture): Finding<Message> {
  const { file, box } = picture;
  return finding('tooLarge', picture, {
    width: file.width,
    height: file.height,
    shownWidth: Math.round(box.width),
    shownHeight: Math.round(box.height),
    saved: kib(wasted(picture)),
  });
}

const formatOf = ({ format }: Picture) => ({ jpg: 'JPEG', 'ms-bmp': 'BMP' })[format] ?? format.toUpperCase();
const saved = ({ bytes }: Picture) => kib(bytes * SAVED);

function finding(message: Message, picture: Picture, data: Record<string, string | number>): Finding<Message> {
  const { selector, html, box, src, file } = picture;
  const at = { kind: 'element', selector, html, box } as const;
  return { message, at, data: { file: file.shown ?? src, ...data } };
}
