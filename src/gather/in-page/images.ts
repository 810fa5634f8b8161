/// <reference lib="dom" />
import type { ImageFile, ImageSeen, Images } from '../../model/seen/images.ts';
import type { InPageHelpers } from './helpers.ts';

export function readImages(h: InPageHelpers): Images {
  const most = 150;
  const attribute = (element: Element, name: string) => h.prop(element, 'getAttribute').call(element, name);
  const around = (element: Element, selector: string) => h.nearest(element, selector);
  const tidy = (text: string | null | undefined, cap: number) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, cap);

  /** Not the whole of it: pictures written into the page are as long as they like. */
  const place = (address: string) => {
    if (address.startsWith('data:')) return `${address.slice(0, address.indexOf(',')).slice(0, 40)},${address.length}`;
    const url = URL.parse(address, document.baseURI);
    return url ? `${url.pathname}${url.search}`.slice(-160) : address.slice(0, 160);
  };
  const named = (element: Element): Pick<ImageSeen, 'alt' | 'from'> => {
    const ids = (attribute(element, 'aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labels = ids.map((id) => h.byId(element, id));
    const labelled = labels.map((label) => (label ? h.wordsIn(label) : '')).join(' ');
    if (labelled.trim()) return { alt: tidy(labelled, 300), from: 'aria-labelledby' };
    const label = tidy(attribute(element, 'aria-label'), 300);
    if (label) return { alt: label, from: 'aria-label' };
    const inside = h.prop(element, 'localName') === 'canvas' ? tidy(element.textContent, 300) : '';
    if (inside) return { alt: inside, from: 'none' };
    const alt = attribute(element, 'alt');
    // An empty one is an answer, and a title beside it does not count.
    if (alt !== null) return { alt: tidy(alt, 300), from: 'alt' };
    const title = tidy(
      h.prop(element, 'localName') === 'svg'
        ? element.querySelector(':scope > title')?.textContent
        : attribute(element, 'title'),
      300,
    );
    return title ? { alt: title, from: 'title' } : { alt: null, from: 'none' };
  };
  const wordsOf = (node: Node) => (node instanceof Element ? h.wordsIn(node) : node.textContent);
  /** Words in the part of the page that holds only this picture, or else right before or after it. */
  const besides = (element: Element) => {
    let inner: Element = element;
    for (let level = 0; level < 3; level += 1) {
      const parent = h.above(inner);
      if (!parent || /^(body|main|html)$/.test(h.prop(parent, 'localName'))) break;
      const texts = [inner.nextSibling, inner.previousSibling, inner.nextElementSibling, inner.previousElementSibling];
      const found = texts.map((node) => tidy(node && wordsOf(node), 120)).filter(Boolean);
      if (found.length > 0) return [...new Set(found)];
      inner = parent;
    }
    return [];
  };
  const controlOf = (element: Element): ImageSeen['control'] => {
    const control = around(element, 'a[href], button, [role=button], [role=link]');
    if (!control) return null;
    const link = h.prop(control, 'localName') === 'a' || attribute(control, 'role') === 'link';
    // A drawing carries its own name as text.
    const words = tidy(h.wordsIn(control).replace(element.textContent || '\0', ' '), 200);
    return { kind: link ? 'link' : 'button', text: words, href: (attribute(control, 'href') ?? '').slice(0, 200) };
  };
  const addressIn = (style: string) => /url\("([^"]*)|url\(([^")]*)/.exec(style)?.slice(1).find(Boolean);
  /** By a style sheet, on the element or on what the sheet puts before or after it. */
  const drawnOn = (element: Element) => {
    for (const part of [null, '::before', '::after']) {
      const { backgroundImage, backgroundPosition, maskImage, maskPosition, content } = getComputedStyle(element, part);
      if (part && /^(none|normal)$/.test(content)) continue;
      const ways = [
        { style: backgroundImage, position: backgroundPosition, plain: part === null },
        { style: maskImage ?? '', position: maskPosition, plain: false },
        { style: part ? content : '', position: '', plain: false },
      ];
      for (const { style, position, plain } of ways) {
        const address = addressIn(style);
        if (address) return { address, position, plain };
      }
    }
    return null;
  };
  const sumOf = (text: string) => {
    let sum = 0;
    for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
    return (sum >>> 0).toString(36);
  };
  const ROW = 'li, td, th, dd, dt, label, [role=listitem], [role=cell], [role=gridcell]';
  const isInRow = (element: Element) => {
    const parent = h.above(element);
    if (around(element, ROW)) return true;
    const words = parent ? tidy(h.wordsIn(parent), 61) : '';
    return words !== '' && words.length <= 60;
  };
  /** Yes and no, open and shut are told by pictures of this size. Larger than that, what is drawn has a name of its own or none. */
  const isSign = (element: Element) => {
    const { width, height } = h.prop(element, 'getBoundingClientRect').call(element);
    return Math.min(width, height) >= 8 && Math.max(width, height) <= 200;
  };
  const addressOf = (element: Element, kind: ImageSeen['kind']) => {
    const source = element.localName === 'object' ? 'data' : 'src';
    if (kind === 'svg') {
      const use = element.querySelector('use');
      return use ? `#${(attribute(use, 'href') ?? '').split('#').at(-1)?.slice(0, 80)}` : '';
    }
    const style = kind === 'role-img' ? addressIn(getComputedStyle(element).backgroundImage) : undefined;
    // A picture chosen by the width of the window is another one elsewhere; what the page names is always the same.
    const given = style ?? attribute(element, source) ?? '';
    return given ? place(given) : '';
  };

  const kindOf = (element: Element): ImageSeen['kind'] | null => {
    const tag = h.prop(element, 'localName');
    if (tag === 'area') return 'area';
    if (tag === 'object') return /^image\//.test(attribute(element, 'type') ?? '') ? 'object' : null;
    if (tag === 'input') return 'button';
    if (tag === 'img') return 'img';
    if (attribute(element, 'role') !== 'img' && tag === 'canvas') return 'canvas';
    return tag === 'svg' ? 'svg' : 'role-img';
  };
  const fileOf = (element: Element, src: string): ImageFile | null => {
    const { naturalWidth, naturalHeight, currentSrc, complete } = element as HTMLImageElement;
    if (!complete || !(naturalWidth > 0)) return null;
    const shown = place(currentSrc);
    return {
      width: naturalWidth,
      height: naturalHeight,
      lazy: attribute(element, 'loading')?.trim().toLowerCase() === 'lazy',
      chosen: attribute(element, 'srcset') !== null || around(element, 'picture') !== null,
      ...(shown === src ? {} : { shown }),
    };
  };
  const images: ImageSeen[] = [];
  let cut = false;
  const add = (element: Element, kind: ImageSeen['kind'], drawn: ReturnType<typeof drawnOn> = null) => {
    if (images.length >= most) cut = true;
    if (cut) return;
    const map = kind === 'area' ? around(element, 'map')?.getAttribute('name') : undefined;
    const root = h.prop(element, 'getRootNode').call(element) as Document | ShadowRoot;
    const shown = (map && root.querySelector(`img[usemap="#${CSS.escape(map)}"]`)) || element;
    const box = h.boxOf(shown);
    if (!box || !h.isVisible(shown)) return;
    const figure = around(element, 'figure');
    const caption = figure && h.inside(figure, 'figcaption')[0];
    const src = drawn ? place(drawn.address) : addressOf(element, kind);
    const sum = drawn?.address.startsWith('data:') ? sumOf(drawn.address) : '';
    const part = drawn && !/^(0% 0%)?$/.test(drawn.position) ? drawn.position.slice(0, 60) : '';
    const shows = [sum, part].filter(Boolean).join(' ');
    images.push({
      kind,
      src,
      ...named(element),
      silenced:
        /^(presentation|none)$/.test(attribute(element, 'role') ?? '') ||
        around(element, '[aria-hidden=true]') !== null,
      caption: tidy(caption && h.wordsIn(caption), 200),
      beside: besides(element),
      control: kind === 'area' || kind === 'button' ? null : controlOf(element),
      selector: h.selectorOf(element),
      html: h.startTag(element, 250),
      region: h.regionOf(element),
      box,
      ...(kind === 'img' ? { file: fileOf(element, src) } : {}),
      ...(shows ? { shows } : {}),
      ...(drawn && isInRow(element) ? { inRow: true } : {}),
    });
  };
  for (const element of h.everywhere('img, svg, canvas, [role=img], area[href], object, input[type=image]')) {
    const kind = kindOf(element);
    const parent = h.above(element);
    if (kind && !(parent && around(parent, 'svg, [role=img]'))) add(element, kind);
  }
  // A box with words in it may have any picture behind them; one without is only there to show it.
  const boxes = 'div, span, p, a, figure, section, i, li, h1, h2, button';
  const cells = 'td, dd, b, em, strong';
  let looked = 0;
  for (const element of h.everywhere(`:is(${boxes}, ${cells}):not([role=img], :has(*))`)) {
    looked += 1;
    if (looked > 3000) break;
    if (h.wordsIn(element).trim()) continue;
    const drawn = drawnOn(element);
    if (!drawn) continue;
    const isBox = drawn.plain && h.prop(element, 'matches').call(element, boxes);
    if (isBox || isSign(element)) add(element, 'background', drawn);
  }
  return { images, cut };
}
