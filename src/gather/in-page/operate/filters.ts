/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/**
 * A list to choose from, or a box to tick, and the one button beside it that narrows something down: a button that sends nothing by
 * itself, or one of a form whose sending a script of the page hears of. `unsafe`: in no word of the form.
 */
export function findFilters(
  h: InPageHelpers,
  { most, unsafe }: { most: number; unsafe: string },
): { choice: number; button: number }[] {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const NARROWS =
    /\b(narrow|filter|refine|limit|show|view|list|update|find|search|go|apply (the |these )?filters?|hidlo|chwilio|dangos|diweddaru)\b|^apply$/i;
  const BUTTON = 'button, input[type=button], input[type=submit]';
  const ANSWERS =
    'input:not([type=hidden], [type=button], [type=submit], [type=reset], [type=image]), select, textarea';
  const dangerous = new RegExp(unsafe, 'i');
  const is = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const isHeard = (form: Element): boolean => {
    if (h.prop(form, 'hasAttribute').call(form, 'onsubmit')) return true;
    for (let up: Element | null = form; up; up = h.above(up)) if (watch.listens.get(up)?.has('submit')) return true;
    return watch.listens.get(document)?.has('submit') === true;
  };
  const wordsOf = (element: Element) => `${h.nameOf(element, 60)} ${watch.attribute(element, 'value')}`.trim();
  /** Around the choice, the nearest part with a button in it; never more than its form, and not the page. */
  const partOf = (choice: Element) => {
    let up = h.above(choice);
    for (let steps = 0; up && steps < 4 && !is(up, 'main, body, html'); steps += 1) {
      if (h.has(up, BUTTON)) return up;
      if (is(up, 'form')) return null;
      up = h.above(up);
    }
    return null;
  };
  const isEmpty = (field: Element) =>
    is(field, 'select, input[type=checkbox], input[type=radio]') ||
    (is(field, 'input:not([type=password], [type=file], [type=email], [type=tel])') &&
      (field as HTMLInputElement).value === '');
  const found: { choice: number; button: number }[] = [];
  const taken = new Set<Element>();
  for (const choice of h.everywhere('select:not([multiple]), input[type=checkbox]').slice(0, 60)) {
    if (found.length >= most) break;
    const { disabled } = choice as HTMLSelectElement;
    if (disabled || !watch.shown(choice) || h.hostOf(choice) !== null) continue;
    if (h.nearest(choice, '[class*=cookie i], [class*=consent i]')) continue;
    const part = partOf(choice);
    if (!part || taken.has(part)) continue;
    taken.add(part);
    const buttons = h.inside(part, BUTTON).filter((one) => watch.shown(one) && !is(one, '[type=reset]'));
    const answers = h.inside(part, ANSWERS).slice(0, 60);
    const [button] = buttons;
    if (!button || buttons.length > 1 || !answers.every(isEmpty)) continue;
    if (is(button, ':disabled') || !NARROWS.test(wordsOf(button))) continue;
    const all = [wordsOf(button), watch.attribute(part, 'class'), ...answers.map((one) => h.nameOf(one, 200))].join(
      ' ',
    );
    if (dangerous.test(all)) continue;
    const form = Reflect.get(
      button instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLButtonElement.prototype,
      'form',
      button,
    ) as Element | null;
    const sends = form !== null && (button as HTMLButtonElement).type === 'submit';
    if (!sends || isHeard(form)) found.push({ choice: watch.put(choice), button: watch.put(button) });
  }
  return found;
}

/**
 * Chooses another entry, or ticks the box, as a person would: the page hears of it. False where there is nothing else to choose. What
 * is written before is kept, as what is only written anew is no change.
 */
export async function chooseAnother(h: InPageHelpers, { id }: { id: number }): Promise<boolean> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const control = watch.at(id) as HTMLSelectElement | HTMLInputElement;
  control.focus();
  await watch.settle(20, 300);
  watch.snap();
  const short = h
    .everywhere('*')
    .slice(0, 5000)
    .filter((one) => (h.prop(one, 'textContent') ?? '').length < 300);
  Object.assign(globalThis, { lgdssWritten: new Map(short.map((one) => [one, h.textOf(one, 200)])) });
  if (control instanceof HTMLInputElement) {
    if (control.checked) return false;
    control.click();
  } else {
    const other = [...control.options]
      .slice(0, 200)
      .findIndex(
        ({ disabled, value, text }, index) =>
          index !== control.selectedIndex && !disabled && value !== '' && text.trim() !== '',
      );
    if (other < 0) return false;
    control.selectedIndex = other;
    for (const type of ['input', 'change'])
      control.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }
  await watch.settle(60, 500);
  return true;
}

/** Puts the focus on the button. What changed as something was chosen is counted with what its press changes. */
export function holdButton(_h: InPageHelpers, { id }: { id: number }): boolean {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const button = watch.at(id) as HTMLElement;
  if (!watch.shown(button)) return false;
  button.focus();
  return watch.hasFocus(button);
}

/** From now on any text that is written counts. */
export function forgetWritten(_h: InPageHelpers, _: null): null {
  Object.assign(globalThis, { lgdssWritten: undefined });
  return null;
}
