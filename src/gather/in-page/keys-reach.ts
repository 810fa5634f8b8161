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
  /** Elements that run one and the same function for a click. */
  readonly alike: readonly (readonly number[])[];
}

/** `sure` where a trial would settle it. */
export type Suspect = KeyUnreached & { readonly id: number };

/** What seems to answer to the mouse, and cannot be got at, or worked, by keyboard. */
export function findUnreached(
  h: InPageHelpers,
  { reached, delegates, listens, alike }: ReachAsked,
): readonly Suspect[] {
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
    ['body', 'html'].includes(h.prop(one, 'localName')) ||
    closest(one, 'label, [aria-hidden=true], [inert], [disabled], [aria-disabled=true]') !== null ||
    !h.isVisible(one);
  const doesTheSame = (one: Element) => {
    const href = attribute(one, 'href') ?? attribute(closest(one, 'a[href]') ?? one, 'href');
    if (!href || href.startsWith('#')) return false;
    return [...had].some((id) => keys.elements[id] && attribute(keys.elements[id], 'href') === href);
  };

  const isReached = (one: Element | undefined) =>
    one !== undefined && (had.has(keys.id(one)) || upwards(one).some((up) => had.has(keys.id(up))));
  /** Another control that the Tab key reaches runs the same code, or the value it sets can be typed into a field beside it. */
  const hasTwin = (one: Element) => {
    const ids = alike.filter((group) => group.includes(keys.id(one))).flat();
    if (ids.some((id) => isReached(keys.elements[id]))) return true;
    const fields = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=image]), textarea';
    const beside = [h.prop(one, 'parentElement'), h.prop(h.prop(one, 'parentElement') ?? one, 'parentElement')];
    return beside.some((box) => {
      if (!box || isLarge(box) || h.textOf(box, 80).length > 60) return false;
      return [...h.prop(box, 'querySelectorAll').call(box, fields)].some((field) => had.has(keys.id(field)));
    });
  };

  const found: Suspect[] = [];
  const add = (one: Element, how: KeyUnreached['how'], sure: boolean) => {
    if (found.length < 60) found.push({ ...keys.describe(one), how, sure, id: keys.id(one) });
  };
  const candidates = new Set<Element>();
  for (const [id] of listens) if (keys.elements[id]) candidates.add(keys.elements[id]);
  const listed = `${[...CLICKS, ...HOVERS].map((type) => `[on${type}]`).join(', ')}, [role]`;
  // Open parts of components, and frames of this site, are looked into as well.
  const all = keys.everything(4000);
  for (const one of all.filter((other) => h.prop(other, 'matches').call(other, listed)).slice(0, 500))
    candidates.add(one);
  for (const one of all) {
    if (getComputedStyle(one).cursor !== 'pointer') continue;
    const parent = h.prop(one, 'parentElement');
    if (!parent || getComputedStyle(parent).cursor !== 'pointer') candidates.add(one);
  }
  const order = new Map(all.map((one, index) => [one, index]));
  const inOrder = [...candidates].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
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
      const looksIt = isControl || points || isLink || native || h.prop(one, 'hasAttribute').call(one, 'onclick');
      // A part of the page with text in it listens for what is in it; a control is a few words.
      const isPart = h.prop(one, 'querySelector').call(one, 'h1, h2, h3, h4, p, ul, ol, table, form') !== null;
      if (clicks && (looksIt || !(inWidget || isPart))) add(one, 'handler', !inWidget && !hasTwin(one));
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

/** What can be seen and has its place in the order of the Tab key, and was not come to on the way through the page. */
export function findPassedOver(h: InPageHelpers, reached: readonly number[]): readonly KeyElement[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const had = new Set(reached);
  const isHeld = (one: Element) =>
    h
      .prop(one, 'closest')
      .call(
        one,
        '[inert], [role=tablist], [role=menu], [role=menubar], [role=listbox], [role=grid], [role=tree], [role=toolbar], [role=radiogroup]',
      ) !== null;
  if ([...document.querySelectorAll('dialog')].some((one) => h.prop(one, 'matches').call(one, ':modal'))) return [];
  return [...document.querySelectorAll('a[href], button, input:not([type=radio]), select, textarea')]
    .slice(0, 2000)
    .filter(
      (one) =>
        !had.has(keys.id(one)) &&
        keys.isTabbable(one) &&
        h.isVisible(one) &&
        !h.prop(one, 'matches').call(one, ':disabled') &&
        getComputedStyle(one).visibility === 'visible' &&
        !isHeld(one),
    )
    .slice(0, 20)
    .map((one) => keys.describe(one));
}

