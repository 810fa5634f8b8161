/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';

export interface Spoken {
  /** When something was written into a region that is announced, or such a region came, in milliseconds of the page's own clock. */
  readonly times: number[];
}

/** Listens, from now on, for whatever a screen reader would announce by itself. */
export function listenForSpoken(h: InPageHelpers, _: null): null {
  const world = globalThis as unknown as { lgdssSpoken?: Spoken };
  if (world.lgdssSpoken) return null;
  const LIVE =
    '[role=status], [role=alert], [role=log], [role=alertdialog], [role=timer], [role=marquee], [aria-live=polite], [aria-live=assertive], output, progress';
  const MOST_RECORDS = 300;
  const MOST_TIMES = 500;
  const times: number[] = [];
  const elementAt = (node: Node): Element | null => {
    if (node instanceof Element) return node;
    return node instanceof ShadowRoot ? node.host : node.parentNode && elementAt(node.parentNode);
  };
  const isLive = (element: Element) => h.nearest(element, LIVE) !== null;
  const isSpoken = ({ target, addedNodes }: MutationRecord) => {
    const at = elementAt(target);
    if (at && isLive(at)) return true;
    return [...addedNodes].slice(0, 50).some((one) => one instanceof Element && (isLive(one) || h.has(one, LIVE)));
  };
  const observer = new MutationObserver((records) => {
    // Where there is more than can be gone through, it counts as announced.
    const spoken = records.length > MOST_RECORDS || records.some(isSpoken);
    if (spoken && times.length < MOST_TIMES) times.push(performance.now());
  });
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  for (const root of h.openRoots().roots) observer.observe(root, all);
  Object.assign(globalThis, { lgdssSpoken: { times } });
  return null;
}
