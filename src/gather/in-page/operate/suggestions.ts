/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
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

/** What a field suggests now: its list, and the first entry of it. */
export async function readSuggested(
  h: InPageHelpers,
  { id }: { id: number },
): Promise<(Spot & { readonly list: number; readonly entry: number; readonly inForm: boolean }) | null> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  await watch.settle(120, 700);
  const field = watch.at(id);
  const named = ['aria-controls', 'aria-owns'].flatMap((name) => watch.attribute(field, name).split(/\s+/));
  for (const list of named.map((one) => document.getElementById(one))) {
    if (!list || !watch.shown(list) || watch.focusables(list).length > 0) continue;
    const entry = [...h.prop(list, 'querySelectorAll').call(list, '[role=option]')].find((one) => watch.shown(one));
    const inForm = Reflect.get(HTMLInputElement.prototype, 'form', field) !== null;
    if (entry) return { ...watch.spot(list), list: watch.put(list), entry: watch.put(entry), inForm };
  }
  return null;
}

/** What a field holds, and whether its list can be seen, for comparing. */
export function readFilled(_h: InPageHelpers, { id, list }: { id: number; list: number }): string {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  return JSON.stringify([(watch.at(id) as HTMLInputElement).value, watch.shown(watch.at(list))]);
}
