/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';

interface Traces {
  /** Whether anything in the page is another than it was. */
  left(): Promise<boolean>;
}

interface WithTraces {
  lgdssTraces?: Traces;
}

/** Remembers the page as it is, so that it can be told afterwards whether what was tried has left anything behind. */
export function rememberPage(h: InPageHelpers, _: null): null {
  const MOST_ELEMENTS = 6000;
  const MOST_FIELDS = 500;
  const MOST_DRAWN = 600;
  const FIELDS = 'input, select, textarea';
  const DRAWN = 'form, form *, body, body > *';
  let changes = 0;
  const observer = new MutationObserver((records) => {
    changes += records.length;
  });
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(document, everything);
  const all = [...document.querySelectorAll('*')];
  const looked = all.slice(0, MOST_ELEMENTS);
  const parts = h.openRoots().roots.slice(1);
  for (const part of parts) observer.observe(part, everything);
  // What a component keeps to itself, a frame, or more than is looked at, may have changed without anybody's seeing it.
  const isUnseen =
    all.length > MOST_ELEMENTS ||
    document.querySelectorAll(FIELDS).length > MOST_FIELDS ||
    document.querySelectorAll(DRAWN).length > MOST_DRAWN ||
    looked.some((one) => /-|^(i?frame|object|embed|canvas)$/.test(h.prop(one, 'localName')));
  const nowhere = () => document.activeElement === null || document.activeElement === document.body;
  const place = { x: scrollX, y: scrollY };
  const lookedOver = () => document.querySelectorAll(':user-invalid, :user-valid').length;
  const wereLookedOver = lookedOver();
  const before = !isUnseen && nowhere() ? state() : null;
  const traces: Traces = {
    async left() {
      if (!nowhere()) {
        (document.activeElement as HTMLElement).blur();
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
      changes += observer.takeRecords().length;
      observer.disconnect();
      if (changes > 0 || before === null || state() !== before) return true;
      return lookedOver() !== wereLookedOver && areShownLookedOver();
    },
  };
  Object.assign(globalThis, { lgdssTraces: traces });
  return null;

  /** The browser takes fields for looked over once their form is sent. A style may say so at any place, in any way. */
  function areShownLookedOver(): boolean {
    const sheets = [document, ...parts].flatMap((one) => [...one.styleSheets, ...one.adoptedStyleSheets]);
    return sheets.some((sheet) => {
      try {
        return [...sheet.cssRules].some(({ cssText }) => /:user-(in)?valid|^@import/.test(cssText));
      } catch {
        // Of another site, and so not to be read.
        return true;
      }
    });
  }

  function state(): string {
    const fields = [...document.querySelectorAll(FIELDS)];
    const values = fields.map((field) => {
      const { value, checked, validationMessage } = field as HTMLInputElement;
      return [value, checked, validationMessage];
    });
    // A field that a script calls wrong may look another from then on, without another attribute.
    const drawn = [...document.querySelectorAll(DRAWN)].map((one) => {
      const style = getComputedStyle(one);
      const { color, backgroundColor, borderColor, boxShadow, display, visibility, opacity } = style;
      return [color, backgroundColor, borderColor, boxShadow, display, visibility, opacity];
    });
    const open = document.querySelectorAll(':popover-open').length;
    // Without the place in the page: a link to its main part was followed, as most pages have one.
    return JSON.stringify([location.href.split('#')[0], open, values, drawn]);
  }
}

/**
 * Whether something is left of it. Takes the focus away, and goes back to where the page was scrolled to. What a field says as the
 * focus leaves it, it may say a moment later.
 */
export async function hasTraces(_: InPageHelpers): Promise<boolean> {
  return (globalThis as unknown as WithTraces).lgdssTraces?.left() ?? true;
}
