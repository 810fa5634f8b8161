/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/**
 * Numbers of what could be pressed and cannot be seen in this window, where a style that asks for the width of the window has to
 * do with that: only then is it worth the while to make the window narrow. A style sheet of another site may be such a one, where it
 * is called after a menu.
 */
export function hiddenByWidth(h: InPageHelpers, { most }: { most: number }): number[] {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const MOST_RULES = 4000;
  const MOST_SELECTORS = 400;
  const MOST_LOOKED_AT = 300;
  const MOST_ABOVE = 12;
  const PRESSED =
    'button, summary, [role=button], [aria-expanded], [aria-haspopup], [aria-controls], a[href^="#"], a[href^="javascript:"], [onclick]';
  const SHUT = '[hidden], dialog:not([open]), details:not([open]) > :not(summary), template, [inert]';
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const candidates = [...h.everywhere(PRESSED).slice(0, MOST_LOOKED_AT), ...heard()].filter(
    (element) => !watch.shown(element) && !matches(element, ':disabled'),
  );
  if (candidates.length === 0) return [];
  const selectors = new Set<string>();
  let left = MOST_RULES;
  let isUnread = false;
  for (const root of h.openRoots().roots) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets].slice(0, 100)) {
      try {
        read(sheet.cssRules, sheet.media.length > 0 && /width/.test(sheet.media.mediaText));
      } catch {
        isUnread = true;
      }
    }
  }
  /** Hundreds of links of one menu stand in the same few parts. */
  const fitting = new Map<Element, boolean>();
  const found = new Set(candidates.filter(isOfWidth));
  return [...found].slice(0, most).map((element) => watch.put(element));

  function heard(): Element[] {
    const isOurs = (node: Node): node is Element =>
      h.prop(node as Element, 'nodeType') === Node.ELEMENT_NODE && node.ownerDocument === document;
    return [...watch.listens].flatMap(([node, types]) => (isOurs(node) && types.has('click') ? [node] : []));
  }

  function read(rules: CSSRuleList, byWidth: boolean): void {
    for (const rule of rules) {
      if (--left < 0 || selectors.size >= MOST_SELECTORS) return;
      const isAbout =
        byWidth && rule instanceof CSSStyleRule && (rule.style.display !== '' || rule.style.visibility !== '');
      if (isAbout) selectors.add(rule.selectorText);
      if ('cssRules' in rule) {
        const condition = rule instanceof CSSMediaRule ? rule.conditionText : '';
        read((rule as CSSGroupingRule).cssRules, byWidth || /width/.test(condition));
      }
    }
  }

  /** It, or what is around it and hidden with it. */
  function isOfWidth(element: Element): boolean {
    let far = 0;
    for (let up: Element | null = element; up && far < MOST_ABOVE && !watch.shown(up); up = h.above(up)) {
      if (matches(up, SHUT)) return false;
      const own = up;
      if (isUnread && isCalledMenu(element) && getComputedStyle(own).display === 'none') return true;
      const isFitting = fitting.get(own) ?? [...selectors].some((selector) => fits(own, selector));
      fitting.set(own, isFitting);
      if (isFitting) return true;
      far += 1;
    }
    return false;
  }

  function isCalledMenu(element: Element): boolean {
    const words = ['class', 'id', 'aria-label', 'aria-controls'].map((name) => watch.attribute(element, name));
    return /menu|burger|\bnav|nav\b|navigation|toggle|dewislen/i.test(`${words.join(' ')} ${h.textOf(element, 40)}`);
  }

  function fits(element: Element, selector: string): boolean {
    try {
      return matches(element, selector);
    } catch {
      // A part that only a style sheet has, or a selector inside another one.
      return false;
    }
  }
}
