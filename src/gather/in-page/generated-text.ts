/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { MeasuredText } from '../../model/seen/pixels.ts';
import type { ColourTools } from './colour-tools.ts';
import type { InPageHelpers } from './helpers.ts';

/**
 * Words that a style sheet puts before or after an element, and that are too faint by its styles alone. Engines read the text
 * of the document and know nothing of these. Only those whose place and ground the styles tell: in the flow of the text, on a
 * plain colour, with nothing over them.
 */
export function findFaintGenerated(h: InPageHelpers & ColourTools, most: number): readonly MeasuredText[] {
  const mostElements = 4000;
  const media = [...document.querySelectorAll('img, picture, video, canvas, svg, object, embed, iframe')]
    .slice(0, 200)
    .map((element) => ({ element, box: h.prop(element, 'getBoundingClientRect').call(element) }));
  const all = [...document.querySelectorAll('body *')].slice(0, mostElements);
  const isPainted = (style: CSSStyleDeclaration) =>
    style.backgroundImage !== 'none' || h.rgba(style.backgroundColor)[3] > 0;
  let layers: typeof media | undefined;
  /** What may lie under or over the words: pictures, and painted boxes, which a grid too lays over each other. Seldom asked for. */
  const layersHere = () => {
    layers ??= [
      ...media,
      ...all
        .filter((one) => isPainted(getComputedStyle(one)))
        .map((one) => ({ element: one, box: h.prop(one, 'getBoundingClientRect').call(one) })),
    ];
    return layers;
  };
  /** A painted layer before or after something around it lies under these words too. */
  const hasLayerAround = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = h.above(at)) {
      const laid = ['::before', '::after'].some((part) => {
        const style = getComputedStyle(at as Element, part);
        if (style.content === 'none' || style.content === 'normal') return false;
        return /absolute|fixed/.test(style.position) && isPainted(style);
      });
      if (laid) return true;
      if (h.rgba(getComputedStyle(at).backgroundColor)[3] >= 0.999) return false;
    }
    return false;
  };
  const found: MeasuredText[] = [];
  for (const element of all) {
    for (const part of ['::before', '::after'] as const) {
      if (found.length >= most) return found;
      const style = getComputedStyle(element, part);
      const { content } = style;
      if (content === 'none' || content === 'normal') continue;
      // What comes after a slash is for screen readers; pictures, numbers and marks in it are not words.
      const words = [...content.replace(/"\s*\/\s*"[\s\S]*$/, '"').matchAll(/"((?:[^"\\]|\\.)*)"/g)]
        .map(([, one = '']) => one.replaceAll(/\\(.)/g, '$1'))
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
      if (!/\p{L}{3}/u.test(words) || /\p{Co}/u.test(words)) continue;
      if (/icon|glyph|awesome|symbol/i.test(style.fontFamily)) continue;
      const size = Number.parseFloat(style.fontSize);
      const plainly =
        /^(static|relative)$/.test(style.position) &&
        style.display !== 'none' &&
        style.visibility === 'visible' &&
        style.opacity === '1' &&
        style.transform === 'none' &&
        style.filter === 'none' &&
        style.textShadow === 'none' &&
        style.clipPath === 'none' &&
        style.backgroundImage === 'none' &&
        style.backgroundClip !== 'text' &&
        Number.parseFloat(style.textIndent) > -50 &&
        (style.overflow === 'visible' || style.display === 'inline') &&
        size >= 6;
      if (!plainly || !h.isVisible(element) || h.isInactive(element)) continue;
      const behind = h.backdropOf(element);
      const box = h.prop(element, 'getBoundingClientRect').call(element);
      const touched = layersHere().some(
        ({ element: one, box: other }) =>
          !h.prop(element, 'contains').call(element, one) &&
          !h.prop(one, 'contains').call(one, element) &&
          other.width > 0 &&
          other.left < box.right - 2 &&
          box.left < other.right - 2 &&
          other.top < box.bottom - 2 &&
          box.top < other.bottom - 2,
      );
      if (!behind.sure || touched || box.height < size * 0.8 || hasLayerAround(element)) continue;
      const ground = h.over(h.rgba(style.backgroundColor), behind.colour);
      const ink = h.over(h.rgba(style.webkitTextFillColor || style.color), ground);
      // Of no colour at all it is there to hold a place.
      if (h.rgba(style.webkitTextFillColor || style.color)[3] === 0) continue;
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = Math.floor(h.contrast(ink, ground) * 10) / 10;
      if (ratio >= (large ? 3 : 4.5)) continue;
      const ratios = { worst: ratio, low: ratio, middle: ratio, best: ratio };
      found.push({
        ...h.spotOf(element),
        words: words.slice(0, 80),
        large,
        over: 'generated',
        ratios,
        moves: false,
      });
    }
  }
  return found;
}
