/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { KeyStop } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

export interface StepSeen {
  /** Number of what has the focus; null for the page as such. */
  readonly active: number | null;
  readonly events: readonly { readonly type: 'in' | 'out'; readonly id: number }[];
  /** It has stops inside that cannot be told apart from here: parts of a date, controls of a film, a frame of another site. */
  readonly manyStops: boolean;
  /** A frame whose inside cannot be seen from here. */
  readonly opaque: boolean;
  /** Tab does not stop there by itself, so it may have parts that it keeps to itself. */
  readonly mayHide: boolean;
  /** The dialog around it. */
  readonly dialog: string | null;
  /** A script of the page kept the browser from acting on the key. */
  readonly prevented: boolean;
  /** Dialogs that can be seen. */
  readonly dialogs: number;
  /** What tells one page from another. */
  readonly page: string;
}

export type StopSeen = Omit<KeyStop, 'changes' | 'pixels' | 'picture'> & {
  /** Place in the window. */
  readonly at: Box;
  readonly disguise: string;
  /** What holds it is no larger than it is, and cuts off what reaches beyond: so an outline cannot be seen. */
  readonly clipped: boolean;
  /** Address of a link as it is written. */
  readonly href: string;
  /** Of a link within the page. */
  readonly fragment: string | null;
};

export function afterStep(h: InPageHelpers): StepSeen {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.active();
  const dialogs = [...document.querySelectorAll('dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]')];
  const heading = document.querySelector('h1');
  const common = {
    events: keys.events(),
    prevented: keys.prevented(),
    dialogs: dialogs.slice(0, 20).filter((one) => h.isVisible(one)).length,
    page: JSON.stringify([document.URL, document.title, heading ? h.textOf(heading, 200) : '']),
  };
  if (!element) return { ...common, active: null, manyStops: false, opaque: false, mayHide: false, dialog: null };
  const tag = h.prop(element, 'localName');
  const type = tag === 'input' ? (element as HTMLInputElement).type : '';
  const closest = h.prop(element, 'closest');
  const dialog = closest.call(element, 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]');
  return {
    ...common,
    active: keys.id(element),
    manyStops:
      ['iframe', 'frame', 'video', 'audio', 'object', 'embed'].includes(tag) ||
      ['date', 'time', 'month', 'week', 'datetime-local'].includes(type),
    opaque: tag === 'iframe' || tag === 'frame',
    mayHide:
      (tag.includes('-') ||
        /^(article|aside|blockquote|div|footer|h[1-6]|header|main|nav|p|section|span)$/.test(tag)) &&
      !h.prop(element, 'shadowRoot') &&
      !keys.closed.has(element),
    dialog: dialog ? h.selectorOf(dialog) : null,
  };
}

/**
 * `pinned`: something keeps its place in the window while the page scrolls, or may do so behind as much as anybody looks at.
 * `others`: there are parts with a way of their own for the focus, of which the page itself knows nothing.
 */
export function whatMayLeadBack(_: InPageHelpers): { readonly pinned: boolean; readonly others: boolean } {
  const MOST = 3000;
  const all = (globalThis as unknown as WithKeys).lgdssKeys.everything(MOST + 1);
  return {
    pinned: all.length > MOST || all.some((one) => /fixed|sticky/.test(getComputedStyle(one).position)),
    others: document.querySelector('iframe, frame, object, embed, dialog[open], [popover]') !== null,
  };
}

