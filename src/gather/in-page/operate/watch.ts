/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';

/** What our functions in one document share while it is operated. It lives in our isolated world, out of the page's reach. */
export interface Watch {
  /** Elements that the other side knows by number. */
  readonly known: Element[];
  /** By element, the kinds of event that the page's own scripts listen for there. */
  readonly listens: Map<Node, Set<string>>;
  /** What is told when the focus goes away from it, or from something in it. */
  readonly leaving: Set<Node>;
  /** Something listens for clicks far above its targets. */
  delegates: boolean;
  /** Numbers an element. */
  put(element: Element): number;
  /** Itself, or of a component what it hands the focus on to. */
  hasFocus(element: Element): boolean;
  at(id: number): Element;
  /** Of what is in a frame: with the frames around it, and its place in the page. */
  spot(element: Element): Spot;
  /** Where this document begins in the window of the page: at its corner, unless it is in a frame. */
  corner(): { x: number; y: number };
  /** The window of the page. */
  readonly outermost: Window;
  /** A place of this document, if the frames around it show it and nothing lies over them there. */
  isOpenTo(x: number, y: number): boolean;
  attribute(element: Element, name: string): string;
  /** Seen by people: rendered, not see-through, not clipped away, on the canvas. */
  shown(element: Element): boolean;
  focusables(within: Element): Element[];
  /** Remembers what is shown and starts to count changes anew. */
  snap(): void;
  /** Outermost elements that came up or went since the last `snap`, and those whose text changed. */
  since(): { appeared: Element[]; gone: Element[]; texts: Element[]; changes: number };
  /** Waits until nothing has moved for a moment. */
  settle(least: number, most: number): Promise<void>;
  /** The last key that was pressed: whether the page kept the browser from acting on it, and whether it came to a click. */
  readonly key: { prevented: boolean; clicked: Element | null };
  /** The states of the control that is aimed at, as they were before. */
  told: string;
  readonly messages: Kept[];
}

export interface Kept {
  readonly element: Element;
  readonly spot: Spot;
  readonly text: string;
  readonly by: Spot;
  readonly when: 'operated' | 'focused' | 'changed' | 'typed';
  readonly live: boolean;
  focusInside: boolean;
  inPlace: false | 'changed' | 'fewer';
  readonly since: number;
  goneAfter: number | null;
  /** It has had its time; what happens to it now is our doing. */
  settled: boolean;
}

