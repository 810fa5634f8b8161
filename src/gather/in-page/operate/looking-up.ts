/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface LookUp {
  readonly field: number;
  /** What to write into it; empty where something is in it already. */
  readonly text: string;
}

/**
 * Forms with one field and a button that finds something, where a script of the page hears of it when they are sent: an address
 * by its postcode, a collection day by its street. `unsafe`: in no word of the form; `sends`: in none of its buttons.
 */
export function findLookUps(
  h: InPageHelpers,
  { most, unsafe, sends }: { most: number; unsafe: string; sends: string },
): LookUp[] {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const FINDS = /\b(find|look ?up|check|show|go|next|canfod|dangos|dod o hyd)\b/i;
  /** Tried elsewhere. */
  const SEARCHES = /(?:\b|_)(?:search|filter|chwilio|hidlo)/i;
  const FIELD = 'input[type=text], input:not([type])';
  const ANSWERS = 'input:not([type=hidden], [type=submit], [type=button], [type=image]), select, textarea';
  const BUTTON = 'button:not([type=button], [type=reset]), input[type=submit]';
  const POSTCODE = /post ?-?code|postal|zip|cod post/i;
  const dangerous = new RegExp(unsafe, 'i');
  const sending = new RegExp(sends, 'i');
  const is = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const isHeard = (form: Element): boolean => {
    if (h.prop(form, 'hasAttribute').call(form, 'onsubmit')) return true;
    for (let up: Element | null = form; up; up = h.above(up)) if (watch.listens.get(up)?.has('submit')) return true;
    return watch.listens.get(document)?.has('submit') === true;
  };
  const found: LookUp[] = [];
  for (const form of h.everywhere('form').slice(0, 30)) {
    if (found.length >= most) break;
    const answers = h.inside(form, ANSWERS).filter((one) => watch.shown(one));
    const [field] = answers;
    const buttons = h.inside(form, BUTTON).filter((one) => watch.shown(one));
    const [button] = buttons;
    if (!field || answers.length > 1 || !is(field, FIELD) || is(field, ':disabled, [readonly]')) continue;
    if (!button || buttons.length > 1 || h.has(form, 'input[type=password], input[type=file]')) continue;
    const pressed = `${h.nameOf(button, 60)} ${watch.attribute(button, 'value')}`;
    const about = ['class', 'id', 'action'].map((name) => watch.attribute(form, name)).join(' ');
    const called = `${h.nameOf(field, 200)} ${watch.attribute(field, 'name')} ${watch.attribute(field, 'autocomplete')}`;
    if (SEARCHES.test(`${pressed} ${about} ${called}`)) continue;
    if (!FINDS.test(pressed) || dangerous.test(`${pressed} ${about} ${called}`) || sending.test(pressed)) continue;
    if (!isHeard(form)) continue;
    const isEmpty = (field as HTMLInputElement).value === '';
    // Of an address nobody lives at: no place has such a postcode.
    found.push({ field: watch.put(field), text: isEmpty ? (POSTCODE.test(called) ? 'ZZ1 1ZZ' : 'a') : '' });
  }
  return found;
}
