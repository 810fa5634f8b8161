/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';

export interface Spoken {
  /** When something was written into a region that is announced, or such a region came, in milliseconds of the page's own clock. */
  readonly times: number[];
  /** What the regions said, the latest of it. */
  readonly words: { readonly time: number; readonly text: string }[];
}

/** Listens, from now on, for whatever a screen reader would announce by itself. */
export function listenForSpoken(h: InPageHelpers, _: null): null {
  const world = globalThis as unknown as { lgdssSpoken?: Spoken };
  if (world.lgdssSpoken) return null;
  // Written in whatever letters, and with other roles to fall back on.
  const LIVE =
    '[role~=status i], [role~=alert i], [role~=log i], [role~=alertdialog i], [role~=timer i], [role~=marquee i], [aria-live=polite i], [aria-live=assertive i], output, progress';
  const NAMES = /^(?:aria-(?:label|description|valuetext|labelledby|describedby)|title)$/;
  const USED = 'a[href], button, input, select, textarea, h1, h2, main';
  const MOST_RECORDS = 300;
  const MOST_TIMES = 500;
  const MOST_WORDS = 50;
  const times: number[] = [];
  const words: { time: number; text: string }[] = [];
  const elementAt = (node: Node): Element | null => {
    if (node instanceof Element) return node;
    return node instanceof ShadowRoot ? node.host : node.parentNode && elementAt(node.parentNode);
  };
  const isLive = (element: Element) => h.nearest(element, LIVE) !== null;
  /** A component may have given itself a role of which no attribute tells. One that holds half of the page is no message. */
  const isComponents = (element: Element) => {
    for (let up: Element | null = element; up; up = h.above(up))
      if (h.prop(up, 'localName').includes('-') && !h.has(up, USED)) return true;
    return false;
  };
  /** What names or describes that which has the focus is read with it, and may be read again. */
  const isOfFocus = (element: Element) => {
    const active = h.focused();
    if (!active) return false;
    const of = (name: string) => (h.prop(active, 'getAttribute').call(active, name) ?? '').split(/\s+/);
    const ids = ['aria-labelledby', 'aria-describedby', 'aria-details'].flatMap(of).filter(Boolean).slice(0, 20);
    const labels: Iterable<Element> = (active as HTMLInputElement).labels ?? [];
    const parts = [...ids.map((id) => h.byId(active, id)), ...labels];
    return parts.some((part) => part !== null && h.holds(part, element));
  };
  const isSpoken = ({ type, target, attributeName, addedNodes }: MutationRecord) => {
    const at = elementAt(target);
    if (at && type === 'attributes' && at === h.focused() && NAMES.test(attributeName ?? '')) return true;
    if (at && (isLive(at) || isComponents(at) || (type !== 'attributes' && isOfFocus(at)))) return true;
    return [...addedNodes].slice(0, 50).some((one) => one instanceof Element && (isLive(one) || h.has(one, LIVE)));
  };
  const regionsIn = (records: readonly MutationRecord[]) => {
    const found = new Set<Element>();
    for (const { target, addedNodes } of records) {
      const at = elementAt(target);
      const region = at && h.nearest(at, LIVE);
      if (region) found.add(region);
      for (const one of [...addedNodes].slice(0, 50)) {
        if (!(one instanceof Element)) continue;
        for (const inner of [one, ...h.inside(one, LIVE)].slice(0, 5)) if (isLive(inner)) found.add(inner);
      }
    }
    return [...found].slice(0, 10);
  };
  const observer = new MutationObserver((records) => {
    // Where there is more than can be gone through, it counts as announced.
    const spoken = records.length > MOST_RECORDS || records.some(isSpoken);
    if (spoken && times.length < MOST_TIMES) times.push(performance.now());
    if (!spoken || records.length > MOST_RECORDS) return;
    for (const region of regionsIn(records)) {
      const text = h.textOf(region, 300);
      if (text !== '') words.push({ time: performance.now(), text });
    }
    words.splice(0, words.length - MOST_WORDS);
  });
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  for (const root of h.openRoots().roots) observer.observe(root, all);
  Object.assign(globalThis, { lgdssSpoken: { times, words } });
  return null;
}
