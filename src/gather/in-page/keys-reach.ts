/// <reference lib="dom" />
import type { KeyElement, KeyUnreached } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

export interface ReachAsked {
  /** Numbers of everything that had the focus. */
  readonly reached: readonly number[];
  /** The whole page, or something around most of it, listens for clicks and keys on behalf of what is in it. */
  readonly delegates: { readonly click: boolean; readonly key: boolean };
  /** Kinds of events that elements listen to themselves, by their number. */
  readonly listens: readonly (readonly [id: number, types: readonly string[]])[];
}

/** `sure` where a trial would settle it. */
export type Suspect = KeyUnreached & { readonly id: number };

/** What seems to answer to the mouse, and cannot be got at, or worked, by keyboard. */
export function findUnreached(h: InPageHelpers, { reached, delegates, listens }: ReachAsked): readonly Suspect[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const CLICKS = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'dblclick', 'touchstart', 'touchend'];
  const HOVERS = ['mouseover', 'mouseenter', 'pointerenter', 'pointerover'];
  const KEYS = ['keydown', 'keyup', 'keypress'];
  const FOCUS = ['focus', 'focusin'];
  const ROLES =
    /^(button|link|checkbox|switch|radio|tab|menuitem|menuitemcheckbox|menuitemradio|option|combobox|slider|spinbutton|treeitem)$/;
  const COMPOSITE =
    '[role=tablist], [role=menu], [role=menubar], [role=listbox], [role=grid], [role=tree], [role=treegrid], [role=toolbar], [role=radiogroup], [role=combobox], [role=application], fieldset, select';
  const NATIVE =
    'a[href], area[href], button, input, select, textarea, summary, iframe, frame, video, audio, object, embed, option';
  const had = new Set(reached);
  const typesOf = new Map(listens);
  const attribute = (one: Element, name: string) => h.prop(one, 'getAttribute').call(one, name);
  const closest = (one: Element, selector: string) => h.prop(one, 'closest').call(one, selector);
  const within = (one: Element) => [...h.prop(one, 'querySelectorAll').call(one, '*')].slice(0, 200);
  const hears = (one: Element, kinds: readonly string[]) =>
    (typesOf.get(keys.id(one)) ?? []).some((type) => kinds.includes(type)) ||
    kinds.some((kind) => h.prop(one, 'hasAttribute').call(one, `on${kind}`));
  const isStop = (one: Element) => had.has(keys.id(one)) || keys.isTabbable(one);
  const upwards = (one: Element) => {
    const all: Element[] = [];
    for (let up = h.prop(one, 'parentElement'); up && up !== document.body; up = h.prop(up, 'parentElement'))
      all.push(up);
    return all;
  };
  const isLarge = (one: Element) => {
    const { width, height } = h.prop(one, 'getBoundingClientRect').call(one);
    return (
      width * height > innerWidth * innerHeight * 0.5 || h.prop(one, 'querySelectorAll').call(one, '*').length > 40
    );
  };
  const isLeftOut = (one: Element) =>
    one === document.body ||
    one === document.documentElement ||
    closest(one, 'label, [aria-hidden=true], [inert], [disabled], [aria-disabled=true]') !== null ||
    !h.isVisible(one);
  const doesTheSame = (one: Element) => {
    const href = attribute(one, 'href') ?? attribute(closest(one, 'a[href]') ?? one, 'href');
    if (!href || href.startsWith('#')) return false;
    return [...had].some((id) => keys.elements[id] && attribute(keys.elements[id], 'href') === href);
  };

  const found: Suspect[] = [];
  const add = (one: Element, how: KeyUnreached['how'], sure: boolean) => {
    if (found.length < 60) found.push({ ...keys.describe(one), how, sure, id: keys.id(one) });
  };
  const candidates = new Set<Element>();
  for (const [id] of listens) if (keys.elements[id]) candidates.add(keys.elements[id]);
  const listed = `${[...CLICKS, ...HOVERS].map((type) => `[on${type}]`).join(', ')}, [role]`;
  for (const one of [...document.querySelectorAll(listed)].slice(0, 500)) candidates.add(one);
  for (const one of [...document.querySelectorAll('body *')].slice(0, 3000)) {
    if (getComputedStyle(one).cursor !== 'pointer') continue;
    const parent = h.prop(one, 'parentElement');
    if (!parent || getComputedStyle(parent).cursor !== 'pointer') candidates.add(one);
  }
  const inOrder = [...candidates].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  for (const one of inOrder) {
    if (isLeftOut(one)) continue;
    const role = attribute(one, 'role')?.trim() ?? '';
    const isControl = ROLES.test(role);
    const points = getComputedStyle(one).cursor === 'pointer';
    const clicks = hears(one, CLICKS);
    const native = h.prop(one, 'matches').call(one, NATIVE);
    const around = upwards(one);
    const keyed = [one, ...around].some((up) => hears(up, KEYS));
    if (isStop(one)) {
      // Links and buttons make a click of the Enter key; other elements must listen for it.
      if (native) {
        const mouse = hears(one, ['mousedown', 'mouseup', 'pointerdown']) && !hears(one, ['click']) && !keyed;
        const empty = ['', '#', 'javascript:void(0)', 'javascript:void(0);', 'javascript:;'].includes(
          attribute(one, 'href') ?? 'none',
        );
        const idle = h.prop(one, 'localName') === 'a' ? empty : attribute(one, 'type') === 'button';
        if (mouse && idle && !delegates.click) add(one, 'no-keys', true);
      } else if ((clicks || isControl) && !keyed && attribute(one, 'contenteditable') === null) {
        const passes = within(one).some(isStop) || around.some((up) => h.prop(up, 'matches').call(up, NATIVE));
        if (!passes && clicks) add(one, 'no-keys', true);
      }
    } else if (clicks || isControl || points) {
      const widget = closest(one, COMPOSITE);
      // Inside a widget arrow keys lead from one to the next, and Tab reaches one of them.
      if (widget && [...had].some((id) => keys.elements[id] && widget.contains(keys.elements[id]))) continue;
      const inWidget = widget !== null || attribute(one, 'tabindex') === '-1';
      const served = around.some(isStop) || within(one).some(isStop) || doesTheSame(one);
      const inactive = native && h.prop(one, 'matches').call(one, ':disabled, [type=hidden]');
      if (served || inactive || (isLarge(one) && !isControl)) continue;
      const isLink = h.prop(one, 'localName') === 'a';
      const looksIt = isControl || points || isLink || h.prop(one, 'hasAttribute').call(one, 'onclick');
      // A part of the page with text in it listens for what is in it; a control is a few words.
      const isPart = h.prop(one, 'querySelector').call(one, 'h1, h2, h3, h4, p, ul, ol, table, form') !== null;
      if (clicks && (looksIt || !(inWidget || isPart))) add(one, 'handler', !inWidget);
      else if (clicks) continue;
      else if (isControl && !inWidget) add(one, 'role', true);
      else if (points && !inWidget && !native && delegates.click && h.textOf(one, 80) !== '') add(one, 'pointer', true);
    }
    if (hears(one, HOVERS) && !isLarge(one)) {
      const twin = [one, ...around, ...within(one)].some((other) => hears(other, [...FOCUS, ...KEYS, 'click']));
      if (!twin && !native) add(one, 'hover', false);
      else if (native && !hears(one, [...FOCUS, ...KEYS])) add(one, 'hover', false);
    }
  }
  return found;
}

