/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ColourLink } from '../../model/seen/pixels.ts';
import type { ColourTools } from './colour-tools.ts';
import type { InPageHelpers } from './helpers.ts';

/** Links among words that nothing but their colour sets apart. */
export function readColourLinks(h: InPageHelpers & ColourTools): {
  readonly links: readonly ColourLink[];
  readonly linksSeen: number;
} {
  const most = 20;
  const links: ColourLink[] = [];
  let linksSeen = 0;
  let hoverRules: string[] | null = null;
  const rulesForHover = () => {
    if (hoverRules) return hoverRules;
    hoverRules = [];
    const walk = (rules: CSSRuleList, depth: number) => {
      for (const rule of [...rules].slice(0, 5000)) {
        if (rule instanceof CSSStyleRule && rule.selectorText.includes(':hover')) {
          const { textDecorationLine, borderBottomStyle, outlineStyle, backgroundColor, fontWeight, boxShadow } =
            rule.style;
          const marks = [textDecorationLine, borderBottomStyle, outlineStyle].some(
            (one) => one !== '' && !/none|initial/.test(one),
          );
          if (
            marks ||
            backgroundColor !== '' ||
            fontWeight !== '' ||
            boxShadow !== '' ||
            /underline/.test(rule.style.textDecoration)
          )
            hoverRules?.push(rule.selectorText.slice(0, 1000));
        }
        if ('cssRules' in rule && depth < 4) walk(rule.cssRules as CSSRuleList, depth + 1);
      }
    };
    for (const sheet of [...document.styleSheets].slice(0, 50)) {
      try {
        walk(sheet.cssRules, 0);
      } catch {
        // A style sheet of another site does not show its rules.
      }
    }
    return hoverRules;
  };
  const changesOnHover = (link: Element) =>
    rulesForHover().some((selector) => {
      try {
        return link.matches(selector.replaceAll(':hover', ':not(x-none)'));
      } catch {
        return false;
      }
    });
  const signs = (style: CSSStyleDeclaration) =>
    [style.fontWeight, style.fontStyle, style.fontFamily, style.fontSize, style.textTransform].join('|');
  for (const link of [...document.querySelectorAll('a[href], [role=link]')].slice(0, 2000)) {
    const style = getComputedStyle(link);
    if (!style.display.startsWith('inline')) continue;
    let block = h.prop(link, 'parentElement');
    while (block && getComputedStyle(block).display.startsWith('inline')) block = h.prop(block, 'parentElement');
    if (!block || /^(nav|ul|ol|body|html|header|footer)$/.test(block.localName)) continue;
    const words = h.textOf(link, 200);
    // The words around it that are no links; single characters between links are no sentence.
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const beside: Element[] = [];
    let letters = 0;
    for (let count = 0; walker.nextNode() && count < 300; count += 1) {
      const parent = walker.currentNode.parentElement;
      const text = (walker.currentNode.nodeValue ?? '').trim();
      if (!parent || text === '' || parent.closest('a, [role=link], button, script, style')) continue;
      letters += text.replace(/[^\p{L}\p{N}]/gu, '').length;
      if (beside.length < 3) beside.push(parent);
    }
    const neighbour = beside[0];
    if (words === '' || !neighbour || letters < 10 || !h.isVisible(link) || h.isInactive(link)) continue;
    linksSeen += 1;
    const parts = [link, ...[...link.querySelectorAll('*')].slice(0, 5)];
    const marked = parts.some((part) => {
      const own = getComputedStyle(part);
      const lines =
        own.textDecorationLine !== 'none' ||
        (['Top', 'Bottom', 'Left', 'Right'] as const).some(
          (side) =>
            Number.parseFloat(own[`border${side}Width`]) > 0 &&
            own[`border${side}Style`] !== 'none' &&
            h.rgba(own[`border${side}Color`])[3] > 0,
        );
      const drawn =
        own.backgroundImage !== 'none' ||
        own.boxShadow !== 'none' ||
        (!/none/.test(own.outlineStyle) && Number.parseFloat(own.outlineWidth) > 0) ||
        h.rgba(own.backgroundColor)[3] > 0.1;
      const icon =
        /^(img|svg|i)$/.test(part.localName) ||
        ['::before', '::after'].some((pseudo) => !/^(none|normal|"")$/.test(getComputedStyle(part, pseudo).content));
      return lines || drawn || icon;
    });
    const around = getComputedStyle(neighbour);
    // Underlined by something it stands in, or set in other letters.
    let decorated = false;
    for (
      let up = h.prop(link, 'parentElement');
      up && up !== h.prop(block, 'parentElement');
      up = h.prop(up, 'parentElement')
    )
      if (getComputedStyle(up).textDecorationLine !== 'none') decorated = true;
    if (marked || decorated || signs(style) !== signs(around)) continue;
    const behind = h.backdropOf(link);
    const contrast = h.contrast(
      h.over(h.rgba(style.color), behind.colour),
      h.over(h.rgba(around.color), behind.colour),
    );
    if (links.length < most)
      links.push({ ...h.spotOf(link), words: words.slice(0, 80), contrast, changesOnHover: changesOnHover(link) });
  }
  return { links, linksSeen };
}
