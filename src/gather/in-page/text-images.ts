/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Box } from '../../model/evidence.ts';
import type { LikelyTextImage, TextCue } from '../../model/seen/pixels.ts';
import type { ColourTools } from './colour-tools.ts';
import * as colourTools from './colour-tools.ts';
import type { InPageHelpers } from './helpers.ts';
import { hasLetterLines, type PixelsSeen } from './letter-lines.ts';

export const imageTools = { ...colourTools, hasLetterLines };
type Hand = InPageHelpers & ColourTools & { hasLetterLines(seen: PixelsSeen): boolean };

interface KeptImages {
  lgdssImages?: readonly Element[];
  lgdssImagesAlone?: CSSStyleSheet;
}

export interface ImagesRead {
  readonly textImages: readonly LikelyTextImage[];
  readonly imagesSeen: number;
  /** Pictures that nobody in the page may read: those of other sites, of buttons, and of backgrounds. */
  readonly unread: readonly LikelyTextImage[];
  /** As many again for which there is no room. */
  readonly left: number;
}

/** Pictures that may be pictures of text: by what they are called, by what is said of them, and by rows of letters in them. */
export function readTextImages(h: Hand, { mostUnread }: { readonly mostUnread: number }): ImagesRead {
  const most = 12;
  const called =
    /banner|poster|infographic|flyer|leaflet|newsletter|(^|[-_ /])text|scan(ned)?([-_. ]|$)|screen-?shot|letter|notice|quote|timetable|price-?list|opening-?(hours|times)|table([-_. ]|$)|heading|title|button|btn|slogan|advert|announce/i;
  const logo = /logo|crest|icon|badge|favicon|sprite|avatar|flag|coat-of-arms|brand/i;
  const spoken =
    /\b(\d{3,5} ?\d{3,6}|\d{1,2}(:\d\d)? ?[ap]m|www\.|https?:|\.gov\.uk|@\w+\.)|£\d|\b(call|phone|visit|email|open|click here|opening (hours|times))\b[^.]*\d|\b\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

  /** Null where nobody may read it. */
  const hasLines = (source: CanvasImageSource, width: number, height: number, shown: number): boolean | null => {
    // As large as it is shown, at most: letters must keep their edges.
    const wide = Math.round(Math.min(600, width, Math.max(shown, 200)));
    const high = Math.round((height * wide) / width);
    if (wide < 60 || high < 12 || high > 1600) return false;
    const pen = new OffscreenCanvas(wide, high).getContext('2d', { willReadFrequently: true });
    if (!pen) return false;
    try {
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, wide, high);
      pen.drawImage(source, 0, 0, wide, high);
      return h.hasLetterLines({ data: pen.getImageData(0, 0, wide, high).data, width: wide, height: high });
    } catch {
      // A picture of another site.
      return null;
    }
  };

  const textImages: LikelyTextImage[] = [];
  const unread: LikelyTextImage[] = [];
  const kept: Element[] = [];
  let imagesSeen = 0;
  let left = 0;
  const consider = (
    element: Element,
    source: CanvasImageSource | 'unread' | null,
    width: number,
    height: number,
    address: string,
    words: string,
  ) => {
    const box = h.prop(element, 'getBoundingClientRect').call(element);
    if (
      textImages.length >= most ||
      imagesSeen >= 60 ||
      box.width < 60 ||
      box.height < 14 ||
      box.width * box.height < 3000
    )
      return;
    if (!h.isVisible(element)) return;
    const file = decodeURIComponent(
      (address.startsWith('data:') ? '' : (address.split(/[?#]/)[0]?.split('/').at(-1) ?? '')).replaceAll('%', '%25'),
    );
    const about = `${file} ${words} ${element.getAttribute('class') ?? ''} ${h.prop(element, 'id')}`;
    const own = h.nearest(element, 'header, [role=banner], footer');
    if (logo.test(about) || (own && box.width < 320)) return;
    imagesSeen += 1;
    const cues: TextCue[] = [];
    if (called.test(file)) cues.push('address');
    if (spoken.test(words) || words.split(/\s+/).length >= 16) cues.push('alternative');
    const lines =
      source === 'unread' ? null : source !== null && width > 0 ? hasLines(source, width, height, box.width) : false;
    if (lines) cues.push('lines');
    const one = { ...h.spotOf(element), cues, words: words.slice(0, 120) };
    if (lines || cues.length > 1) textImages.push(one);
    else if (lines !== null) return;
    else if (unread.length >= mostUnread) left += 1;
    else {
      unread.push(one);
      kept.push(element);
    }
  };
  for (const image of h.everywhere<HTMLImageElement>('img, input[type=image]')) {
    const isImage = image instanceof HTMLImageElement;
    const ready = isImage && image.complete && image.naturalWidth > 0;
    consider(
      image,
      isImage ? (ready ? image : null) : 'unread',
      ready ? image.naturalWidth : 0,
      ready ? image.naturalHeight : 0,
      image.getAttribute('src') ?? '',
      image.getAttribute('alt') ?? '',
    );
  }
  for (const canvas of h.everywhere<HTMLCanvasElement>('canvas'))
    consider(canvas, canvas, canvas.width, canvas.height, '', h.nameOf(canvas, 200));
  const known = new Set<string>();
  for (const element of [...document.querySelectorAll('body *')].slice(0, 4000)) {
    const { backgroundImage } = getComputedStyle(element);
    const address = /url\("([^"]*)"\)/.exec(backgroundImage)?.[1];
    // One place speaks for all that show the same file; arrows and marks of fields are no pictures.
    if (!address || known.has(address) || element.matches('select, textarea, input:not([type=submit], [type=button])'))
      continue;
    const before = imagesSeen;
    const words = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '';
    consider(element, 'unread', 0, 0, address, words);
    if (imagesSeen > before) known.add(address);
  }
  (globalThis as KeptImages).lgdssImages = kept;
  return { textImages, imagesSeen, unread, left };
}

/**
 * Scrolls to these and shows them alone, without words that stand in them as text. Says where they are in the window, in CSS
 * pixels of the window; null for what cannot be seen there.
 */
export async function showImagesAlone(
  h: Hand,
  { top, which }: { readonly top: number; readonly which: readonly number[] },
): Promise<readonly (Box | null)[]> {
  const own = globalThis as KeptImages;
  const kept = which.map((index) => own.lgdssImages?.[index]);
  const found = kept.map((element) => {
    // The sheet of the document does not reach what a component draws.
    const selector = element?.isConnected && h.hostOf(element) === null ? h.selectorOf(element) : '';
    return element && selector && document.querySelector(selector) === element ? { element, selector } : null;
  });
  const others =
    '*, *::before, *::after { visibility: hidden !important; transition: none !important; animation-play-state: paused !important }';
  const shown = found.map((one) => {
    if (!one) return '';
    // On what it stands: letters may be drawn on nothing.
    const [r, g, b] = h.backdropOf(one.element).colour;
    return `${one.selector} { visibility: visible !important; background-color: rgb(${r} ${g} ${b}) !important; color: transparent !important; -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; text-shadow: none !important }`;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([others, ...shown].join('\n'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== own.lgdssImagesAlone), sheet];
  own.lgdssImagesAlone = sheet;
  window.scrollTo({ top, behavior: 'instant' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return found.map((one) => {
    if (!one) return null;
    const rect = h.prop(one.element, 'getBoundingClientRect').call(one.element);
    const [x, y] = [Math.max(0, Math.round(rect.left)), Math.max(0, Math.round(rect.top))];
    const [right, bottom] = [
      Math.min(innerWidth, Math.round(rect.right)),
      Math.min(innerHeight, Math.round(rect.bottom)),
    ];
    return right - x < 60 || bottom - y < 12 ? null : { x, y, width: right - x, height: bottom - y };
  });
}

/** Everything as it was, at the top of the page. */
export function showAllAgain(_: InPageHelpers): void {
  const own = globalThis as KeptImages;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== own.lgdssImagesAlone);
  window.scrollTo({ top: 0, behavior: 'instant' });
}