export function findAccessKeys(h: InPageHelpers): readonly (KeyElement & { readonly key: string })[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  return [...document.querySelectorAll('[accesskey]')]
    .filter((one) => (h.prop(one, 'getAttribute').call(one, 'accesskey') ?? '').trim() !== '')
    .slice(0, 20)
    .map((one) => ({
      ...keys.describe(one),
      key: (h.prop(one, 'getAttribute').call(one, 'accesskey') ?? '').trim().slice(0, 10),
    }));
}

/**
 * Of stops in the order of the Tab key, those that stand before the one before them, although one container holds both:
 * someone turned the order on the page round, and left that of the keys.
 */
export function findBackward(h: InPageHelpers, ids: readonly number[]): readonly number[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const found: number[] = [];
  for (const [index, id] of ids.entries()) {
    const [one, before] = [keys.elements[id], keys.elements[ids[index - 1] ?? -1]];
    if (!one?.isConnected || !before?.isConnected || !h.isVisible(one) || !h.isVisible(before)) continue;
    const row = (element: Element) => h.prop(element, 'parentElement');
    const held =
      row(one) !== null && (row(one) === row(before) || row(row(one) as Element) === row(row(before) ?? before));
    if (!held || one.contains(before) || before.contains(one)) continue;
    const [now, then] = [one, before].map((element) => h.prop(element, 'getBoundingClientRect').call(element));
    if (!now || !then || getComputedStyle(one).direction === 'rtl') continue;
    const above = now.bottom <= then.top + 1 && now.left < then.right && now.right > then.left;
    const left = now.right <= then.left + 1 && now.top < then.bottom && now.bottom > then.top;
    if (above || left) found.push(index);
  }
  return found.slice(0, 20);
}

/** What the page looks like to somebody who has pressed a key: changes with it if the key did something. */
export function pageState(h: InPageHelpers): string {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const active = keys.active();
  const open = [...document.querySelectorAll('dialog[open], [aria-expanded=true], [role=dialog]')].filter((one) =>
    h.isVisible(one),
  );
  const text = document.body?.innerText.length ?? 0;
  return JSON.stringify([active ? keys.id(active) : null, open.length, text, Math.round(scrollY), document.URL]);
}

export function describeOne(_: InPageHelpers, id: number): KeyElement | null {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id];
  return element ? keys.describe(element) : null;
}

/** Numbers for elements that the debugger knows. */
export function numbersOf(...elements: Element[]): readonly number[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  return elements.map((one) => (one?.nodeType === 1 ? keys.id(one) : -1));
}
