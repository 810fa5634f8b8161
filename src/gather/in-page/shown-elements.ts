/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/**
 * So many at the most of what people can see, in the order of the document. What is hidden takes its insides with it.
 * A helper for what runs in the page.
 */
export function shownElements(this: InPageHelpers, most: number): Set<Element> {
  const found = new Set<Element>();
  const rectOf = (element: Element) => this.prop(element, 'getBoundingClientRect').call(element);
  const isShut = (element: Element) => {
    const { width, height } = rectOf(element);
    return (width <= 1 || height <= 1) && /hidden|clip/.test(getComputedStyle(element).overflow);
  };
  const waiting: Element[] = [];
  const goInto = (element: Element) => {
    // Most elements hold neither a tree of their own nor a slot, and have their children without further ado.
    const parts = this.isPlain(element) ? this.prop(element, 'children') : this.childrenOf(element);
    for (let at = parts.length - 1; at >= 0; at -= 1) {
      const part = parts[at] as Element;
      if (this.prop(part, 'nodeType') === Node.ELEMENT_NODE) waiting.push(part);
    }
  };
  goInto(document.body ?? document.documentElement);
  let left = most;
  while (left > 0 && waiting.length > 0) {
    const element = waiting.pop() as Element;
    const check = this.prop(element, 'checkVisibility');
    if (!check.call(element)) {
      if (getComputedStyle(element).display === 'contents') goInto(element);
      continue;
    }
    if (isShut(element)) continue;
    goInto(element);
    left -= 1;
    const rect = rectOf(element);
    if (rect.width <= 1 || rect.height <= 1 || rect.right <= 0 || rect.left >= innerWidth) continue;
    if (rect.bottom + scrollY <= 0) continue;
    if (check.call(element, { opacityProperty: true, visibilityProperty: true })) found.add(element);
  }
  return found;
}
