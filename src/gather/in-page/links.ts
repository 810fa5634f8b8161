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
    const spill = spillOf(element, href, text, box);
    links.push({
      href: href.slice(0, 2048),
      text,
      selector: h.selectorOf(element),
      html: h.openingTag(element, 300),
      region: h.regionOf(element),
      visible: h.isVisible(shown),
      box,
      ...(spill ? { spill } : {}),
    });
    if (links.length >= 2000) break;
  }
  return links;
}
