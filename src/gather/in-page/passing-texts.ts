/// <reference lib="dom" />
import type { PassingText } from '../../model/seen/motion.ts';
import type { InPageHelpers } from './helpers.ts';
import type { MotionTools } from './motion-tools.ts';

/** What is kept in our own world between the start of the watch and its end. */
interface KeptTexts {
  readonly texts: readonly { readonly element: Element; readonly words: string; goneAt: number | null }[];
  /** Every element that held one of them, with what it stood in. */
  readonly around: Map<Element, Element | null>;
  /** With a box each, as they were. */
  readonly boxes: Map<Element, PassingText['box']>;
  readonly timer: ReturnType<typeof setInterval>;
}

/**
 * Remembers which texts a page shows at first, and looks now and then whether they are still there. Says how long it takes
 * from now until all that goes away within that time of the loading has been noticed.
 */
export function keepTexts(h: InPageHelpers, { withinMs }: { withinMs: number }): number {
  const most = 500;
  const everyMs = 300;
  const silent = /^(script|style|noscript|template|textarea|select|option|title)$/;
  const texts: { element: Element; words: string; goneAt: number | null }[] = [];
  const around: KeptTexts['around'] = new Map();
  const boxes: KeptTexts['boxes'] = new Map();
  const isShown = (element: Element) => {
    const shown = { opacityProperty: true, visibilityProperty: true };
    return h.prop(element, 'isConnected') && h.prop(element, 'checkVisibility').call(element, shown);
  };
  for (const root of h.openRoots().roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && texts.length < most; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || around.has(element) || !node.nodeValue?.trim() || silent.test(h.prop(element, 'localName')))
        continue;
      if (!isShown(element)) continue;
      const words = h.textOf(element, 500);
      texts.push({ element, words, goneAt: null });
      for (let up: Element | null = element; up && !around.has(up); up = h.above(up)) {
        around.set(up, h.above(up));
        boxes.set(up, h.boxOf(up));
      }
    }
  }
  const look = () => {
    for (const kept of texts) {
      if (kept.goneAt !== null) continue;
      // Asked of the element alone: this is done again and again.
      const isEmpty = () => !h.prop(kept.element, 'textContent')?.trim() && h.isPlain(kept.element);
      if (!isShown(kept.element) || isEmpty()) kept.goneAt = performance.now();
    }
  };
  const kept: KeptTexts = { texts, around, boxes, timer: setInterval(look, everyMs) };
  Object.assign(globalThis, { lgdssTexts: kept });
  const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const now = performance.now();
  return Math.max(0, Math.ceil((loading?.loadEventEnd || now) + withinMs + everyMs - now));
}

/** Short texts among them that went away by themselves, soon, with nothing else in their place. */
export function readPassing(h: InPageHelpers & MotionTools, { withinMs }: { withinMs: number }): PassingText[] {
  const kept = (globalThis as unknown as { lgdssTexts?: KeptTexts }).lgdssTexts;
  if (!kept) return [];
  clearInterval(kept.timer);
  const { texts, around, boxes } = kept;
  const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const until = (loading?.loadEventEnd ?? 0) + withinMs;
  const isShown = (element: Element) => {
    const shown = { opacityProperty: true, visibilityProperty: true };
    return h.prop(element, 'isConnected') && h.prop(element, 'checkVisibility').call(element, shown);
  };
  // Only those that are still away: what blinks or takes turns has been told of as what changes again and again.
  const gone = texts.filter(({ element, goneAt }) => {
    return goneAt !== null && goneAt <= until && (!isShown(element) || h.textOf(element, 10) === '');
  });
  if (gone.length === 0) return [];
  const words = new Map<Element, string[]>();
  for (const one of gone) {
    let outer = one.element;
    for (let up = around.get(outer); up && !isShown(up); up = around.get(up)) outer = up;
    words.set(outer, [...(words.get(outer) ?? []), one.words]);
  }
  const whole = (document.body?.innerText ?? '').replace(/\s+/g, ' ');
  // In the dark half of its round, what blinks is not gone.
  const running = document.getAnimations().filter(({ playState }) => playState === 'running');
  const isAnimated = (element: Element) =>
    running.some(
      ({ effect }) =>
        effect instanceof KeyframeEffect &&
        effect.target &&
        h.prop(effect.target, 'contains').call(effect.target, element),
    );
  const controls =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=true]';
  const found: PassingText[] = [];
  for (const [element, parts] of words) {
    const text = parts.join(' ').replace(/\s+/g, ' ').trim();
    const parent = around.get(element) ?? null;
    const box = boxes.get(element) ?? null;
    if (found.length >= 5 || !parent || !box || box.width <= 1 || box.height <= 1) continue;
    if (!/\p{L}/u.test(text) || text.split(' ').length > 60) continue;
    // A menu or a form that folds up is none, nor is what stands elsewhere now.
    if (h.inside(element, controls).length > 2 || whole.includes(text) || h.isLoading(element) || isAnimated(element))
      continue;
    const came = (one: Element) => !around.has(one) && isShown(one) && h.textOf(one, 10) !== '';
    if (h.childrenOf(parent).some((one) => one instanceof Element && came(one))) continue;
    // What is taken out of the page is told of where it stood.
    const place = h.prop(element, 'isConnected') ? element : parent;
    found.push({ selector: h.selectorOf(place), html: h.openingTag(element, 300), box, words: text.slice(0, 160) });
  }
  return found;
}
