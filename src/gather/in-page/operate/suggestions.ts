/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Spoken } from './spoken.ts';
import type { Watch } from './watch.ts';

/** Fields that say of themselves that they suggest something, and are written into. */
export function findSuggesting(h: InPageHelpers, { most, unsafe }: { most: number; unsafe: string }): number[] {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const dangerous = new RegExp(unsafe, 'i');
  const root = document.documentElement;
  const SUGGESTING = 'input[role=combobox], input[aria-autocomplete=list], input[aria-autocomplete=both]';
  const fields = [...h.prop(root, 'querySelectorAll').call(root, SUGGESTING)];
  const isFree = (field: Element) =>
    watch.shown(field) &&
    !h.prop(field, 'matches').call(field, ':disabled, [readonly], [type=password]') &&
    (field as HTMLInputElement).value === '' &&
    h.hostOf(field) === null &&
    !dangerous.test(`${h.labelsOf(field)} ${h.nameOf(field, 200)}`);
  return fields
    .filter(isFree)
    .slice(0, most)
    .map((field) => watch.put(field));
}

/** Before anything is typed: the time, and whether the field says that it is closed while no list that it names can be seen. */
export function readClosed(_h: InPageHelpers, { id }: { id: number }): { readonly at: number; readonly says: boolean } {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const field = watch.at(id);
  const named = ['aria-controls', 'aria-owns'].flatMap((name) => watch.attribute(field, name).split(/\s+/));
  const isOpen = named.map((one) => document.getElementById(one)).some((list) => list !== null && watch.shown(list));
  const isOne = watch.attribute(field, 'role') === 'combobox' && watch.attribute(field, 'aria-expanded') === 'false';
  return { at: performance.now(), says: isOne && !isOpen };
}

/**
 * Whether it says so still while people see two entries or more, for a second and longer: many write it late. Whoever says it of a
 * part around the field, as was once the way, has said it.
 */
export async function staysClosed(
  h: InPageHelpers,
  { id, list, since }: { id: number; list: number; since: number },
): Promise<{ readonly closed: boolean; readonly announced: boolean }> {
  const { lgdssWatch: watch, lgdssSpoken: spoken } = globalThis as unknown as {
    lgdssWatch: Watch;
    lgdssSpoken?: Spoken;
  };
  const field = watch.at(id);
  const isOpen = () =>
    h
      .inside(watch.at(list), '[role=option]')
      .slice(0, 50)
      .filter((one) => watch.shown(one) && h.textOf(one, 50) !== '').length > 1;
  const isSaid = () => {
    const around = h.above(field);
    const wrapped = around !== null && h.nearest(around, '[aria-expanded=true]') !== null;
    return watch.attribute(field, 'aria-expanded') !== 'false' || wrapped;
  };
  for (const until = performance.now() + 1300; performance.now() < until; ) {
    if (!isOpen() || isSaid()) return { closed: false, announced: false };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { closed: true, announced: !spoken || spoken.times.some((time) => time >= since) };
}

/** How each entry of a list looks, for comparing. */
export function readLooks(
  h: InPageHelpers,
  { list }: { list: number },
): { readonly at: number; readonly looks: string[] } {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const lookOf = (entry: Element) => {
    const { color, backgroundColor, borderColor, outline, boxShadow, fontWeight, textDecoration } =
      getComputedStyle(entry);
    return [color, backgroundColor, borderColor, outline, boxShadow, fontWeight, textDecoration].join('|');
  };
  const looks = h.inside(watch.at(list), '[role=option]').slice(0, 50).map(lookOf);
  return { at: performance.now(), looks };
}

/**
 * Whether for a while nothing says which entry a key has marked: the field names none,
 * no entry says that it is chosen, the focus has stayed, and nothing was announced.
 */
export async function staysUntold(
  h: InPageHelpers,
  { id, list, since }: { id: number; list: number; since: number },
): Promise<boolean> {
  const { lgdssWatch: watch, lgdssSpoken: spoken } = globalThis as unknown as {
    lgdssWatch: Watch;
    lgdssSpoken?: Spoken;
  };
  const field = watch.at(id) as HTMLInputElement;
  const isTold = () =>
    h.nearest(field, '[aria-activedescendant]:not([aria-activedescendant=""])') !== null ||
    h.has(watch.at(list), '[aria-selected=true], [aria-checked=true], [aria-current], [aria-activedescendant]') ||
    h.focused() !== field ||
    !spoken ||
    spoken.times.some((time) => time >= since);
  for (const until = performance.now() + 1300; performance.now() < until; ) {
    if (!watch.shown(watch.at(list)) || isTold()) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

/** What a field suggests now: its list, and the first entry of it. */
export async function readSuggested(
  h: InPageHelpers,
  { id }: { id: number },
): Promise<
  (Spot & { readonly field: Spot; readonly list: number; readonly entry: number; readonly inForm: boolean }) | null
> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  await watch.settle(120, 700);
  const field = watch.at(id);
  const named = ['aria-controls', 'aria-owns'].flatMap((name) => watch.attribute(field, name).split(/\s+/));
  for (const list of named.map((one) => document.getElementById(one))) {
    if (!list || !watch.shown(list) || watch.focusables(list).length > 0) continue;
    const entry = [...h.prop(list, 'querySelectorAll').call(list, '[role=option]')].find((one) => watch.shown(one));
    const inForm = Reflect.get(HTMLInputElement.prototype, 'form', field) !== null;
    if (!entry) continue;
    return { ...watch.spot(list), field: watch.spot(field), list: watch.put(list), entry: watch.put(entry), inForm };
  }
  return null;
}

/** What a field holds, and whether its list can be seen, for comparing. */
export function readFilled(_h: InPageHelpers, { id, list }: { id: number; list: number }): string {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  return JSON.stringify([(watch.at(id) as HTMLInputElement).value, watch.shown(watch.at(list))]);
}
