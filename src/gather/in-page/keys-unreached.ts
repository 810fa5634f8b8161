/// <reference lib="dom" />
import type { KeyUnreached } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

export interface ReachAsked {
  /** Numbers of everything that had the focus. */
  readonly reached: readonly number[];
  /** The walk did not come to its end, so what has a place in the order of the Tab key may have got the focus behind it. */
  readonly inPart: boolean;
  /** The whole page, or something around most of it, listens for clicks and keys on behalf of what is in it. */
  readonly delegates: { readonly click: boolean; readonly key: boolean };
  /** Kinds of events that elements listen to themselves, by their number. */
  readonly listens: readonly (readonly [id: number, types: readonly string[]])[];
  /** Elements that run one and the same function for a click. */
  readonly alike: readonly (readonly number[])[];
}

/** `sure` where a trial would settle it. `like`: of those that look the same, the number of the first. `asks`: for a file at most. */
export type Suspect = KeyUnreached & { readonly id: number; readonly like?: number; readonly asks?: true };

export interface Suspects {
  readonly suspects: readonly Suspect[];
  /** There is more in the page than was looked at. */
  readonly cut: boolean;
}

/** What seems to answer to the mouse, and cannot be got at, or worked, by keyboard. */
export function findUnreached(h: InPageHelpers, { reached, inPart, delegates, listens, alike }: ReachAsked): Suspects {
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
    return h.fieldsBeside(one).some((field) => had.has(keys.id(field)));
  };

  const found: Suspect[] = [];
  const add = (one: Element, how: KeyUnreached['how'], sure: boolean) => {
    if (found.length < 60) found.push({ ...keys.describe(one), how, sure, id: keys.id(one) });
  };
  const candidates = new Set<Element>();
  for (const [id] of listens) if (keys.elements[id]) candidates.add(keys.elements[id]);
  const listed = `${[...CLICKS, ...HOVERS].map((type) => `[on${type}]`).join(', ')}, [role]`;
  // Open parts of components, and frames of this site, are looked into as well.
  const [most, mostListed] = [4000, 500];
  const everything = keys.everything(most + 1);
  const all = everything.slice(0, most);
  const isDrawn = (one: Element) =>
    h.prop(one, 'getClientRects').call(one).length > 0 && getComputedStyle(one).visibility === 'visible';
  if (inPart) for (const one of all) if (keys.isTabbable(one) && isDrawn(one)) had.add(keys.id(one));
  const inCode = all.filter((other) => h.prop(other, 'matches').call(other, listed));
  for (const one of inCode.slice(0, mostListed)) candidates.add(one);
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
      // Nobody may listen as yet: some scripts begin late, and a trial comes last of all.
      else if (points && !inWidget && !native && h.textOf(one, 80) !== '') add(one, 'pointer', true);
    }
    if (hears(one, HOVERS) && !isLarge(one)) {
      const twin = [one, ...around, ...within(one)].some((other) => hears(other, [...FOCUS, ...KEYS, 'click']));
      if (!twin && !native) add(one, 'hover', false);
      else if (native && !hears(one, [...FOCUS, ...KEYS])) add(one, 'hover', false);
    }
  }
  // Where somebody listens on behalf of others, what is to be pressed may have neither code nor a pointer of its own.
  const acts = /^(data-.*\b(action|click|toggle|trigger|command|href|url)|jsaction)$/;
  const isSaid = (one: Element) => [...h.prop(one, 'attributes')].some(({ name }) => acts.test(name));
  const hasColour = (colour: string) => !/^transparent$|^rgba\(.*, 0\)$/.test(colour);
  const looksPressable = (one: Element) => {
    const style = getComputedStyle(one);
    const drawn = ['Top', 'Right', 'Bottom', 'Left'].every((side) => {
      const of = (what: string) => Reflect.get(style, `border${side}${what}`) as string;
      return Number.parseFloat(of('Width')) > 0 && hasColour(of('Color'));
    });
    const padded = Number.parseFloat(style.paddingLeft) >= 2 && Number.parseFloat(style.paddingRight) >= 2;
    return padded && (drawn || hasColour(style.backgroundColor)) && /^inline/.test(style.display);
  };
  const MOST_LOOKS = 4;
  const TAGS = /^(span|div|b|strong|i|em|a|img|svg|p|li)$/;
  const ears = new Set(listens.flatMap(([id, types]) => (types.some((type) => CLICKS.includes(type)) ? [id] : [])));
  const firsts = new Map<string, number>();
  const told = new Set(found.map(({ id }) => id));
  for (const one of delegates.click || ears.size > 0 ? all : []) {
    if (!TAGS.test(h.prop(one, 'localName')) || !(isSaid(one) || looksPressable(one))) continue;
    const around = upwards(one);
    if (!delegates.click && !around.some((up) => ears.has(keys.id(up)))) continue;
    if (told.has(keys.id(one)) || isStop(one) || attribute(one, 'tabindex') !== null) continue;
    const look = [h.prop(one, 'localName'), attribute(one, 'class') ?? '', isSaid(one)].join(' ');
    const like = firsts.get(look) ?? keys.id(one);
    if (!firsts.has(look) && firsts.size >= MOST_LOOKS) continue;
    const name = h.nameOf(one, 60);
    if (name === '' || name.length > 40 || h.prop(one, 'childElementCount') > 3) continue;
    if (isLeftOut(one) || isLarge(one) || closest(one, COMPOSITE) || doesTheSame(one)) continue;
    if (around.some(isStop) || within(one).some(isStop)) continue;
    firsts.set(look, like);
    if (found.length < 60) found.push({ ...keys.describe(one), how: 'delegated', sure: false, id: keys.id(one), like });
  }
  return { suspects: found, cut: everything.length > most || inCode.length > mostListed };
}
