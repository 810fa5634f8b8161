import { images } from '../../../checks/performance/images.ts';
import type { ImageFile, ImageSeen } from '../../../src/model/seen/images.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { request, vitals } from '../../helpers/site-evidence.ts';
import { images as all, picture } from '../accessibility/reading-evidence.ts';

const KIB = 1024;
const BOX = { x: 0, y: 0, width: 640, height: 400 };

/** A picture of the town hall, `natural` pixels wide and `shown` wide on the page. */
function hall(natural: number, shown: number, file: Partial<ImageFile> = {}, rest: Partial<ImageSeen> = {}): ImageSeen {
  return {
    ...picture('The town hall', { kind: 'img', src: '/hall.webp', selector: '#hall', ...rest }),
    box: { ...BOX, width: shown, height: shown / 2 },
    file: { width: natural, height: natural / 2, lazy: false, chosen: false, ...file },
  };
}

function seen(
  images: readonly ImageSeen[],
  {
    kib = 60,
    type = 'image/webp',
    lcp = 'h1',
    path = '/hall.webp',
  }: Partial<Record<'type' | 'lcp' | 'path', string>> & {
    kib?: number;
  } = {},
) {
  const file = request(`https://www.ambleford.example${path}`, { type: 'image', bytes: kib * KIB, contentType: type });
  return { ...all(...images), requests: [file], vitals: vitals({ lcpElement: lcp }) };
}

checkCases(images, {
  passed: [
    { name: 'as wide as it is shown', seen: seen([hall(640, 640)]) },
    { name: 'wide enough for a phone with a sharp screen', seen: seen([hall(1280, 300)], { kib: 90 }) },
    { name: 'twice as wide, for a sharp screen', seen: seen([hall(2400, 1200)]) },
    { name: 'an icon with three pixels for one', seen: seen([hall(300, 100)]) },
    { name: 'too large, but hardly heavier for it', seen: seen([hall(1400, 300)]) },
    { name: 'chosen by the browser from several', seen: seen([hall(4000, 300, { chosen: true })], { kib: 90 }) },
    { name: 'a drawing has no pixels', seen: seen([hall(4000, 100)], { type: 'image/svg+xml', kib: 90 }) },
    {
      name: 'shown small, and large elsewhere on the page',
      seen: seen([hall(2400, 100), hall(2400, 1200), hall(2400, 100)]),
    },
    { name: 'lazy, and not the main picture', seen: seen([hall(640, 640, { lazy: true })]) },
    { name: 'the main picture, not lazy', seen: seen([hall(640, 640)], { lcp: '#hall' }) },
    { name: 'an old format that is light', seen: seen([hall(640, 640)], { type: 'image/jpeg', kib: 99 }) },
    { name: 'a new format that is heavy', seen: seen([hall(640, 640)], { type: 'image/avif', kib: 300 }) },
  ],
  failed: [
    {
      name: 'four times as wide as any screen needs',
      seen: seen([hall(2560, 300)], { kib: 80 }),
      messages: ['tooLarge'],
      data: [{ file: '/hall.webp', width: 2560, height: 1280, shownWidth: 300, shownHeight: 150, saved: 60 }],
    },
    { name: 'an icon that is a photograph', seen: seen([hall(1000, 40)], { kib: 80 }), messages: ['tooLarge'] },
    {
      name: 'the main picture is lazy',
      seen: seen([hall(640, 640, { lazy: true })], { lcp: '#hall' }),
      messages: ['mainIsLazy'],
      data: [{ file: '/hall.webp' }],
    },
    {
      name: 'too large is not told again as an old format',
      seen: seen([hall(2560, 300)], { kib: 200, type: 'image/png' }),
      messages: ['tooLarge'],
    },
    {
      name: 'the address that the browser chose',
      seen: seen([hall(640, 640, { lazy: true, chosen: true, shown: '/hall-2.webp' })], {
        lcp: '#hall',
        path: '/hall-2.webp',
      }),
      messages: ['mainIsLazy'],
      data: [{ file: '/hall-2.webp' }],
    },
  ],
  cantTell: [
    {
      name: 'a heavy photograph in an old format',
      seen: seen([hall(640, 640)], { type: 'image/jpeg', kib: 120 }),
      messages: ['oldFormat'],
      data: [{ file: '/hall.webp', format: 'JPEG', size: 120, saved: 40 }],
    },
    {
      name: 'an old scan',
      seen: seen([picture('The town hall', { kind: 'img' })]),
      messages: ['notRecorded'],
    },
  ],
  inapplicable: [
    { name: 'no pictures', seen: seen([]) },
    { name: 'only a drawing in the page', seen: seen([picture('A map', { kind: 'svg' })]) },
    { name: 'a picture that did not load', seen: seen([{ ...hall(640, 640), file: null }]) },
    { name: 'a picture that is part of the page', seen: seen([hall(640, 640)], { path: '/other.webp' }) },
  ],
});
