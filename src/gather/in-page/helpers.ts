/// <reference lib="dom" />
import type { Box, Region } from '../../model/evidence.ts';

/**
 * Small functions for use inside a page. Each is turned into source text and run there, so it must not refer to anything
 * outside itself, not even to its neighbours here: they reach each other through the `h` object.
 */
export interface InPageHelpers {
  selectorOf(element: Element): string;
  boxOf(element: Element): Box | null;
  regionOf(element: Element): Region;
  isVisible(element: Element): boolean;
  textOf(element: Element, most: number): string;
  openingTag(element: Element, most: number): string;
}

export function selectorOf(element: Element): string {
  const parts: string[] = [];
  let current: Element | null = element;
  while (current && parts.length < 12) {
    const id = current.id;
    // Ids made of digits or very long ones are usually generated and change from visit to visit.
    if (id && id.length < 60 && !/\d{4,}/.test(id) && document.getElementById(id) === current) {
      parts.unshift(`#${CSS.escape(id)}`);
      break;
    }
    const tag = current.localName;
    const parent: Element | null = current.parentElement;
    if (!parent) {
      parts.unshift(tag);
      break;
    }
    let twins = 0;
    let place = 0;
    for (const sibling of parent.children) {
      if (sibling.localName !== tag) continue;
      twins += 1;
      if (sibling === current) place = twins;
    }
    parts.unshift(twins > 1 ? `${CSS.escape(tag)}:nth-of-type(${place})` : CSS.escape(tag));
    current = parent;
  }
  return parts.join(' > ');
}

export function boxOf(element: Element): Box | null {
  const { x, y, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  const round = (value: number) => Math.round(value);
  return { x: round(x + scrollX), y: round(y + scrollY), width: round(width), height: round(height) };
}

export function regionOf(element: Element): Region {
  if (element.closest('footer, [role=contentinfo]') && !element.closest('main footer, article footer')) return 'footer';
  if (element.closest('nav, [role=navigation]')) return 'nav';
  if (element.closest('main, [role=main]')) return 'main';
  if (element.closest('header, [role=banner]')) return 'header';
  return 'other';
}

/** Rendered, and larger than the one pixel of text that is hidden for screen readers only. */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

export function textOf(element: Element, most: number): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, most);
}

export function openingTag(element: Element, most: number): string {
  return element.outerHTML.slice(0, most);
}
