/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { RingChange } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

/**
 * `keep`: remembers how the element and its parts look now, with the focus. `compare`: what is different without it; null
 * when it is not there any more.
 */
export function lookOfFocus(
  h: InPageHelpers,
  { id, how }: { id: number; how: 'keep' | 'compare' },
): readonly RingChange[] | null {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id];
  if (!element) return null;
  const NAMES =
    'outline-style outline-width outline-color outline-offset box-shadow border-top-color border-top-width border-bottom-color border-bottom-width border-left-color border-left-width background-color background-image color text-decoration-line text-decoration-color text-decoration-thickness opacity transform filter visibility display content font-weight'.split(
      ' ',
    );
  const parts = keys.parts(element);
  const look = () =>
    parts.map(([, one, pseudo]) => {
      const style = getComputedStyle(one, pseudo || null);
      if (pseudo && (style.content === 'none' || style.content === 'normal')) return '';
      return NAMES.map((name) => style.getPropertyValue(name)).join('\n');
    });
  const SEEN = 'seen';
  const isSeen = () => parts.some(([where, one]) => (where === 'self' || where === 'label') && h.isVisible(one));
  if (how === 'keep') {
    keys.focused.set(id, [...look(), isSeen() ? SEEN : '']);
    return [];
  }
  // What comes into sight with the focus shows the focus by being there.
  if (!element.isConnected || (keys.focused.get(id)?.at(-1) === SEEN && !isSeen())) return null;
  const colour = (text: string): readonly [number, number, number, number] | null => {
    const found = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+))?\s*\)$/.exec(text);
    return found
      ? [Number(found[1]), Number(found[2]), Number(found[3]), found[4] === undefined ? 1 : Number(found[4])]
      : null;
  };
  const clear = (text: string) => (colour(text)?.[3] ?? 1) < 0.05;
  const light = ([r, g, b]: readonly number[]) => {
    const part = (value = 0) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (a: string, b: string): number | null => {
    const [one, other] = [colour(a), colour(b)];
    if (!one || !other || one[3] < 1 || other[3] < 1) return null;
    const [x, y] = [light(one), light(other)];
    return Math.round(((Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)) * 100) / 100;
  };
  /** The ground something stands on; not known where a picture is part of it. */
  const ground = (from: Element | null): string => {
    for (let up = from; up; up = h.prop(up, 'parentElement')) {
      const { backgroundColor, backgroundImage } = getComputedStyle(up);
      if (backgroundImage !== 'none') return 'picture';
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const before = look();
  const changes: RingChange[] = [];
  // What is see-through, or no larger than a dot, shows nothing by an outline of its own.
  const rect = h.prop(element, 'getBoundingClientRect').call(element);
  const faint = Number(getComputedStyle(element).opacity) < 0.05 || rect.width <= 1 || rect.height <= 1;
  for (const [index, [where, one]] of parts.entries()) {
    if (faint && where === 'self') continue;
    const [withFocus, without] = [keys.focused.get(id)?.[index] ?? '', before[index] ?? ''];
    if (withFocus === without) continue;
    const read = (text: string) => (name: string) => text.split('\n')[NAMES.indexOf(name)] ?? '';
    const [on, off] = [read(withFocus), read(without)];
    const differs = (...names: string[]) => names.some((name) => on(name) !== off(name));
    const add = (what: RingChange['what'], ratio: number | null) => changes.push({ what, where, contrast: ratio });
    const under = ground(h.prop(one, 'parentElement'));
    if (
      differs('outline-style', 'outline-width', 'outline-color') &&
      on('outline-style') !== 'none' &&
      on('outline-style') !== ''
    ) {
      const auto = on('outline-style') === 'auto';
      if (Number.parseFloat(on('outline-width')) > 0 && (auto || !clear(on('outline-color'))))
        add('outline', auto ? null : contrast(on('outline-color'), under));
    }
    if (differs('box-shadow') && on('box-shadow') !== '') {
      // Any of several may be the one that is seen.
      const text = on('box-shadow') === 'none' ? off('box-shadow') : on('box-shadow');
      const shades = (text.match(/rgba?\([^)]*\)/g) ?? []).slice(0, 6).filter((shade) => !clear(shade));
      for (const shade of shades) add('shadow', contrast(shade, under));
    }
    for (const side of ['top', 'bottom', 'left']) {
      if (!differs(`border-${side}-color`, `border-${side}-width`)) continue;
      if (Number.parseFloat(on(`border-${side}-width`)) === 0 && Number.parseFloat(off(`border-${side}-width`)) === 0)
        continue;
      const same = on(`border-${side}-width`) === off(`border-${side}-width`);
      add('border', same ? contrast(on(`border-${side}-color`), off(`border-${side}-color`)) : null);
      break;
    }
    if (differs('background-color') && !(clear(on('background-color')) && clear(off('background-color')))) {
      const solid = (text: string) => (clear(text) ? under : text);
      add('background', contrast(solid(on('background-color')), solid(off('background-color'))));
    }
    const others = NAMES.filter((name) =>
      /^(background-image|color|text-decoration|opacity|transform|filter|visibility|display|content|font)/.test(name),
    );
    if (differs(...others)) {
      const onlyColour = others.every((name) => /^(color|text-decoration-color)$/.test(name) || on(name) === off(name));
      add('other', onlyColour ? contrast(on('color'), off('color')) : null);
    }
  }
  return changes.slice(0, 12);
}

/** Gives it the focus, or takes it away, and says what part of the window would show it. */
export function setFocus(h: InPageHelpers, { id, on }: { id: number; on: boolean }): Box | null {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id] as HTMLElement | undefined;
  if (!element?.isConnected) return null;
  if (on) element.focus();
  else element.blur();
  keys.events();
  if (on && keys.active() !== element) return null;
  const around = [element, ...((element as HTMLInputElement).labels ?? [])].map((one) =>
    h.prop(one, 'getBoundingClientRect').call(one),
  );
  const left = Math.max(0, Math.min(...around.map((one) => one.left)) - 20);
  const top = Math.max(0, Math.min(...around.map((one) => one.top)) - 20);
  const right = Math.min(innerWidth, Math.max(...around.map((one) => one.right)) + 20);
  const bottom = Math.min(innerHeight, Math.max(...around.map((one) => one.bottom)) + 20);
  const empty = right - left < 1 || bottom - top < 1;
  return empty ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top };
}

