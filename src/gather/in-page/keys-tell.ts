/// <reference lib="dom" />
import type { KeyElement } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

export function describeOne(_: InPageHelpers, id: number): KeyElement | null {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const element = keys.elements[id];
  return element ? keys.describe(element) : null;
}

/** Of these numbers, those of elements that can be seen without having the focus. */
export function seenAmong(h: InPageHelpers, ids: readonly number[]): readonly number[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  return ids.filter((id) => {
    const one = keys.elements[id];
    return one !== undefined && h.isVisible(one);
  });
}

/** Numbers for elements that the debugger knows. */
export function numbersOf(...elements: Element[]): readonly number[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  return elements.map((one) => (one && Reflect.get(Node.prototype, 'nodeType', one) === 1 ? keys.id(one) : -1));
}

export function findAccessKeys(h: InPageHelpers): readonly (KeyElement & { readonly key: string })[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const MOST_LOOKED_AT = 4000;
  const inPage = [...document.querySelectorAll('[accesskey]')];
  // In frames and components.
  const inParts = keys
    .everything(MOST_LOOKED_AT)
    .filter((one) => h.prop(one, 'hasAttribute').call(one, 'accesskey') && !inPage.includes(one));
  // What is not on the page, or is switched off, claims no key.
  const isOff = (one: Element) =>
    h.prop(one, 'matches').call(one, ':disabled') || h.prop(one, 'getClientRects').call(one).length === 0;
  return [...inPage, ...inParts]
    .filter((one) => (h.prop(one, 'getAttribute').call(one, 'accesskey') ?? '').trim() !== '' && !isOff(one))
    .slice(0, 20)
    .map((one) => ({
      ...keys.describe(one),
      key: (h.prop(one, 'getAttribute').call(one, 'accesskey') ?? '').trim().slice(0, 10),
    }));
}
