/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { InPageHelpers } from './helpers.ts';
import type { MotionTools, MovingBase } from './motion-tools.ts';

/** Where these files are shown, by element or as a background. A file that nobody sees has no place. */
export function findImagePlaces(
  h: InPageHelpers & MotionTools,
  urls: readonly string[],
): readonly (MovingBase & { readonly url: string })[] {
  const wanted = new Set(urls);
  const controls = h.controlsOf();
  const places: (MovingBase & { url: string })[] = [];
  const note = (element: Element, url: string) => {
    const key = url.slice(0, 2000);
    if (!wanted.has(key) || places.length >= 20 || !h.isThere(element)) return;
    places.push({ ...h.movingBase(element, controls), url: key });
  };
  for (const image of h.everywhere<HTMLImageElement>('img')) note(image, image.currentSrc || image.src);
  for (const image of h.everywhere('input[type=image], svg image, object[data], embed[src]')) {
    const address = ['src', 'href', 'data'].map((name) => image.getAttribute(name)).find((value) => value) ?? '';
    note(image, URL.parse(address, document.baseURI)?.href ?? '');
  }
  const drawn = (element: Element, part?: string) => {
    const { backgroundImage, content } = getComputedStyle(element, part);
    for (const [, url = ''] of `${backgroundImage} ${part ? content : ''}`.matchAll(/url\("([^"]*)"\)/g))
      note(element, url);
  };
  const found = () => new Set(places.map(({ url }) => url)).size;
  for (const part of [undefined, '::before', '::after']) {
    if (found() >= wanted.size) break;
    for (const element of h.everywhere('*').slice(0, 4000)) drawn(element, part);
  }
  return places;
}

/** Pictures written into the page itself, which are no files. Of those beyond our room, the beginning of the address. */
export function readInlineImages(h: InPageHelpers & MotionTools): {
  readonly whole: readonly string[];
  readonly tooLong: readonly string[];
} {
  const moving = 'img[src^="data:image/"]:not([src^="data:image/jpeg"])';
  const sources = new Set(h.everywhere<HTMLImageElement>(moving).map(({ src }) => src));
  const whole: string[] = [];
  const tooLong: string[] = [];
  let room = 6_000_000;
  for (const src of sources) {
    room -= src.length;
    if (room > 0 && whole.length < 40) whole.push(src);
    else if (tooLong.length < 40) tooLong.push(src.slice(0, 2000));
  }
  return { whole, tooLong };
}
