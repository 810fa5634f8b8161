/// <reference lib="dom" />
import type { KeyElement } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

/** What can be seen and has its place in the order of the Tab key, and was not come to on the way through the page. */
export function findPassedOver(h: InPageHelpers, reached: readonly number[]): readonly KeyElement[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const had = new Set(reached);
  const isHeld = (one: Element) =>
    h
      .prop(one, 'closest')
      .call(
        one,
        '[inert], [role=tablist], [role=menu], [role=menubar], [role=listbox], [role=grid], [role=tree], [role=toolbar], [role=radiogroup]',
      ) !== null;
  /** A frame that the Tab key goes into. What has come into it since the walk began is another document. */
  const isOpen = (root: Document): boolean => {
    if (root === document) return true;
    const frame = root.defaultView?.frameElement;
    if (!frame || isHeld(frame)) return false;
    return h.isVisible(frame) && keys.isTabbable(frame) && isOpen(h.prop(frame, 'ownerDocument'));
  };
  const roots = keys.documents.filter(isOpen);
  const dialogs = roots.flatMap((root) => [...root.querySelectorAll('dialog')]);
  if (dialogs.some((one) => h.prop(one, 'matches').call(one, ':modal'))) return [];
  return roots
    .flatMap((root) => [...root.querySelectorAll('a[href], button, input:not([type=radio]), select, textarea')])
    .slice(0, 2000)
    .filter(
      (one) =>
        !had.has(keys.id(one)) &&
        keys.isTabbable(one) &&
        h.isVisible(one) &&
        !h.prop(one, 'matches').call(one, ':disabled') &&
        getComputedStyle(one).visibility === 'visible' &&
        !isHeld(one),
    )
    .slice(0, 20)
    .map((one) => keys.describe(one));
}

/**
 * Of stops in the order of the Tab key, those that stand before the one before them, although one container holds both:
 * someone turned the order on the page round, and left that of the keys.
 */
export function findBackward(h: InPageHelpers, ids: readonly number[]): readonly number[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const found: number[] = [];
  const isPinned = (element: Element) => {
    for (let up: Element | null = element; up; up = h.prop(up, 'parentElement'))
      if (/fixed|sticky/.test(getComputedStyle(up).position)) return true;
    return false;
  };
  for (const [index, id] of ids.entries()) {
    const [one, before] = [keys.elements[id], keys.elements[ids[index - 1] ?? -1]];
    if (!one?.isConnected || !before?.isConnected || !h.isVisible(one) || !h.isVisible(before)) continue;
    const row = (element: Element) => h.prop(element, 'parentElement');
    const near =
      row(one) !== null && (row(one) === row(before) || row(row(one) as Element) === row(row(before) ?? before));
    if (h.prop(one, 'contains').call(one, before) || h.prop(before, 'contains').call(before, one)) continue;
    // What stays where it is while the page scrolls has no place before or behind the rest.
    if (isPinned(one) !== isPinned(before)) continue;
    // Further apart, they are compared by the parts that a row, a column or a grid has placed.
    let pair: Element[] = [one, before];
    if (!near) {
      let [part, around]: (Element | null)[] = [one, row(one)];
      while (around && !h.prop(around, 'contains').call(around, before)) [part, around] = [around, row(around)];
      const other =
        around && [...h.prop(around, 'children')].find((child) => h.prop(child, 'contains').call(child, before));
      const placed = around && /flex|grid/.test(getComputedStyle(around).display);
      if (!placed || !part || !other || around === document.body) continue;
      pair = [part, other];
    }
    const [now, then] = pair.map((element) => h.prop(element, 'getBoundingClientRect').call(element));
    if (!now || !then || getComputedStyle(one).direction === 'rtl') continue;
    const above = now.bottom <= then.top + 1 && now.left < then.right && now.right > then.left;
    const left = now.right <= then.left + 1 && now.top < then.bottom && now.bottom > then.top;
    if (above || left) found.push(index);
  }
  return found.slice(0, 20);
}

/** Whether every stop that can be seen was reached, so that the way from the last to the first is no trap. */
export function isAllThere(h: InPageHelpers, reached: readonly number[]): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
  return all.every(
    (one) =>
      !keys.isTabbable(one) ||
      !h.isVisible(one) ||
      (one as HTMLInputElement).type === 'radio' ||
      reached.includes(keys.id(one)),
  );
}
