/// <reference lib="dom" />
import type { HoverTrigger } from '../../../model/seen/hovered.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface HoverContent extends Pick<HoverTrigger, 'content' | 'elsewhere' | 'covers'> {
  /** Number of the element; of its trigger where the style sheet draws it. */
  readonly id: number;
  /** The way onto it: the nearest of its points, and its middle. Null where it lies outside the window, or outside what is seen of its frame. */
  readonly way: readonly { readonly x: number; readonly y: number }[] | null;
  readonly like: string;
  /** Those of the trigger's focus stops that do not lie in the content. */
  readonly stops: readonly number[];
}

/** In places of the window, also of what is in a frame. */
export async function aimPointer(h: InPageHelpers, { id }: { id: number }): Promise<{ x: number; y: number } | null> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(id);
  if (!watch.shown(element)) return null;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  await watch.settle(0, 200);
  const { left, top, width, height } = element.getBoundingClientRect();
  // The middle of a list entry may lie beside its words, or on a gap between two of its parts.
  const spots = [
    [0.5, 0.5],
    [0.2, 0.5],
    [0.5, 0.2],
    [0.1, 0.2],
  ] as const;
  for (const [across, down] of spots) {
    const point = { x: left + width * across, y: top + height * down };
    const hit = h.hitAt(point.x, point.y);
    if (!hit || !h.holds(element, hit) || !watch.isOpenTo(point.x, point.y)) continue;
    watch.snap();
    const corner = watch.corner();
    return { x: point.x + corner.x, y: point.y + corner.y };
  }
  return null;
}

/** Brings it into the window and remembers what is shown, for what only the focus brings up. */
export async function aimFocus(_h: InPageHelpers, { id }: { id: number }): Promise<{ x: number; y: number } | null> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(id);
  if (!watch.shown(element)) return null;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  await watch.settle(0, 200);
  const { left, top, width, height } = element.getBoundingClientRect();
  watch.snap();
  const corner = watch.corner();
  return { x: corner.x + left + width / 2, y: corner.y + top + height / 2 };
}

