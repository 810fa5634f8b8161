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
  for (const image of document.querySelectorAll<HTMLImageElement>('img')) note(image, image.currentSrc || image.src);
  for (const image of document.querySelectorAll('input[type=image], svg image')) {
    const address = image.getAttribute('src') ?? image.getAttribute('href') ?? '';
    note(image, URL.parse(address, document.baseURI)?.href ?? '');
  }
  if (places.length < urls.length) {
    for (const element of [...document.querySelectorAll('body, body *')].slice(0, 4000)) {
      const { backgroundImage } = getComputedStyle(element);
      if (backgroundImage === 'none') continue;
      for (const [, url = ''] of backgroundImage.matchAll(/url\("([^"]*)"\)/g)) note(element, url);
    }
  }
  return places;
}

/** Pictures written into the page itself, which are no files. */
export function readInlineImages(_h: InPageHelpers): readonly string[] {
  const sources = [...document.querySelectorAll<HTMLImageElement>('img[src^="data:image/"]')].map(({ src }) => src);
  return [...new Set(sources)].filter((src) => src.length < 400_000).slice(0, 10);
}
