/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';
import { setFocus } from './keys-ring.ts';

/**
 * Waits until what fades in or out with the focus has done so, and says how many square pixels a line 2 pixels thick along
 * the edge has. Null where the edge cannot be told from styles, or is not wholly in the window.
 */
export async function edgeOfStop(h: InPageHelpers, { id }: { id: number }): Promise<number | null> {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id];
  if (!element?.isConnected) return null;
  const THICK = 2;
  const SMALLEST = 8;
  const LONGEST_MS = 400;
  const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
  const done = Promise.all(fading.map(({ finished }) => finished.catch(() => null)));
  await Promise.race([done, new Promise((tell) => setTimeout(tell, fading.length > 0 ? LONGEST_MS : 0))]);
  // A link that goes over two lines has an edge that nobody would draw alike.
  const [rect, another] = [...h.prop(element, 'getClientRects').call(element)];
  if (!rect || another) return null;
  const { width, height, left, top, right, bottom } = rect;
  const style = getComputedStyle(element);
  if (Number(style.opacity) < 0.05 || width < SMALLEST || height < SMALLEST) return null;
  if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return null;
  // What lies over it hides the mark too, and that is told elsewhere.
  const across = [left + 1, (left + right) / 2, right - 1];
  const points = [top + 1, bottom - 1].flatMap((y) => across.map((x) => document.elementFromPoint(x, y)));
  if (
    points.some(
      (hit) => hit && !h.prop(element, 'contains').call(element, hit) && !h.prop(hit, 'contains').call(hit, element),
    )
  )
    return null;
  const corner = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const round = style.borderTopLeftRadius.includes('%') ? (corner / 100) * Math.min(width, height) : corner;
  const radius = Math.min(round, width / 2, height / 2);
  // Within the edge, which is the least that anybody means by it.
  const [inner, bend] = [2 * (width + height) - 4 * THICK, Math.max(0, radius - THICK / 2)];
  return Math.round(THICK * (inner - 8 * bend + 2 * Math.PI * bend));
}

export const markTools = { setFocus, edgeOfStop };

/** Where a mark would be seen, in the document, and its edge; null where it does not take the focus. */
export async function focusForMark(
  h: InPageHelpers & typeof markTools,
  { id, on }: { id: number; on: boolean },
): Promise<{ readonly near: Box; readonly edge: number | null; readonly corner: { x: number; y: number } } | null> {
  const near = h.setFocus(h, { id, on });
  if (!near) return null;
  const edge = await h.edgeOfStop(h, { id });
  return { near, edge, corner: { x: visualViewport?.pageLeft ?? 0, y: visualViewport?.pageTop ?? 0 } };
}
