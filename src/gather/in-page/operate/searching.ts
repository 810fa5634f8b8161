/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/** Empty fields of forms that search or filter, where a script of the page hears of it when they are sent. */
export function findSearches(h: InPageHelpers, { most, unsafe }: { most: number; unsafe: string }): number[] {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const SEARCHES = /search|filter|chwilio|hidlo/i;
  const FIELD = 'input[type=search], input[type=text], input:not([type])';
  const BUTTON = 'button:not([type=button], [type=reset]), input[type=submit], input[type=image]';
  const dangerous = new RegExp(unsafe, 'i');
  const has = (element: Element, name: string) => h.prop(element, 'hasAttribute').call(element, name);
  const isHeard = (form: Element): boolean => {
    if (has(form, 'onsubmit')) return true;
    for (let up: Element | null = form; up; up = h.above(up)) if (watch.listens.get(up)?.has('submit')) return true;
    return watch.listens.get(document)?.has('submit') === true;
  };
  const found: number[] = [];
  for (const form of h.everywhere('form').slice(0, 30)) {
    if (found.length >= most) break;
    const field = h
      .inside(form, FIELD)
      .find((one) => watch.shown(one) && !h.prop(one, 'matches').call(one, ':disabled, [readonly]'));
    if (!field || (field as HTMLInputElement).value !== '') continue;
    if (h.inside(form, 'input[type=password], input[type=file]').length > 0) continue;
    const buttons = h.inside(form, BUTTON).map((one) => `${h.nameOf(one, 60)} ${watch.attribute(one, 'value')}`);
    const own = ['role', 'class', 'id', 'action'].map((name) => watch.attribute(form, name));
    const words = [...own, ...buttons, h.nameOf(field, 200)].join(' ');
    const searches = SEARCHES.test(words) || watch.attribute(field, 'type') === 'search';
    if (searches && !dangerous.test(words) && isHeard(form)) found.push(watch.put(field));
  }
  return found;
}
