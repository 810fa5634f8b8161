/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/** Whether the marker is on the page, and what the page shows: its words, and what stands in its fields. */
export function readSignIn(
  _h: InPageHelpers,
  { selector, words }: { readonly selector: string | null; readonly words: string | null },
): { readonly marked: boolean; readonly text: string } {
  const mostText = 500_000;
  const mostRoots = 200;
  const mostElements = 20_000;
  const roots: (Document | ShadowRoot)[] = [document];
  const parts: string[] = [];
  let marked = false;
  for (let at = 0; at < roots.length && at < mostRoots; at += 1) {
    const root = roots[at];
    if (!root) break;
    const inside = root instanceof Document ? [root.body] : [...root.children];
    for (const element of inside) if (element instanceof HTMLElement) parts.push(element.innerText);
    for (const field of root.querySelectorAll('input:not([type=password]), textarea'))
      if ('value' in field) parts.push(String(field.value).slice(0, 5000));
    try {
      if (selector !== null && root.querySelector(selector)) marked = true;
    } catch {
      // No selector that a browser understands; it was refused before.
    }
    for (const element of [...root.querySelectorAll('*')].slice(0, mostElements))
      if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  const text = parts.join('\n').replace(/\s+/g, ' ').slice(0, mostText);
  if (words !== null && text.includes(words)) marked = true;
  return { marked, text };
}
