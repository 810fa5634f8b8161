/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Box } from '../../model/evidence.ts';
import type { MeasuredText } from '../../model/seen/pixels.ts';
import type { ColourTools, Rgba } from './colour-tools.ts';
import type { InPageHelpers } from './helpers.ts';

export type HardText = Omit<MeasuredText, 'ratios'> & { readonly colour: Rgba };

interface Kept {
  lgdssHardText?: {
    readonly element: Element;
    readonly ground: Element | null;
    readonly media: readonly Element[];
    /** As it was at the top of the page. */
    readonly colour: Rgba;
  }[];
}

/** Text that may stand on something which its styles do not tell: a picture, a gradient, a film, or what lies under it. */
export function findHardText(
  h: InPageHelpers & ColourTools,
  most: number,
): { readonly found: readonly HardText[]; readonly left: number } {
  type Over = MeasuredText['over'];
  const pictures: { element: Element; box: DOMRect; over: Over }[] = [];
  const ownOver = (style: CSSStyleDeclaration): Over | null => {
    if (style.backgroundImage === 'none') return null;
    return style.backgroundImage.includes('url(') ? 'image' : 'gradient';
  };
  for (const element of [...document.querySelectorAll('body, body *')].slice(0, 4000)) {
    const tag = h.prop(element, 'localName');
    const own: Over | null = /^(img|picture|canvas|object|embed|iframe)$/.test(tag)
      ? 'image'
      : tag === 'video'
        ? 'video'
        : tag === 'svg'
          ? 'image'
          : ownOver(getComputedStyle(element));
    if (!own || pictures.length >= 200) continue;
    const box = h.prop(element, 'getBoundingClientRect').call(element);
    if (box.width < 24 || box.height < 12 || !h.isVisible(element)) continue;
    pictures.push({ element, box, over: own });
  }

  /** Where its own ancestors end in a plain colour, and what they have in the way before that. */
  const grounds = new Map<Element, { ground: Element | null; over: Over | null }>();
  const groundOf = (element: Element): { ground: Element | null; over: Over | null } => {
    const known = grounds.get(element);
    if (known) return known;
    const style = getComputedStyle(element);
    const pseudo = ['::before', '::after'].some((part) => {
      const { content, backgroundImage, backgroundColor, position, width } = getComputedStyle(element, part);
      if (content === 'none' || content === 'normal' || !/absolute|fixed/.test(position)) return false;
      // The box of a checkbox is beside the words; a layer of colour is behind them.
      const whole = h.prop(element, 'getBoundingClientRect').call(element).width;
      if (Number.parseFloat(width) < whole * 0.75) return false;
      return backgroundImage !== 'none' || h.rgba(backgroundColor)[3] > 0;
    });
    const own = ownOver(style) ?? (pseudo ? 'overlap' : null);
    const parent = h.prop(element, 'parentElement');
    let result: { ground: Element | null; over: Over | null };
    if (own) result = { ground: element, over: own };
    else if (h.rgba(style.backgroundColor)[3] >= 0.999 || !parent) result = { ground: element, over: null };
    else result = groundOf(parent);
    grounds.set(element, result);
    return result;
  };
  const touches = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2;

  const isBlended = (element: Element): true | undefined => {
    for (let up: Element | null = element; up; up = h.prop(up, 'parentElement')) {
      const { mixBlendMode, filter } = getComputedStyle(up);
      if (mixBlendMode !== 'normal' || filter !== 'none') return true;
    }
    return undefined;
  };
  const silent = /^(script|style|noscript|template|option|textarea|title)$/;
  const found: HardText[] = [];
  const kept: NonNullable<Kept['lgdssHardText']> = [];
  const seen = new Set<Element>();
  let left = 0;
  const body = document.querySelector('body');
  const walker = body && document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let count = 0; walker?.nextNode() && count < 8000; count += 1) {
    const element = walker.currentNode.parentElement;
    const words = (walker.currentNode.nodeValue ?? '').trim();
    if (!element || words === '' || seen.has(element) || silent.test(h.prop(element, 'localName'))) continue;
    seen.add(element);
    const drawn = element instanceof SVGElement;
    const box = h.prop(element, 'getBoundingClientRect').call(element);
    if (box.width < 4 || box.height < 6) continue;
    const near = pictures.filter(
      (one) =>
        one.element !== element &&
        !h.prop(element, 'contains').call(element, one.element) &&
        !h.prop(one.element, 'contains').call(one.element, element) &&
        touches(box, one.box),
    );
    const { ground, over } = groundOf(element);
    const reason: Over | null = drawn
      ? 'drawing'
      : (near.find((one) => one.over === 'video')?.over ?? over ?? (near.length > 0 ? 'overlap' : null));
    if (!reason || !h.isVisible(element) || h.isInactive(element)) continue;
    const style = getComputedStyle(element);
    const colour = h.inkOf(element);
    const size = Number.parseFloat(style.fontSize);
    const clipped = style.webkitBackgroundClip === 'text' || style.backgroundClip === 'text';
    if (colour[3] === 0 && !clipped) continue;
    if (found.length >= most) {
      left += 1;
      continue;
    }
    const moves = near.some((one) => one.over === 'video');
    const blended = isBlended(element);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    kept.push({ element, ground, media: near.map((one) => one.element), colour });
    found.push({
      ...h.spotOf(element),
      words: words.replace(/\s+/g, ' ').slice(0, 80),
      large,
      over: reason,
      moves,
      ...(blended ? { blended } : {}),
      colour,
    });
  }
  (globalThis as Kept).lgdssHardText = kept;
  return { found, left };
}

