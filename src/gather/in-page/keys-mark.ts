/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';
import { hasFocus, setFocus } from './keys-ring.ts';

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

export const markTools = { setFocus, hasFocus, edgeOfStop };

export interface MarkSeen {
  /** Where a mark would be seen, in the window. */
  readonly near: Box;
  readonly edge: number | null;
  /** Of the window, in the document. */
  readonly corner: { readonly x: number; readonly y: number };
}

export interface MarkAsked {
  readonly id: number;
  /** What has had the focus until now, if that matters. */
  readonly before: number | null;
  /** Only if it stands wholly in the window, so that nothing is scrolled to give it the focus. */
  readonly stay: boolean;
}

export interface MarkAnswer {
  /** What has had the focus until now has not lost it meanwhile. */
  readonly kept: boolean;
  /** Null where it does not take the focus. */
  readonly seen: MarkSeen | 'elsewhere' | null;
}

/** Gives it the focus. Nothing is done for what is elsewhere. */
export async function focusForMark(
  h: InPageHelpers & typeof markTools,
  { id, before, stay }: MarkAsked,
): Promise<MarkAnswer> {
  const kept = before !== null && h.hasFocus(h, before);
  const element = (globalThis as unknown as WithKeys).lgdssKeys.elements[id];
  if (stay && element) {
    const { left, top, right, bottom } = h.prop(element, 'getBoundingClientRect').call(element);
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return { kept, seen: 'elsewhere' };
  }
  const near = h.setFocus(h, { id, on: true });
  if (!near) return { kept, seen: null };
  const edge = await h.edgeOfStop(h, { id });
  return { kept, seen: { near, edge, corner: { x: visualViewport?.pageLeft ?? 0, y: visualViewport?.pageTop ?? 0 } } };
}

/** Takes the focus away from the one that has had it until now, and says what edge each has without. */
export async function edgesWithout(
  h: InPageHelpers & typeof markTools,
  { last, ids }: { last: number; ids: readonly number[] },
): Promise<{ readonly kept: boolean; readonly free: boolean; readonly edges: readonly (number | null)[] }> {
  const kept = h.hasFocus(h, last);
  h.setFocus(h, { id: last, on: false });
  const free = (globalThis as unknown as WithKeys).lgdssKeys.active() === null;
  const edges: (number | null)[] = [];
  // As they are without the focus: some things grow with it.
  for (const id of ids) edges.push(await h.edgeOfStop(h, { id }));
  return { kept, free, edges };
}