/** Puts the watch into our world of this document. `idle` milliseconds show what changes by itself and is no answer to us. */
export async function installWatch(h: InPageHelpers, { idle }: { idle: number }): Promise<null> {
  const most = 6000;
  /** Until then it is looked often whether all is quiet; later, to look costs more than to wait a little longer. */
  const SOON_MS = 120;
  const attribute = (element: Element, name: string) => h.prop(element, 'getAttribute').call(element, name) ?? '';
  const rectOf = (element: Element) => h.prop(element, 'getBoundingClientRect').call(element);
  /** Frames of this site around this document, innermost first. */
  const frames: Element[] = [];
  let outermost: Window = window;
  for (let frame = outermost.frameElement; frame && frames.length < 5; frame = outermost.frameElement) {
    frames.push(frame);
    outermost = h.prop(frame, 'ownerDocument')?.defaultView ?? outermost;
  }
  /** Of the inside of a frame, in the window around it. */
  const cornerOf = (frame: Element) => {
    const { left, top } = rectOf(frame);
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    return {
      x: left + h.prop(frame, 'clientLeft') + Number.parseFloat(paddingLeft),
      y: top + h.prop(frame, 'clientTop') + Number.parseFloat(paddingTop),
    };
  };
  const restless = new WeakSet<Node>();
  let before = new Set<Element>();
  let changes = 0;
  let stirred = 0;
  let texts = new Set<Element>();

  const everythingShown = () => h.shownElements(most);
  /** Slots have no box, and so never come or go. */
  const outer = (element: Element) => {
    let up = h.above(element);
    while (up && h.prop(up, 'localName') === 'slot') up = h.above(up);
    return up;
  };
  const elementAt = (node: Node): Element | null => {
    if (node instanceof Element) return node;
    return node instanceof ShadowRoot ? node.host : node.parentNode && elementAt(node.parentNode);
  };

  const counts = ({ type, target }: MutationRecord) => {
    if (restless.has(target)) return false;
    // Many scripts write into the root how people find their way: by mouse or by keyboard.
    return !(type === 'attributes' && (target === document.documentElement || target === document.body));
  };
  const note = (records: MutationRecord[]) => {
    for (const record of records) {
      if (!counts(record)) continue;
      changes += 1;
      stirred = performance.now();
      const at = elementAt(record.target);
      if (record.type === 'attributes' || !at || texts.size > 40) continue;
      texts.add(at);
    }
  };
  const observer = new MutationObserver(note);
  const watchAll = { subtree: true, childList: true, attributes: true, characterData: true };
  const tell = (records: MutationRecord[]) => {
    for (const { target } of records) restless.add(target);
  };
  const idler = new MutationObserver(tell);
  for (const root of h.openRoots().roots) idler.observe(root, watchAll);
  await new Promise((resolve) => setTimeout(resolve, idle));
  tell(idler.takeRecords());
  idler.disconnect();
  const observed = new Set<Document | ShadowRoot>();
  /** Components come as late as they like. */
  const observe = () => {
    for (const root of h.openRoots().roots) {
      if (observed.has(root)) continue;
      observed.add(root);
      observer.observe(root, watchAll);
    }
  };
  observe();

  const key: Watch['key'] = { prevented: false, clicked: null };
  addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      key.clicked = target instanceof Element ? target : null;
    },
    true,
  );
  addEventListener(
    'keydown',
    (event) => {
      key.prevented = false;
      // The last to hear of it: by then the page has had its say.
      setTimeout(() => {
        key.prevented ||= event.defaultPrevented;
      }, 0);
    },
    true,
  );

  const messages: Kept[] = [];
  setInterval(() => {
    for (const kept of messages) {
      if (!kept.settled && kept.goneAfter === null && !watch.shown(kept.element))
        kept.goneAfter = performance.now() - kept.since;
    }
  }, 100);

  const watch: Watch = {
    known: [],
    listens: new Map(),
    leaving: new Set(),
    delegates: false,
    put(element) {
      const at = watch.known.indexOf(element);
      return at >= 0 ? at : watch.known.push(element) - 1;
    },
    hasFocus(element) {
      const root = h.prop(element, 'getRootNode').call(element);
      return 'activeElement' in root && root.activeElement === element;
    },
    at: (id) => watch.known[id] ?? document.documentElement,
    spot(element) {
      const path = [...frames.toReversed(), element].map((one) => h.selectorOf(one)).join(' >> ');
      const box = h.boxOf(element);
      const { x, y } = watch.corner();
      const [across, down] = [x - scrollX + outermost.scrollX, y - scrollY + outermost.scrollY].map(Math.round);
      const moved = box && frames.length > 0 ? { ...box, x: box.x + (across ?? 0), y: box.y + (down ?? 0) } : box;
      return { selector: path.slice(0, 500), html: h.openingTag(element, 300), box: moved };
    },
    corner() {
      const corners = frames.map(cornerOf);
      return { x: corners.reduce((sum, { x }) => sum + x, 0), y: corners.reduce((sum, { y }) => sum + y, 0) };
    },
    outermost,
    isOpenTo(x, y) {
      let [across, down] = [x, y];
      return frames.every((frame) => {
        const corner = cornerOf(frame);
        [across, down] = [across + corner.x, down + corner.y];
        return h.prop(frame, 'ownerDocument')?.elementFromPoint(across, down) === frame;
      });
    },
    attribute,
    shown: (element) => h.prop(element, 'isConnected') && h.isVisible(element) && rectOf(element).left < innerWidth,
    focusables(within) {
      const named =
        'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=true]';
      const all = h.inside(within, named).slice(0, 200);
      return all.filter(
        (element) =>
          !h.prop(element, 'matches').call(element, ':disabled, [inert] *, details:not([open]) > :not(summary) *'),
      );
    },
    snap() {
      observe();
      observer.takeRecords();
      before = everythingShown();
      changes = 0;
      stirred = 0;
      texts = new Set();
      key.prevented = false;
      key.clicked = null;
    },
    since() {
      note(observer.takeRecords());
      const now = everythingShown();
      const outermost = (some: Iterable<Element>, others: Set<Element>) => {
        const found: Element[] = [];
        const taken = new Set<Element>();
        for (const element of some) {
          if (others.has(element)) continue;
          const parent = outer(element);
          if (!(parent && taken.has(parent))) found.push(element);
          taken.add(element);
        }
        return found.slice(0, 30);
      };
      const appeared = outermost(now, before);
      const fresh = (element: Element) => appeared.some((one) => h.holds(one, element));
      return {
        appeared,
        gone: outermost(before, now),
        texts: [...texts].filter((element) => now.has(element) && !fresh(element)),
        changes,
      };
    },
    async settle(least, longest) {
      const began = performance.now();
      for (;;) {
        for (const animation of [...observed].flatMap((root) => root.getAnimations())) {
          const end = animation.effect?.getComputedTiming().endTime;
          // Short ones are shown in their end at once. What takes longer may be meant to be read.
          if (typeof end === 'number' && end <= 1000 && animation.playState === 'running') animation.finish();
        }
        await new Promise((resolve) => setTimeout(resolve, performance.now() - began < SOON_MS ? 12 : 40));
        note(observer.takeRecords());
        const now = performance.now();
        if (now - began > longest) return;
        if (now - began >= least && now - stirred > 36) return;
      }
    },
    key,
    told: '',
    messages,
  };
  Object.assign(globalThis, { lgdssWatch: watch });
  return null;
}