/**
 * Scrolls to these and says where their letters are in the window, in CSS pixels of the document. Null for what is not
 * on top there, for what has anything else over it, for what has another colour there than at the top of the page, and for
 * what has its ground over the picture after all.
 */
export async function placeHardText(
  h: InPageHelpers & ColourTools,
  { top, which }: { readonly top: number; readonly which: readonly number[] },
): Promise<readonly (readonly Box[] | null)[]> {
  window.scrollTo({ top, behavior: 'instant' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const kept = (globalThis as Kept).lgdssHardText ?? [];
  /** See-through grounds too: what lies over the letters would be taken for what is behind them. */
  const AS_GOOD_AS_NONE = 0.02;
  const isPainted = (element: Element, part?: '::before' | '::after') => {
    const style = getComputedStyle(element, part);
    if (part && /^(none|normal)$/.test(style.content)) return false;
    if (Number(style.opacity) < AS_GOOD_AS_NONE) return false;
    const { backgroundColor, backgroundImage, backdropFilter } = style;
    return (
      h.rgba(backgroundColor)[3] > AS_GOOD_AS_NONE ||
      backgroundImage !== 'none' ||
      (backdropFilter !== undefined && backdropFilter !== '' && backdropFilter !== 'none')
    );
  };
  const isClear = (element: Element) => {
    let share = 1;
    for (let up: Element | null = element; up; up = h.prop(up, 'parentElement'))
      share *= Number(getComputedStyle(up).opacity);
    return share < AS_GOOD_AS_NONE;
  };
  const isCover = (element: Element, text: Element) => {
    if (isClear(element)) return false;
    if (isPainted(element, '::before') || isPainted(element, '::after')) return true;
    // What holds the text comes before it only by a layer of its own that is drawn on top.
    if (h.prop(element, 'contains').call(element, text)) return false;
    return /^(img|canvas|video|iframe|object|embed|svg)$/.test(h.prop(element, 'localName')) || isPainted(element);
  };
  const place = (index: number): readonly Box[] | null => {
    const one = kept[index];
    if (!one || !h.prop(one.element, 'isConnected') || !h.isVisible(one.element)) return null;
    // A header that changes its colours once the page is scrolled.
    if (h.inkOf(one.element).some((part, at) => part !== one.colour[at])) return null;
    const boxes: Box[] = [];
    for (const node of h.prop(one.element, 'childNodes')) {
      if (node.nodeType !== Node.TEXT_NODE || (node.nodeValue ?? '').trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const [left, right] = [Math.max(0, rect.left), Math.min(innerWidth, rect.right)];
        const [upper, lower] = [Math.max(0, rect.top), Math.min(innerHeight, rect.bottom)];
        if (boxes.length >= 6 || right - left < 2 || lower - upper < 4) continue;
        boxes.push({ x: left + scrollX, y: upper + scrollY, width: right - left, height: lower - upper });
      }
    }
    const [first] = boxes;
    if (!first) return null;
    const stackAt = ({ x, y, width, height }: Box, along: number) =>
      document.elementsFromPoint(x - scrollX + 1 + (width - 2) * along, y - scrollY + height / 2);
    const ownIn = (stack: readonly Element[]) =>
      stack.findIndex(
        (element) => one.element === element || h.prop(one.element, 'contains').call(one.element, element),
      );
    const stack = stackAt(first, 0.5);
    const own = ownIn(stack);
    // Letters that take no clicks are not in the stack, and what covers them is not known.
    if (own < 0) return getComputedStyle(one.element).pointerEvents === 'none' ? boxes : null;
    for (const box of boxes)
      for (const along of [0, 0.25, 0.5, 0.75, 1]) {
        const here = stackAt(box, along);
        // Where its end is cut off there are no letters that could be covered.
        if (here.slice(0, Math.max(0, ownIn(here))).some((element) => isCover(element, one.element))) return null;
      }
    if (one.media.length > 0 && one.ground) {
      const ground = stack.indexOf(one.ground);
      const between = one.media.some((media) => {
        const at = stack.indexOf(media);
        return at < 0 ? getComputedStyle(media).pointerEvents === 'none' : at > own && (ground < 0 || at < ground);
      });
      const onOwnPicture = h.backdropOf(one.element).sure === false;
      if (!between && !onOwnPicture) return null;
    }
    return boxes;
  };
  // What takes no clicks is not in a stack, though it covers what is below it.
  const clickable = new CSSStyleSheet();
  clickable.replaceSync('* { pointer-events: auto !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, clickable];
  try {
    return which.map(place);
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== clickable);
  }
}

/**
 * Takes the colour out of all letters, and puts it back. Shadows of letters stay: they are part of what is behind. `letters`: out
 * of the letters alone, and not of the lines and drawings that have the colour of their letters.
 */
export function hideLetters(_h: InPageHelpers, hide: boolean | 'letters'): void {
  const place = globalThis as { lgdssNoLetters?: CSSStyleSheet };
  const still =
    '*, *::before, *::after { transition: none !important; animation-play-state: paused !important; caret-color: transparent !important }';
  const letters =
    '*, *::before, *::after, ::placeholder, ::marker { color: transparent !important; -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important } svg text, svg tspan { fill: transparent !important; stroke: transparent !important }';
  const alone = '*, *::before, *::after { -webkit-text-fill-color: transparent !important }';
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== place.lgdssNoLetters);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hide === 'letters' ? `${still} ${alone}` : hide ? `${still} ${letters}` : still);
  place.lgdssNoLetters = sheet;
  document.adoptedStyleSheets = [...others, sheet];
}

export function showLetters(_h: InPageHelpers): void {
  const place = globalThis as { lgdssNoLetters?: CSSStyleSheet };
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== place.lgdssNoLetters);
  window.scrollTo({ top: 0, behavior: 'instant' });
}
