/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { LikelyTextImage, TextCue } from '../../model/seen/pixels.ts';
import type { ColourTools } from './colour-tools.ts';
import type { InPageHelpers } from './helpers.ts';

/** Pictures that may be pictures of text: by what they are called, by what is said of them, and by rows of letters in them. */
export function readTextImages(h: InPageHelpers & ColourTools): {
  readonly textImages: readonly LikelyTextImage[];
  readonly imagesSeen: number;
} {
  const most = 12;
  const called =
    /banner|poster|infographic|flyer|leaflet|newsletter|(^|[-_ /])text|scan(ned)?([-_. ]|$)|screen-?shot|letter|notice|quote|timetable|price-?list|opening-?(hours|times)|table([-_. ]|$)|heading|title|button|btn|slogan|advert|announce/i;
  const logo = /logo|crest|icon|badge|favicon|sprite|avatar|flag|coat-of-arms|brand/i;
  const spoken =
    /\b(\d{3,5} ?\d{3,6}|\d{1,2}(:\d\d)? ?[ap]m|www\.|https?:|\.gov\.uk|@\w+\.)|£\d|\b(call|phone|visit|email|open|click here|opening (hours|times))\b[^.]*\d|\b\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

  /** Whether the picture has rows in which light and dark take turns as they do in letters, with still rows between. */
  const hasLines = (source: CanvasImageSource, width: number, height: number, shown: number): boolean => {
    // As large as it is shown, at most: letters must keep their edges.
    const wide = Math.round(Math.min(600, width, Math.max(shown, 200)));
    const high = Math.round((height * wide) / width);
    if (wide < 60 || high < 12 || high > 1600) return false;
    const pen = new OffscreenCanvas(wide, high).getContext('2d', { willReadFrequently: true });
    if (!pen) return false;
    let data: Uint8ClampedArray;
    try {
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, wide, high);
      pen.drawImage(source, 0, 0, wide, high);
      data = pen.getImageData(0, 0, wide, high).data;
    } catch {
      // A picture of another site, which nobody may read.
      return false;
    }
    const palette = new Map<number, number>();
    const turns: number[] = [];
    for (let y = 0; y < high; y += 1) {
      let count = 0;
      let before = -1;
      for (let x = 0; x < wide; x += 1) {
        const at = (y * wide + x) * 4;
        const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
        const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5);
        palette.set(key, (palette.get(key) ?? 0) + 1);
        const light = 0.3 * r + 0.6 * g + 0.1 * b;
        if (before >= 0 && Math.abs(light - before) > 45) count += 1;
        before = light;
      }
      turns.push(count);
    }
    const main =
      [...palette.values()]
        .sort((a, b) => b - a)
        .slice(0, 4)
        .reduce((sum, one) => sum + one, 0) /
      (wide * high);
    // Photos have many colours; a letter's strokes make two edges each.
    if (main < 0.6) return false;
    const busy = 10;
    let rows = 0;
    let bands = 0;
    let band: number[] = [];
    for (const count of [...turns, 0]) {
      if (count >= busy) {
        band.push(count);
        continue;
      }
      // Bars have as many edges in each row; letters have more in one row than in the next.
      if (band.length >= 4 && band.length <= 90 && new Set(band).size >= Math.min(5, band.length - 1)) {
        bands += 1;
        rows += band.length;
      }
      band = [];
    }
    const quiet = turns.filter((count) => count < busy).length;
    return bands >= 1 && rows >= 5 && quiet >= high * 0.12;
  };

  const textImages: LikelyTextImage[] = [];
  let imagesSeen = 0;
  const consider = (
    element: Element,
    source: CanvasImageSource | null,
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
    if (source && width > 0 && hasLines(source, width, height, box.width)) cues.push('lines');
    if (cues.includes('lines') || cues.length > 1)
      textImages.push({ ...h.spotOf(element), cues, words: words.slice(0, 120) });
  };
  for (const image of h.everywhere<HTMLImageElement>('img, input[type=image]')) {
    const isImage = image instanceof HTMLImageElement;
    const ready = isImage && image.complete && image.naturalWidth > 0;
    consider(
      image,
      ready ? image : null,
      ready ? image.naturalWidth : 0,
      ready ? image.naturalHeight : 0,
      image.getAttribute('src') ?? '',
      image.getAttribute('alt') ?? '',
    );
  }
  for (const canvas of h.everywhere<HTMLCanvasElement>('canvas'))
    consider(canvas, canvas, canvas.width, canvas.height, '', h.nameOf(canvas, 200));
  return { textImages, imagesSeen };
}