/** What has come up under the pointer or with the focus, if anything with words in it has. */
export async function readHover(
  h: InPageHelpers,
  {
    id,
    generated,
    stops,
    most,
    at,
  }: {
    id: number;
    generated: string | null;
    stops: readonly number[];
    most: number;
    at: { readonly x: number; readonly y: number };
  },
): Promise<HoverContent | null> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const trigger = watch.at(id);
  const until = performance.now() + most;
  const rectOf = (element: Element) => element.getBoundingClientRect();
  const middle = ({ left, top, width, height }: DOMRect) => ({ x: left + width / 2, y: top + height / 2 });
  const wordsOf = (element: Element) => h.textOf(element, 600) || h.nameOf(element, 200);
  if (generated) {
    await watch.settle(20, 300);
    const text = drawn(trigger, generated);
    if (!/\p{L}{3}/u.test(text)) return null;
    const name = `${h.nameOf(trigger, 300)} ${h.textOf(trigger, 300)}`;
    return {
      id,
      content: { ...watch.spot(trigger), text: text.slice(0, 200), controls: 0, generated: true },
      elsewhere: name.includes(text),
      covers: false,
      way: null,
      like: `${generated}.${watch.attribute(trigger, 'class')}`,
      stops: [...stops],
    };
  }
  let best: Element | undefined;
  for (;;) {
    await watch.settle(20, 200);
    const { appeared } = watch.since();
    [best] = appeared
      .filter((element) => /\p{L}{2}/u.test(wordsOf(element)))
      .toSorted((a, b) => wordsOf(b).length - wordsOf(a).length);
    if (best || performance.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  if (!best) return null;
  const content = best;
  const rect = rectOf(content);
  const point = middle(rect);
  const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low + 3), high - 3);
  const corner = watch.corner();
  const nearest = {
    x: between(at.x - corner.x, rect.left, rect.right),
    y: between(at.y - corner.y, rect.top, rect.bottom),
  };
  const root = h.prop(content, 'getRootNode').call(content);
  const isIn = (x: number, y: number, view: Window) => x > 0 && y > 0 && x < view.innerWidth && y < view.innerHeight;
  const inWindow = isIn(point.x, point.y, window) && isIn(point.x + corner.x, point.y + corner.y, watch.outermost);
  // On its way the pointer must not leave the frame, nor come to what lies over the content or cuts it off: that it goes then
  // is no wonder.
  const isOpen = inWindow && [nearest, point].every(({ x, y }) => watch.isOpenTo(x, y) && isThere(x, y));
  const links = h.inside<HTMLAnchorElement>(content, 'a[href]').slice(0, 50);
  const shownLinks = new Set(
    h
      .everywhere<HTMLAnchorElement>('a[href]')
      .slice(0, 2000)
      .filter((link) => !h.holds(content, link) && watch.shown(link))
      .map((link) => link.href),
  );
  const text = h.textOf(content, 600);
  const elsewhere = links.length > 0 ? links.every(({ href }) => shownLinks.has(href)) : isSaidTwice();
  const below = document.elementsFromPoint(point.x, point.y);
  if (root !== document && 'elementsFromPoint' in root)
    below.push(...(root as ShadowRoot).elementsFromPoint(point.x, point.y));
  const under = below.some(
    (element) =>
      !h.holds(content, element) &&
      !h.holds(element, content) &&
      [...h.prop(element, 'childNodes')].some((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== ''),
  );
  return {
    id: watch.put(content),
    content: {
      ...watch.spot(content),
      text: (text || h.nameOf(content, 200)).slice(0, 200),
      controls: watch.focusables(content).length,
      generated: false,
    },
    elsewhere,
    covers: under,
    way: isOpen ? [nearest, point].map(({ x, y }) => ({ x: x + corner.x, y: y + corner.y })) : null,
    like: `${content.localName}.${watch.attribute(content, 'class')}|${trigger.localName}.${watch.attribute(trigger, 'class')}`,
    // Last, what lies in the content: some comes into view only when it is focused.
    stops: [
      ...stops.filter((stop) => !h.holds(content, watch.at(stop))),
      ...watch
        .focusables(content)
        .slice(0, 1)
        .map((one) => watch.put(one)),
    ],
  };

  /** Its own place to the pointer, or still that of its trigger. What lets the pointer through is nowhere there, and is followed. */
  function isThere(x: number, y: number): boolean {
    if (getComputedStyle(content).pointerEvents === 'none') return true;
    const top = [document, root as Partial<ShadowRoot>].map((one) => one.elementFromPoint?.(x, y));
    return top.some((one) => one && (h.holds(content, one) || h.holds(trigger, one)));
  }

  /** Once more beside the content itself. Either comparison will do: to take a copy for none would be a false failure. */
  function isSaidTwice(): boolean {
    const { roots } = h.openRoots();
    const tidy = (words: string, gap: string) => words.replace(/\s+/g, gap).trim();
    const times = (all: string, words: string) => (words === '' ? 0 : all.split(words).length - 1);
    // What is seen of the page and of each component, as none of these is part of the text of another.
    const parts = roots.flatMap((one) => (one instanceof ShadowRoot ? [...one.children].slice(0, 200) : document.body));
    const seen = parts.filter((part) => h.prop(part, 'checkVisibility').call(part));
    const visible = tidy((content as HTMLElement).innerText ?? text, ' ');
    const copies = seen.map((part) => times(tidy((part as HTMLElement).innerText ?? '', ' '), visible));
    if (copies.reduce((sum, some) => sum + some, 0) > 1) return true;
    // Of what is drawn from several trees. With it comes what is hidden, and it ends at a limit.
    return roots.length > 1 && times(tidy(h.wordsIn(document.body), ''), tidy(h.wordsIn(content), '')) > 1;
  }

  function drawn(element: Element, which: string): string {
    const style = getComputedStyle(element, which);
    if (style.display === 'none' || style.visibility === 'hidden' || Number(style.opacity) < 0.1) return '';
    const attributes = /attr\(\s*([\w-]+)/.exec(style.content);
    if (attributes) return watch.attribute(element, attributes[1] ?? '');
    return /^"/.test(style.content) ? style.content.replace(/^"|"$/g, '').trim() : '';
  }
}

/**
 * After a while: whether it can still be seen. Some scripts make it anew each time they show it, so that one with the same words, which
 * has come up since, is the same to people.
 */
export async function stillThere(
  h: InPageHelpers,
  { id, generated, wait }: { id: number; generated: string | null; wait: number },
): Promise<boolean> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  await new Promise((resolve) => setTimeout(resolve, wait));
  await watch.settle(15, 300);
  const element = watch.at(id);
  if (!generated) {
    if (h.prop(element, 'isConnected')) return watch.shown(element);
    const words = h.textOf(element, 600);
    const isSame = (one: Element) =>
      h.prop(one, 'localName') === h.prop(element, 'localName') && h.textOf(one, 600) === words;
    const anew = words === '' ? undefined : watch.since().appeared.find(isSame);
    if (anew) watch.known[id] = anew;
    return anew !== undefined;
  }
  const style = getComputedStyle(element, generated);
  return (
    style.content !== 'none' &&
    style.content !== 'normal' &&
    style.display !== 'none' &&
    style.visibility !== 'hidden' &&
    Number(style.opacity) >= 0.1
  );
}

/** After a while: whether something is there to be seen. Not looked for in frames around this document and in components. */
export async function isUp(
  _h: InPageHelpers,
  { selector, wait }: { selector: string; wait: number },
): Promise<boolean> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  try {
    const element = document.querySelector(selector);
    return element !== null && watch.shown(element);
  } catch {
    return false;
  }
}

export async function focusStop(h: InPageHelpers, { id }: { id: number }): Promise<boolean> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const stop = watch.at(id) as HTMLElement;
  (h.focused() as HTMLElement | null)?.blur();
  stop.focus();
  await watch.settle(30, 300);
  return watch.hasFocus(stop) && stop.matches('[aria-expanded], [aria-haspopup], summary');
}

/** Whether keys come to this document. A frame that nothing in has had the focus yet is given it, as by those who read in it. */
export function takeKeys(): boolean {
  const frame = window.frameElement as HTMLElement | null;
  if (frame && !document.hasFocus()) frame.focus({ preventScroll: true });
  return !frame || document.hasFocus();
}
