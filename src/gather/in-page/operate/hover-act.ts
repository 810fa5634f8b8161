/// <reference lib="dom" />
import type { HoverTrigger } from '../../../model/seen/hovered.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface HoverContent extends Pick<HoverTrigger, 'content' | 'elsewhere' | 'covers'> {
  /** Number of the element; of its trigger where the style sheet draws it. */
  readonly id: number;
  /** The way onto it: the nearest of its points, and its middle. Null where it lies outside the window. */
  readonly way: readonly { readonly x: number; readonly y: number }[] | null;
  readonly like: string;
  /** Those of the trigger's focus stops that do not lie in the content. */
  readonly stops: readonly number[];
}

export async function aimPointer(_h: InPageHelpers, { id }: { id: number }): Promise<{ x: number; y: number } | null> {
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
    const hit = document.elementFromPoint(point.x, point.y);
    if (!hit || !element.contains(hit)) continue;
    watch.snap();
    return point;
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
  return { x: left + width / 2, y: top + height / 2 };
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
      // In a component nobody knows from here what covers what, and which part has the focus.
      .filter((element) => h.hostOf(element) === null && /\p{L}{2}/u.test(wordsOf(element)))
      .toSorted((a, b) => wordsOf(b).length - wordsOf(a).length);
    if (best || performance.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  if (!best) return null;
  const content = best;
  const rect = rectOf(content);
  const point = middle(rect);
  const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low + 3), high - 3);
  const nearest = { x: between(at.x, rect.left, rect.right), y: between(at.y, rect.top, rect.bottom) };
  const inWindow = point.x > 0 && point.y > 0 && point.x < innerWidth && point.y < innerHeight;
  const links = [...content.querySelectorAll<HTMLAnchorElement>('a[href]')].slice(0, 50);
  const shownLinks = new Set(
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .slice(0, 2000)
      .filter((link) => !content.contains(link) && watch.shown(link))
      .map((link) => link.href),
  );
  const text = h.textOf(content, 600);
  const rest = (document.body.innerText ?? '').replace(/\s+/g, ' ');
  const visible = (content as HTMLElement).innerText?.replace(/\s+/g, ' ').trim() ?? text;
  const twice = visible !== '' && rest.split(visible).length > 2;
  const under = document
    .elementsFromPoint(point.x, point.y)
    .some(
      (element) =>
        !content.contains(element) &&
        !element.contains(content) &&
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
    elsewhere: links.length > 0 ? links.every(({ href }) => shownLinks.has(href)) : twice,
    covers: under,
    way: inWindow ? [nearest, point] : null,
    like: `${content.localName}.${watch.attribute(content, 'class')}|${trigger.localName}.${watch.attribute(trigger, 'class')}`,
    // Last, what lies in the content: some comes into view only when it is focused.
    stops: [
      ...stops.filter((stop) => !content.contains(watch.at(stop))),
      ...watch
        .focusables(content)
        .slice(0, 1)
        .map((one) => watch.put(one)),
    ],
  };

  function drawn(element: Element, which: string): string {
    const style = getComputedStyle(element, which);
    if (style.display === 'none' || style.visibility === 'hidden' || Number(style.opacity) < 0.1) return '';
    const attributes = /attr\(\s*([\w-]+)/.exec(style.content);
    if (attributes) return watch.attribute(element, attributes[1] ?? '');
    return /^"/.test(style.content) ? style.content.replace(/^"|"$/g, '').trim() : '';
  }
}

/** After a while: whether it can still be seen. */
export async function stillThere(
  _h: InPageHelpers,
  { id, generated, wait }: { id: number; generated: string | null; wait: number },
): Promise<boolean> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  await new Promise((resolve) => setTimeout(resolve, wait));
  await watch.settle(15, 300);
  const element = watch.at(id);
  if (!generated) return watch.shown(element);
  const style = getComputedStyle(element, generated);
  return (
    style.content !== 'none' &&
    style.content !== 'normal' &&
    style.display !== 'none' &&
    style.visibility !== 'hidden' &&
    Number(style.opacity) >= 0.1
  );
}

export async function focusStop(_h: InPageHelpers, { id }: { id: number }): Promise<boolean> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const stop = watch.at(id) as HTMLElement;
  (document.activeElement as HTMLElement | null)?.blur();
  stop.focus();
  await watch.settle(30, 300);
  return document.activeElement === stop && stop.matches('[aria-expanded], [aria-haspopup], summary');
}
