/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';
import type { Suspect } from './keys-unreached.ts';
import type { Watch } from './operate/watch.ts';

/**
 * Labels that can be clicked, of fields that are hidden so well that no key reaches them: tick boxes, radio buttons and files
 * to choose, which a click on the label works. `reached`: numbers of everything that had the focus. What has a place in the
 * order of the Tab key and can be seen counts as reached too, so that a walk that was cut short accuses nobody.
 */
export function findHiddenFields(h: InPageHelpers, { reached }: { reached: readonly number[] }): readonly Suspect[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const [most, mostFound, levels] = [4000, 20, 4];
  const had = new Set(reached);
  const WORKED = 'input[type=checkbox], input[type=radio], input[type=file]';
  const all = keys.everything(most);
  const matches = (one: Element, selector: string) => h.prop(one, 'matches').call(one, selector);
  const isDrawn = (one: Element) =>
    h.prop(one, 'getClientRects').call(one).length > 0 && getComputedStyle(one).visibility === 'visible';
  const isStop = (one: Element) => had.has(keys.id(one)) || (keys.isTabbable(one) && isDrawn(one));
  const stops = all.filter(isStop);
  const holds = (one: Element, other: Element) => h.prop(one, 'contains').call(one, other);
  const fieldOf = (label: Element) => (label as HTMLLabelElement).control as HTMLInputElement | null;
  const labels = all.filter((one) => h.prop(one, 'localName') === 'label');
  /** The part of the page that is about this field alone. */
  const partOf = (label: Element, field: Element) => {
    let part = label;
    for (let at = 0; at < levels; at += 1) {
      const up = h.prop(part, 'parentElement');
      if (!up || up === document.body) break;
      if (labels.some((other) => holds(up, other) && fieldOf(other) !== field)) break;
      part = up;
    }
    return part;
  };
  const found: Suspect[] = [];
  const told = new Set<Element>();
  for (const label of labels) {
    const field = fieldOf(label);
    if (!field || told.has(field) || !matches(field, WORKED) || matches(field, ':disabled') || isDrawn(field)) continue;
    const shut = h.prop(label, 'closest').call(label, '[aria-hidden=true], [inert], [aria-disabled=true]');
    if (shut || !h.isVisible(label)) continue;
    // A control around the label or in it, which a key works, may do the same.
    if (stops.some((stop) => holds(stop, label) || holds(label, stop))) continue;
    const name = h.textOf(label, 100) || h.nameOf(label, 100);
    if (name === '') continue;
    told.add(field);
    const type = field.type;
    // So may one beside it, one that says the same, and of files any button of the form.
    const part = partOf(label, field);
    const isTwin = (stop: Element) => {
      if (matches(stop, 'a[href], summary')) return false;
      if (h.nameOf(stop, 100).toLowerCase() === name.toLowerCase()) return true;
      const choices = stop instanceof HTMLSelectElement ? [...stop.options].slice(0, 100) : [];
      if (choices.some(({ text }) => text.trim().toLowerCase() === name.toLowerCase())) return true;
      const own = (stop as HTMLInputElement).labels ?? [];
      if ([...own].some((one) => h.textOf(one, 100) === name)) return true;
      const group = h.prop(stop, 'getAttribute').call(stop, 'name');
      if (type === 'radio' && matches(stop, 'input[type=radio]') && group === field.name) return true;
      if (
        type === 'file' &&
        field.form &&
        holds(field.form, stop) &&
        matches(stop, 'button[type=button], [role=button]')
      )
        return true;
      const about = `${h.prop(stop, 'getAttribute').call(stop, 'aria-controls') ?? ''} `;
      return (field.id !== '' && about.split(' ').includes(field.id)) || holds(part, stop);
    };
    const asks = type === 'file' ? { asks: true as const } : {};
    found.push({ ...keys.describe(label), name, how: 'label', sure: !stops.some(isTwin), id: keys.id(label), ...asks });
    if (found.length >= mostFound) break;
  }
  return found;
}

/** Before a label is clicked: what comes of it at its field is noted. Nobody is to be asked for a file. */
export function noteField(_: InPageHelpers, { id }: { id: number }): null {
  const { lgdssWatch, lgdssField } = globalThis as unknown as { lgdssWatch: Watch; lgdssField?: () => void };
  lgdssField?.();
  const field = (lgdssWatch.at(id) as HTMLLabelElement).control as HTMLInputElement | null;
  const noted = { was: field?.checked ?? false, clicked: false };
  const note = (event: Event) => {
    noted.clicked = !event.defaultPrevented;
    if (field?.type === 'file') event.preventDefault();
  };
  field?.addEventListener('click', note);
  Object.assign(globalThis, { lgdssNoted: noted, lgdssField: () => field?.removeEventListener('click', note) });
  return null;
}

/**
 * Whether the click has worked the field: it is ticked or not as it was not before, or a file would have been asked for. And
 * whether all that has come up (`appeared`, by number) is what the Tab key had come to before, so that there is another way.
 */
export function fieldWorked(
  h: InPageHelpers,
  { id, appeared, reached }: { id: number; appeared: readonly number[]; reached: readonly number[] },
): { readonly worked: boolean; readonly otherWay: boolean } {
  const { lgdssWatch, lgdssNoted, lgdssField, lgdssKeys } = globalThis as unknown as WithKeys & {
    lgdssWatch: Watch;
    lgdssNoted: { was: boolean; clicked: boolean };
    lgdssField?: () => void;
  };
  lgdssField?.();
  const field = (lgdssWatch.at(id) as HTMLLabelElement).control as HTMLInputElement | null;
  const worked = field?.type === 'file' ? lgdssNoted.clicked : field !== null && field.checked !== lgdssNoted.was;
  const stops = reached.flatMap((one) => lgdssKeys.elements[one] ?? []);
  const otherWay = appeared.some((one) => stops.some((stop) => h.holds(lgdssWatch.at(one), stop)));
  return { worked, otherWay };
}
