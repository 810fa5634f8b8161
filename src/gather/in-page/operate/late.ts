/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/** What is kept in our own world of a document from its loading on. */
interface Kept {
  /** Everything that was shown then, with what it stood in. */
  readonly shown: ReadonlyMap<Element, Element | null>;
  /** What had come in since when it was first asked for. */
  late: readonly Element[] | null;
  /** What has had the focus since, as far as it was seen: other probes take it away from what came in. */
  readonly focused: Set<Element>;
}
type WithKept = { lgdssAtFirst?: Kept };

/** Remembers what the page shows once it has loaded. */
export function rememberShown(h: InPageHelpers, _: null): null {
  const most = 6000;
  const shown = h.shownElements(most);
  // Of a page that is larger than that nobody could say what is new.
  if (shown.size >= most / 2) return null;
  const focused = new Set<Element>();
  const kept: Kept = { shown: new Map([...shown].map((element) => [element, h.above(element)])), late: null, focused };
  Object.assign(globalThis, { lgdssAtFirst: kept });
  // To be told of the focus would look as if the page followed it. What comes over a page keeps it for a while.
  const every = 200;
  let looks = 60_000 / every;
  const look = setInterval(() => {
    const active = h.focused();
    if (active && focused.size < 100) focused.add(active);
    looks -= 1;
    if (kept.late || looks <= 0) clearInterval(look);
  }, every);
  return null;
}

/**
 * Parts that have come in by themselves since the page had loaded, outermost only; how many. Asked before anything on the page
 * is used, it keeps them for later. Not what takes the place of something else: whichever slide is shown by then is chance.
 */
export function noteLate(h: InPageHelpers, _: null): number {
  const kept = (globalThis as unknown as WithKept).lgdssAtFirst;
  if (!kept) return 0;
  if (kept.late) return kept.late.length;
  const now = h.shownElements(6000);
  const left = new Set([...kept.shown].flatMap(([element, parent]) => (now.has(element) ? [] : [parent])));
  const taken = new Set<Element>();
  const late: Element[] = [];
  const says = (element: Element) =>
    h.textOf(element, 20) !== '' || h.has(element, 'a[href], button, input, select, textarea, [tabindex]');
  for (const element of now) {
    if (kept.shown.has(element)) continue;
    taken.add(element);
    const parent = h.above(element);
    if ((parent && taken.has(parent)) || left.has(parent) || !says(element)) continue;
    late.push(element);
  }
  kept.late = late.slice(0, 10);
  return kept.late.length;
}

/** Of those parts the one with this number, for axe and for a picture. Null where it is gone again, or still on its way. */
export async function turnToLate(h: InPageHelpers, { at }: { at: number }): Promise<(Spot & { id: number }) | null> {
  const { lgdssWatch: watch, lgdssAtFirst: kept } = globalThis as unknown as WithKept & { lgdssWatch: Watch };
  const element = kept?.late?.[at];
  if (!element || !watch.shown(element)) return null;
  watch.snap();
  await watch.settle(45, 700);
  // What fades in is fainter than it will be.
  const isMoving = (one: Animation) => one.playState === 'running';
  const parts = [element, ...h.inside(element, '*').slice(0, 500)];
  if (parts.some((one) => h.prop(one, 'getAnimations').call(one).some(isMoving))) return null;
  for (let up: Element | null = element; up; up = h.above(up)) if (getComputedStyle(up).opacity !== '1') return null;
  if (!watch.shown(element)) return null;
  Object.assign(globalThis, { lgdssLayer: element });
  return { ...watch.spot(element), id: watch.put(element) };
}

/** Whether the focus has been in this part since the page had loaded. */
export function hadFocus(h: InPageHelpers, { id }: { id: number }): boolean {
  const { lgdssWatch: watch, lgdssAtFirst: kept } = globalThis as unknown as WithKept & { lgdssWatch: Watch };
  const part = watch.at(id);
  return [...(kept?.focused ?? [])].some((element) => h.holds(part, element));
}
