/// <reference lib="dom" />
import type { KeyElement } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

/**
 * Parts that a style shows under the pointer and no style shows on focus, with links or controls in them that the Tab key
 * did not come to: most of all menus that open below their heading. In frames of this site and open parts of components too.
 */
export function findHoverMenus(h: InPageHelpers, reached: readonly number[]): readonly KeyElement[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const had = new Set(reached);
  type Root = Document | ShadowRoot;
  const rules: { readonly root: Root; readonly rule: CSSStyleRule }[] = [];
  const known = new Map<CSSStyleSheet, readonly CSSStyleRule[]>();
  /** For all style sheets together, or pages of many components would be read for minutes. */
  let left = 20_000;
  const collect = (into: CSSStyleRule[], list: CSSRuleList) => {
    for (let at = 0; at < list.length && at < 3000 && left > 0; at += 1) {
      const rule = list[at] as CSSRule;
      left -= 1;
      // Rules of a frame are made by the constructors of the frame.
      const selector = 'selectorText' in rule ? String(rule.selectorText) : '';
      if (selector.includes(':hover')) into.push(rule as CSSStyleRule);
      else if ('media' in rule && 'cssRules' in rule) collect(into, rule.cssRules as CSSRuleList);
    }
  };
  const pointed = (sheet: CSSStyleSheet) => {
    const before = known.get(sheet);
    if (before) return before;
    const into: CSSStyleRule[] = [];
    known.set(sheet, into);
    try {
      collect(into, sheet.cssRules);
    } catch {
      // Of another site, and so not to be read.
    }
    return into;
  };
  for (const root of [...h.openRoots().roots, ...keys.documents.slice(1, 20)]) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets].slice(0, 50))
      for (const rule of pointed(sheet)) if (rules.length < 500) rules.push({ root, rule });
  }
  /** Of an element that is pointed at and has no other name, anything is meant. */
  const unpointed = (selector: string) => selector.replace(/(^|[\s>+~]):hover/g, '$1*').replaceAll(':hover', '');
  const found = new Map<Element, KeyElement>();
  for (const {
    root,
    rule: { selectorText, style },
  } of rules) {
    if (!/^(?!none)\S/.test(style.display) && style.visibility !== 'visible') continue;
    for (const selector of selectorText.split(',')) {
      const [before = '', after = ''] = selector.split(':hover');
      if (!/\S/.test(after) || found.size >= 20) continue;
      const above = unpointed(`${before}:hover`);
      let shown: Element[] = [];
      try {
        shown = [...root.querySelectorAll(unpointed(selector))].slice(0, 20);
        document.createDocumentFragment().querySelector(above);
      } catch {
        continue;
      }
      for (const part of shown) {
        const inside = [...h.prop(part, 'querySelectorAll').call(part, 'a[href], button, input, select, textarea')];
        const hidden = inside.length > 0 && !inside.some((one) => had.has(keys.id(one)) || h.isVisible(one));
        const parent = h.prop(part, 'parentElement');
        const opener = parent && h.prop(parent, 'closest').call(parent, above);
        if (hidden && opener && h.isVisible(opener)) found.set(opener, keys.describe(opener));
      }
    }
  }
  return [...found.values()];
}
