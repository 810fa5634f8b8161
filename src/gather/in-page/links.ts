/// <reference lib="dom" />
import type { Link } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readLinks(h: InPageHelpers): Link[] {
  const nameOf = (element: Element) => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const labelled = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    if (labelled.trim()) return labelled;
    const label = element.getAttribute('aria-label');
    if (label?.trim()) return label;
    const pictures = [...element.querySelectorAll('img[alt], svg title, [aria-label]')];
    const alternatives = pictures.map((picture) =>
      picture.localName === 'title' ? '' : (picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? ''),
    );
    const words = `${element.textContent ?? ''} ${alternatives.join(' ')}`.trim();
    return words || (element.getAttribute('title') ?? element.getAttribute('alt') ?? '');
  };
  const links: Link[] = [];
  for (const element of document.querySelectorAll<HTMLAnchorElement | HTMLAreaElement>('a[href], area[href]')) {
    if (!element.href) continue;
    links.push({
      href: element.href.slice(0, 2048),
      text: nameOf(element).replace(/\s+/g, ' ').trim().slice(0, 300),
      selector: h.selectorOf(element),
      html: h.openingTag(element, 300),
      region: h.regionOf(element),
      visible: h.isVisible(element),
      box: h.boxOf(element),
    });
    if (links.length >= 2000) break;
  }
  return links;
}