/**
 * Parts that a style shows under the pointer and no style shows on focus, with links or controls in them that the Tab key
 * did not come to: most of all menus that open below their heading.
 */
export function findHoverMenus(h: InPageHelpers, reached: readonly number[]): readonly KeyElement[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const had = new Set(reached);
  const rules: CSSStyleRule[] = [];
  const collect = (list: CSSRuleList) => {
    for (const rule of [...list].slice(0, 3000)) {
      if (rule instanceof CSSStyleRule && rule.selectorText.includes(':hover') && rules.length < 500) rules.push(rule);
      else if (rule instanceof CSSMediaRule) collect(rule.cssRules);
    }
  };
  for (const sheet of [...document.styleSheets].slice(0, 50)) {
    try {
      collect(sheet.cssRules);
    } catch {
      // Of another site, and so not to be read.
    }
  }
  const found = new Map<Element, KeyElement>();
  for (const { selectorText, style } of rules) {
    if (!/^(?!none)\S/.test(style.display) && style.visibility !== 'visible') continue;
    for (const selector of selectorText.split(',')) {
      const [before = '', after = ''] = selector.split(':hover');
      if (!/\S/.test(after) || found.size >= 20) continue;
      let shown: Element[] = [];
      try {
        shown = [...document.querySelectorAll(selector.replaceAll(':hover', ''))].slice(0, 20);
      } catch {
        continue;
      }
      for (const part of shown) {
        const inside = [...h.prop(part, 'querySelectorAll').call(part, 'a[href], button, input, select, textarea')];
        const hidden = inside.length > 0 && !inside.some((one) => had.has(keys.id(one)) || h.isVisible(one));
        const opener = h.prop(part, 'closest').call(part, before.trim() || '*');
        if (hidden && opener && h.isVisible(opener)) found.set(opener, keys.describe(opener));
      }
    }
  }
  return [...found.values()];
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
  const isPinned = (element: Element) => {
    for (let up: Element | null = element; up; up = h.prop(up, 'parentElement'))
      if (/fixed|sticky/.test(getComputedStyle(up).position)) return true;
    return false;
  };
  for (const [index, id] of ids.entries()) {
    const [one, before] = [keys.elements[id], keys.elements[ids[index - 1] ?? -1]];
    if (!one?.isConnected || !before?.isConnected || !h.isVisible(one) || !h.isVisible(before)) continue;
    const row = (element: Element) => h.prop(element, 'parentElement');
    const near =
      row(one) !== null && (row(one) === row(before) || row(row(one) as Element) === row(row(before) ?? before));
    if (one.contains(before) || before.contains(one)) continue;
    // What stays where it is while the page scrolls has no place before or behind the rest.
    if (isPinned(one) !== isPinned(before)) continue;
    // Further apart, they are compared by the parts that a row, a column or a grid has placed.
    let pair: Element[] = [one, before];
    if (!near) {
      let [part, around]: (Element | null)[] = [one, row(one)];
      while (around && !around.contains(before)) [part, around] = [around, row(around)];
      const other = around && [...h.prop(around, 'children')].find((child) => child.contains(before));
      const placed = around && /flex|grid/.test(getComputedStyle(around).display);
      if (!placed || !part || !other || around === document.body) continue;
      pair = [part, other];
    }
    const [now, then] = pair.map((element) => h.prop(element, 'getBoundingClientRect').call(element));
    if (!now || !then || getComputedStyle(one).direction === 'rtl') continue;
    const above = now.bottom <= then.top + 1 && now.left < then.right && now.right > then.left;
    const left = now.right <= then.left + 1 && now.top < then.bottom && now.bottom > then.top;
    if (above || left) found.push(index);
  }
  return found.slice(0, 20);
}

export function describeOne(_: InPageHelpers, id: number): KeyElement | null {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id];
  return element ? keys.describe(element) : null;
}

/** Of these numbers, those of elements that can be seen without having the focus. */
export function seenAmong(h: InPageHelpers, ids: readonly number[]): readonly number[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  return ids.filter((id) => {
    const one = keys.elements[id];
    return one !== undefined && h.isVisible(one);
  });
}

/** Numbers for elements that the debugger knows. */
export function numbersOf(...elements: Element[]): readonly number[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  return elements.map((one) => (one?.nodeType === 1 ? keys.id(one) : -1));
}