export function hasFocus(_: InPageHelpers, id: number): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const active = keys.active();
  return active !== null && keys.id(active) === id;
}

/** It has the focus, and the browser shows that as it does to those who press a key. */
export function showsAsByKey(h: InPageHelpers, id: number): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id];
  return (
    element !== undefined && keys.active() === element && h.prop(element, 'matches').call(element, ':focus-visible')
  );
}

/**
 * Without a focus, the Tab key goes on from where the focus or a click was last, and nothing but another focus moves that. So
 * the page as a whole has it for a moment. What has the focus keeps it where the page may have given it away on purpose: in a
 * dialog, and by autofocus. False where that is no beginning, because a tabindex above 0 comes before all others, or because a
 * script fetches the focus back.
 */
export async function startFromTop(h: InPageHelpers): Promise<boolean> {
  const { body, documentElement } = document;
  const FETCHED_BACK_MS = 40;
  const holder = () => {
    const { activeElement } = document;
    return activeElement === body || activeElement === documentElement ? null : activeElement;
  };
  const numbered = document.querySelector('[tabindex]:not([tabindex^="-"], [tabindex="0"])') !== null;
  if (!body || numbered) return false;
  // Where the focus was left, what stands before would come last, and nobody would see what its getting the focus does.
  const last = holder();
  const given = 'dialog, [role=dialog], [role=alertdialog], [aria-modal=true], [autofocus]';
  if (last && h.prop(last, 'closest').call(last, given)) return true;
  if (last) (last as HTMLElement).blur();
  const has = h.prop(body, 'hasAttribute').call(body, 'tabindex');
  if (!has) body.setAttribute('tabindex', '-1');
  body.focus({ preventScroll: true });
  body.blur();
  if (!has) body.removeAttribute('tabindex');
  if (last) await new Promise((resolve) => setTimeout(resolve, FETCHED_BACK_MS));
  return holder() === null;
}

/** For going on behind a trap: the focus goes to the next stop in the page that was not reached. */
export function focusBehind(h: InPageHelpers, { id, reached }: { id: number; reached: readonly number[] }): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const from = keys.elements[id];
  if (!from) return false;
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], iframe')];
  const next = all.find((one) => {
    const behind = (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return behind && !from.contains(one) && keys.isTabbable(one) && h.isVisible(one) && !reached.includes(keys.id(one));
  }) as HTMLElement | undefined;
  next?.focus();
  keys.events();
  return next !== undefined && keys.active() === next;
}
