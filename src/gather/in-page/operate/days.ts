/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface FoundDay extends Spot {
  readonly id: number;
  readonly day: number;
  /** Selectors of all days of the month. */
  readonly days: readonly string[];
}

/** What the fields of the page hold, in one line each. */
interface WithFields {
  lgdssFields?: Map<Element, string>;
}

/**
 * In what came up, a day of a month that is no stop of the Tab key and holds its number alone: the last one that seems to be
 * free, as days that are over can seldom be chosen. Null where there is no such month.
 */
export function findDay(h: InPageHelpers, { layer }: { layer: number }): FoundDay | null {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const root = watch.at(layer);
  const [LEAST, LAST] = [20, 31];
  const FOCUSABLE =
    'a[href], button, input, select, textarea, summary, label, option, [tabindex], [contenteditable], [role=button]';
  const TAKEN =
    /disab|past|unavail|full|taken|booked|closed|other|\bold\b|\bnew\b|\boff\b|inactive|muted|empty|outside/i;
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const near = (element: Element, selector: string) => h.prop(element, 'closest').call(element, selector);
  const cellOf = (element: Element) => {
    const cell = near(element, 'td, [role=gridcell], li');
    return cell && h.prop(root, 'contains').call(root, cell) && h.textOf(cell, 10) === h.textOf(element, 10)
      ? cell
      : element;
  };
  const days: { readonly cell: Element; readonly day: number }[] = [];
  for (const element of [...h.prop(root, 'querySelectorAll').call(root, '*')].slice(0, 1500)) {
    if (h.prop(element, 'childElementCount') > 0) continue;
    const text = h.textOf(element, 10);
    if (!/^\d{1,2}$/.test(text) || !watch.shown(element)) continue;
    const focusable = near(element, FOCUSABLE);
    if (focusable && focusable !== root && h.prop(root, 'contains').call(root, focusable)) continue;
    days.push({ cell: cellOf(element), day: Number(text) });
  }
  const numbers = new Set(days.map(({ day }) => day).filter((day) => day >= 1 && day <= LAST));
  if (numbers.size < LEAST || days.length > LAST * 2 || numbers.size < days.length / 2) return null;
  const isFree = ({ cell }: (typeof days)[number]) => {
    const called = `${watch.attribute(cell, 'class')} ${watch.attribute(cell, 'title')}`;
    return (
      !TAKEN.test(called) &&
      !matches(cell, '[aria-disabled=true], [disabled], [inert] *') &&
      !/not-allowed|no-drop/.test(getComputedStyle(cell).cursor)
    );
  };
  // Of the next month the first days are often shown as well, and the last number of a day is that of no other.
  const free = days.filter((one) => one.day <= LAST && isFree(one)).toSorted((a, b) => a.day - b.day);
  const last = free.at(-1);
  if (!last) return null;
  return {
    id: watch.put(last.cell),
    ...watch.spot(last.cell),
    day: last.day,
    days: days.map(({ cell }) => h.selectorOf(cell)),
  };
}

/** Notes what all fields hold. */
export function holdFields(h: InPageHelpers, _: null): null {
  const root = document.documentElement;
  const fields = [...h.prop(root, 'querySelectorAll').call(root, 'input, select, textarea')].slice(0, 300);
  const held = new Map(fields.map((field) => [field, (field as HTMLInputElement).value]));
  Object.assign(globalThis, { lgdssFields: held });
  return null;
}

/**
 * What a click on a day has come to: anything at all, and what. `chosen`: the page now says this number somewhere else, or a field holds it. `typed`: it
 * lies in a field into which people can write, or where they can choose.
 */
export function readChosen(
  h: InPageHelpers,
  { layer, day }: { layer: number; day: number },
): { acted: boolean; chosen: boolean; typed: boolean } {
  const { lgdssWatch: watch, lgdssFields: held } = globalThis as unknown as { lgdssWatch: Watch } & WithFields;
  const root = watch.at(layer);
  const says = (text: string) => new RegExp(`(^|\\D)${day}(\\D|$)`).test(text);
  const { appeared, gone, texts, changes } = watch.since();
  const elsewhere = [...appeared, ...texts].filter(
    (one) => !h.prop(root, 'contains').call(root, one) && !h.prop(one, 'contains').call(one, root),
  );
  const filled = [...(held ?? [])].filter(([field, before]) => (field as HTMLInputElement).value !== before);
  const open = filled.filter(
    ([field]) =>
      watch.shown(field) &&
      !h.prop(field, 'matches').call(field, 'input[type=hidden], [readonly], :disabled, [aria-hidden=true]'),
  );
  const isChosen =
    elsewhere.some((one) => says(h.textOf(one, 400))) ||
    filled.some(([field]) => says((field as HTMLInputElement).value));
  const acted = changes + appeared.length + gone.length + filled.length > 0;
  return { acted, chosen: isChosen, typed: open.length > 0 };
}
