/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

/** Around the words themselves, from the first of these texts to the last. A helper for what runs in the page. */
export function boxOfTexts(this: InPageHelpers, texts: readonly Text[]): Box | null {
  const range = document.createRange();
  const [first] = texts;
  const end = texts.at(-1);
  if (!first || !end) return null;
  // No range goes from one tree into another.
  const apart = first.getRootNode() !== end.getRootNode();
  const rects = (apart ? texts.map((text) => [text, text] as const) : [[first, end] as const]).map(([from, to]) => {
    range.setStartBefore(from);
    range.setEndAfter(to);
    return range.getBoundingClientRect();
  });
  const x = Math.min(...rects.map(({ left }) => left));
  const y = Math.min(...rects.map(({ top }) => top));
  const width = Math.max(...rects.map(({ right }) => right)) - x;
  const height = Math.max(...rects.map(({ bottom }) => bottom)) - y;
  const round = Math.round;
  return width > 1 && height > 1
    ? { x: round(x + scrollX), y: round(y + scrollY), width: round(width), height: round(height) }
    : null;
}
