/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';

interface Traces {
  /** Whether anything in the page is another than it was. */
  left(): boolean;
}

interface WithTraces {
  lgdssTraces?: Traces;
}

/** Remembers the page as it is, so that it can be told afterwards whether what was tried has left anything behind. */
export function rememberPage(h: InPageHelpers, _: null): null {
  const MOST_FIELDS = 500;
  const MOST_DRAWN = 600;
  let changes = 0;
  const observer = new MutationObserver((records) => {
    changes += records.length;
  });
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(document, everything);
  const all = [...document.querySelectorAll('*')].slice(0, 6000);
  const parts = all.map((one) => h.prop(one, 'shadowRoot')).filter((one) => one !== null);
  for (const part of parts.slice(0, 200)) observer.observe(part, everything);
  // What a component keeps to itself, or a frame, may have changed without anybody's seeing it.
  const isUnseen = all.some((one) => /-|^(i?frame|object|embed|canvas)$/.test(h.prop(one, 'localName')));
  const nowhere = () => document.activeElement === null || document.activeElement === document.body;
  const place = { x: scrollX, y: scrollY };
  const before = nowhere() ? state() : null;
  const traces: Traces = {
    left() {
      if (!nowhere()) (document.activeElement as HTMLElement).blur();
      scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
      const isSame = before !== null && state() === before;
      changes += observer.takeRecords().length;
      observer.disconnect();
      return isUnseen || !isSame || changes > 0;
    },
  };
  Object.assign(globalThis, { lgdssTraces: traces });
  return null;

  function state(): string {
    const fields = [...document.querySelectorAll('input, select, textarea')].slice(0, MOST_FIELDS);
    const values = fields.map((field) => {
      const { value, checked, validationMessage } = field as HTMLInputElement;
      return [value, checked, validationMessage];
    });
    // A field that was looked over by the browser may look another from then on, without another attribute.
    const drawn = [...document.querySelectorAll('form, form *, body, body > *')].slice(0, MOST_DRAWN).map((one) => {
      const style = getComputedStyle(one);
      const { color, backgroundColor, borderColor, boxShadow, display, visibility, opacity } = style;
      return [color, backgroundColor, borderColor, boxShadow, display, visibility, opacity];
    });
    const open = document.querySelectorAll(':popover-open').length;
    return JSON.stringify([document.URL, history.length, open, values, drawn]);
  }
}

/** Whether something is left of it. Takes the focus away, and goes back to where the page was scrolled to. */
export function hasTraces(_: InPageHelpers): boolean {
  return (globalThis as unknown as WithTraces).lgdssTraces?.left() ?? true;
}
