/// <reference lib="dom" />
import type { Link } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readLinks(h: InPageHelpers): Link[] {
  /** What people see of a link: for an area of an image map, that is the image. */
  const shownBy = (element: Element) => {
    const map = element.localName === 'area' ? element.closest('map')?.name : undefined;
    const root = h.prop(element, 'getRootNode').call(element) as Document | ShadowRoot;
    return (map && root.querySelector(`img[usemap="#${CSS.escape(map)}"]`)) || element;
  };
  /** Only of links whose places are covered when personal data is taken out. */
  const spillOf = (element: Element, href: string, text: string, box: Link['box']) => {
    if (!box || !(/^(?:mailto|tel|sms|callto):/i.test(href) || /[@＠]|(?:\d\D{0,3}){6}/.test(text))) return null;
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    const x = Math.floor(left + scrollX);
    const y = Math.floor(top + scrollY);
    const width = Math.ceil(right + scrollX) - x;
    const height = Math.ceil(bottom + scrollY) - y;
    // A letter is often a little higher than its line.
    const most = 4;
    const within =
      x >= box.x - most &&
      y >= box.y - most &&
      x + width <= box.x + box.width + most &&
      y + height <= box.y + box.height + most;
    return within || width <= 0 || height <= 0 ? null : { x, y, width, height };
  };
  /** Short names made of words for anything, and of signs alone: a check tells which of these name nothing. */
  const mayBeAnything = (text: string) =>
    text !== '' &&
    text.length <= 45 &&
    (!/[\p{L}\p{N}]/u.test(text) ||
      /\b(?:click|here|this|link|go|more|info|information|read|reading|on|see|visit|yma|hwn|dolen|ewch|mwy|fwy|rhagor|gwybodaeth)\b/i.test(
        text,
      ));
  let besides = 0;
  const links: Link[] = [];
  for (const element of h.everywhere('a[href], area[href]')) {
    // Links in drawings have an object for an address.
    const { href: resolved } = element as HTMLAnchorElement;
    const given = element.getAttribute('href') ?? '';
    const href = typeof resolved === 'string' ? resolved : (URL.parse(given, document.baseURI)?.href ?? '');
    if (!href) continue;
    const shown = shownBy(element);
    const text = h.nameOf(element, 300);
    const box = h.boxOf(shown);
    const region = h.regionOf(element);
    const visible = h.isVisible(shown);
    // Whole navigations of such links are nobody's barrier: they are read where a page says what it has to say.
    const looked = visible && (region === 'main' || region === 'other') && mayBeAnything(text) && besides < 200;
    const beside = looked ? h.wordsBeside(element, 160) : null;
    if (looked) besides += 1;
    const spill = spillOf(element, href, text, box);
    links.push({
      href: href.slice(0, 2048),
      text,
      selector: h.selectorOf(element),
      html: h.openingTag(element, 300),
      region,
      visible,
      box,
      ...(spill ? { spill } : {}),
      ...(beside === null ? {} : { beside }),
    });
    if (links.length >= 2000) break;
  }
  return links;
}
