/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/**
 * Empty fields of forms that search or filter, where a script of the page hears of it when they are sent. `unsafe`: in no word
 * of the form; `sends`: in none of the button that the browser presses for Enter.
 */
export function findSearches(
  h: InPageHelpers,
  { most, unsafe, sends }: { most: number; unsafe: string; sends: string },
): number[] {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const SEARCHES = /(?:\b|_)(?:search|filter|chwilio|hidlo)/i;
  const FIELD = 'input[type=search], input[type=text], input:not([type])';
  const BUTTON = 'button:not([type=button], [type=reset]), input[type=submit], input[type=image]';
  const dangerous = new RegExp(unsafe, 'i');
  const sending = new RegExp(sends, 'i');
  const has = (element: Element, name: string) => h.prop(element, 'hasAttribute').call(element, name);
  const is = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const isHeard = (form: Element): boolean => {
    if (has(form, 'onsubmit')) return true;
    for (let up: Element | null = form; up; up = h.above(up)) if (watch.listens.get(up)?.has('submit')) return true;
    return watch.listens.get(document)?.has('submit') === true;
  };
  /** By form, in the order of the page: what belongs to it may stand anywhere, and what stands in it belong to another. */
  const belongings = new Map<Element, Element[]>();
  for (const one of h.everywhere('input, button')) {
    const kind = [HTMLInputElement, HTMLButtonElement].find((known) => one instanceof known);
    const form = kind && Reflect.get(kind.prototype, 'form', one);
    if (!form) continue;
    const own = belongings.get(form);
    if (own) own.push(one);
    else belongings.set(form, [one]);
  }
  const found: number[] = [];
  for (const form of h.everywhere('form').slice(0, 30)) {
    if (found.length >= most) break;
    const own = belongings.get(form) ?? [];
    const field = own.find((one) => is(one, FIELD) && watch.shown(one) && !is(one, ':disabled, [readonly]'));
    if (!field || (field as HTMLInputElement).value !== '') continue;
    if (own.some((one) => is(one, 'input[type=password], input[type=file]'))) continue;
    const buttons = own
      .filter((one) => is(one, BUTTON))
      .map((one) => `${h.nameOf(one, 60)} ${watch.attribute(one, 'value')}`);
    const about = ['role', 'class', 'id', 'action'].map((name) => watch.attribute(form, name));
    const words = [...about, ...buttons, h.nameOf(field, 200)].join(' ');
    const searches = SEARCHES.test(words) || watch.attribute(field, 'type') === 'search';
    const [pressed = ''] = buttons;
    if (searches && !dangerous.test(words) && !sending.test(pressed) && isHeard(form)) found.push(watch.put(field));
  }
  return found;
}
