/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/** Whether the marker is on the page, and what the page shows: its words, and what stands in its fields. */
export function readSignIn(
  h: InPageHelpers,
  { selector, words }: { readonly selector: string | null; readonly words: string | null },
): { readonly marked: boolean; readonly text: string } {
  const mostText = 500_000;
  const mostRoots = 200;
  const parts: string[] = [];
  let marked = false;
  for (const root of h.openRoots().roots.slice(0, mostRoots)) {
    const inside = root instanceof Document ? [root.body] : [...root.children];
    for (const element of inside) if (element instanceof HTMLElement) parts.push(element.innerText);
    for (const field of root.querySelectorAll('input:not([type=password]), textarea'))
      if ('value' in field) parts.push(String(field.value).slice(0, 5000));
    try {
      if (selector !== null && root.querySelector(selector)) marked = true;
    } catch {
      // No selector that a browser understands; it was refused before.
    }
  }
  const text = parts.join('\n').replace(/\s+/g, ' ').slice(0, mostText);
  if (words !== null && text.includes(words)) marked = true;
  return { marked, text };
}
