/// <reference lib="dom" />
import type { Link } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readLinks(h: InPageHelpers): Link[] {
  /** What people see of a link: for an area of an image map, that is the image. */
  const shownBy = (element: Element) => {
    const map = element.localName === 'area' ? element.closest('map')?.name : undefined;
    return (map && document.querySelector(`img[usemap="#${CSS.escape(map)}"]`)) || element;
  };
  const links: Link[] = [];
  for (const element of document.querySelectorAll('a[href], area[href]')) {
    // Links in drawings have an object for an address.
    const { href: resolved } = element as HTMLAnchorElement;
    const given = element.getAttribute('href') ?? '';
    const href = typeof resolved === 'string' ? resolved : (URL.parse(given, document.baseURI)?.href ?? '');
    if (!href) continue;
    const shown = shownBy(element);
    links.push({
      href: href.slice(0, 2048),
      text: h.nameOf(element, 300),
      selector: h.selectorOf(element),
      html: h.openingTag(element, 300),
      region: h.regionOf(element),
      visible: h.isVisible(shown),
      box: h.boxOf(shown),
    });
    if (links.length >= 2000) break;
  }
  return links;
}