/** What there is to see of an element that has just got the focus, and what lies over it. */
export function lookAtStop(h: InPageHelpers, id: number): StopSeen | null {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id];
  if (!element) return null;
  const inPage = h.prop(element, 'ownerDocument') === document;
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const rect = h.prop(element, 'getBoundingClientRect').call(element);
  const shown = h.isVisible(element) || labels.some((label) => h.isVisible(label));
  const inView = rect.bottom > 0 && rect.right > 0 && rect.top < innerHeight && rect.left < innerWidth;
  const attribute = (name: string) => h.prop(element, 'getAttribute').call(element, name);
  const tabindex = Number(attribute('tabindex') ?? 0);
  const tag = h.prop(element, 'localName');
  const typed = tag === 'textarea' || (element as HTMLElement).isContentEditable;
  const field =
    tag === 'input' &&
    !/^(button|submit|reset|image|checkbox|radio|range|color|file)$/.test((element as HTMLInputElement).type);

  const opaque = (one: Element) => {
    const style = getComputedStyle(one);
    const alpha = /^rgba\(.*[,/]\s*([\d.]+)%?\)$/.exec(style.backgroundColor)?.[1];
    const solid = style.backgroundColor !== 'transparent' && (alpha === undefined || Number(alpha) > 0.5);
    return (solid || style.backgroundImage !== 'none') && Number(style.opacity) > 0.5;
  };
  interface Level {
    /** The element, or the frame that it is in. */
    readonly stands: Element;
    readonly view: Window;
    /** Where this document begins in the one around it. */
    readonly left: number;
    readonly top: number;
  }
  /** From its own document out to the page. Null where places in a frame cannot be told from those around it. */
  const levelsOf = (): readonly Level[] | null => {
    const levels: Level[] = [];
    for (let stands: Element | null = element; stands && levels.length < 6; ) {
      const view: Window | null = h.prop(stands, 'ownerDocument')?.defaultView ?? null;
      if (!view) return null;
      const frame: Element | null = view === window ? null : view.frameElement;
      if (!frame && view !== window) return null;
      const around = frame && h.prop(frame, 'getBoundingClientRect').call(frame);
      if (around && Math.abs(around.width - (frame as HTMLElement).offsetWidth) > 1) return null;
      const { paddingLeft = '0', paddingTop = '0' } = frame ? getComputedStyle(frame) : {};
      levels.push({
        stands,
        view,
        left: frame && around ? around.left + h.prop(frame, 'clientLeft') + Number.parseFloat(paddingLeft) : 0,
        top: frame && around ? around.top + h.prop(frame, 'clientTop') + Number.parseFloat(paddingTop) : 0,
      });
      stands = frame;
    }
    return levels.at(-1)?.view === window ? levels : null;
  };
  const levels = shown ? levelsOf() : null;
  /** In its own document or in those around its frame. */
  const over = (x: number, y: number): Element | null | undefined => {
    let [across, down] = [x, y];
    for (const { stands, view, left, top } of levels ?? []) {
      const cover = overIn(view.document, stands, across, down);
      if (cover) return cover;
      [across, down] = [across + left, down + top];
    }
    return null;
  };
  /** The outermost thing with a ground of its own that lies there and is neither around nor in what stands there. */
  const overIn = (root: Document, stands: Element, x: number, y: number): Element | null | undefined => {
    let hit = root.elementFromPoint(x, y);
    while (hit) {
      const inner: Element | null = h.prop(hit, 'shadowRoot')?.elementFromPoint(x, y) ?? null;
      if (!inner || inner === hit) break;
      hit = inner;
    }
    const holds = (outer: Element, inner: Element) => h.prop(outer, 'contains').call(outer, inner);
    if (!hit || hit === stands || holds(stands, hit) || holds(hit, stands)) return null;
    if (labels.some((label) => label === hit || label.contains(hit))) return null;
    let cover: Element | undefined;
    for (let up: Element | null = hit; up && !holds(up, stands); up = h.prop(up, 'parentElement'))
      if (opaque(up)) cover = up;
    return cover;
  };
  /** What of it lies in its window, and with that in the windows around: in its own places. */
  const seenOf = ({ left, top, right, bottom }: DOMRect) => {
    let [l, t, r, b, x, y] = [left, top, right, bottom, 0, 0];
    for (const level of levels ?? []) {
      const [width, height] = [level.view.innerWidth, level.view.innerHeight];
      [l, t] = [Math.max(-x, l), Math.max(-y, t)];
      [r, b] = [Math.min(width - x, r), Math.min(height - y, b)];
      [x, y] = [x + level.left, y + level.top];
    }
    return [l, t, r, b] as const;
  };
  let coveredBy: KeyStop['coveredBy'] = null;
  if (levels && (inView || !inPage) && h.isVisible(element)) {
    const rects = [...h.prop(element, 'getClientRects').call(element)].slice(0, 3);
    let cover: Element | null | undefined;
    let free = false;
    for (const one of rects) {
      const [l, t, r, b] = seenOf(one);
      if (r - l < 1 || b - t < 1) continue;
      for (const across of [0.1, 0.5, 0.9])
        for (const down of [0.1, 0.5, 0.9]) {
          // One place in sight is enough, and most have the first.
          if (free) break;
          const found = over(l + (r - l) * across, t + (b - t) * down);
          cover ??= found;
          free = !found;
        }
    }
    if (cover && !free) {
      let keeps = false;
      for (let up: Element | null = cover; up && !keeps; up = h.prop(up, 'parentElement'))
        keeps = /fixed|sticky/.test(getComputedStyle(up).position);
      coveredBy = { selector: keys.describe(cover).selector, html: h.openingTag(cover, 300), sure: keeps };
    }
  }

  let clipped = false;
  for (let up = h.prop(element, 'parentElement'), far = 0; up && far < 4; up = h.prop(up, 'parentElement'), far += 1) {
    const around = h.prop(up, 'getBoundingClientRect').call(up);
    const tight =
      [rect.left - around.left, rect.top - around.top, around.right - rect.right, around.bottom - rect.bottom].filter(
        (gap) => gap < 2,
      ).length >= 3;
    clipped ||= up !== document.body && tight && /hidden|clip|auto|scroll/.test(getComputedStyle(up).overflow);
  }
  const offset = { x: 0, y: 0 };
  for (const { left, top } of levels ?? []) [offset.x, offset.y] = [offset.x + left, offset.y + top];
  const href = tag === 'a' ? (attribute('href') ?? '') : '';
  const parent = h.prop(element, 'parentElement');
  keys.focused.set(id, []);
  return {
    ...keys.describe(element),
    tabindex: Number.isFinite(tabindex) && tabindex > 0 ? tabindex : null,
    shown,
    inView: inView || !inPage,
    ariaHidden: h.prop(element, 'closest').call(element, '[aria-hidden=true]') !== null,
    ...(keys.isLate(element) ? { late: true as const } : {}),
    editable: typed || field,
    coveredBy,
    at: {
      x: Math.round(rect.x + offset.x),
      y: Math.round(rect.y + offset.y),
      width: Math.round(rect.width),
      height: Math.round(rect.height),
    },
    disguise: `${tag} ${attribute('class') ?? ''} ${parent ? h.prop(parent, 'className') : ''} ${shown}`.slice(0, 200),
    clipped,
    href: href.slice(0, 300),
    fragment:
      href.startsWith('#') ||
      (href.includes('#') && (element as HTMLAnchorElement).href.split('#')[0] === document.URL.split('#')[0])
        ? href.slice(href.indexOf('#')).slice(0, 200)
        : null,
  };
}
