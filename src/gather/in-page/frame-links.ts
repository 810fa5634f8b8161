/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/** Of one frame. A frame written into the page (srcdoc) belongs to the address that its links start from. */
export function readFrameLinks(h: InPageHelpers) {
  const links: { href: string; text: string }[] = [];
  for (const element of h.everywhere('a[href], area[href]')) {
    const { href: resolved } = element as HTMLAnchorElement;
    // Links in drawings have an object for an address.
    const given = element.getAttribute('href') ?? '';
    const href = typeof resolved === 'string' ? resolved : (URL.parse(given, document.baseURI)?.href ?? '');
    if (href) links.push({ href: href.slice(0, 2048), text: h.nameOf(element, 300) });
    if (links.length >= 500) break;
  }
  const address = location.protocol === 'about:' ? document.baseURI : location.href;
  return { address: address.slice(0, 2048), links };
}
