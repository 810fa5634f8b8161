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
  const hoverRules = new Map<Node, string[]>();
  /** A link in a component has the style sheets of that, and of the document what it inherits alone. */
  const rulesForHover = (root: Document | ShadowRoot) => {
    const known = hoverRules.get(root);
    if (known) return known;
    const found: string[] = [];
    hoverRules.set(root, found);
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
            found.push(rule.selectorText.slice(0, 1000));
        }
        if ('cssRules' in rule && depth < 4) walk(rule.cssRules as CSSRuleList, depth + 1);
      }
    };
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets].slice(0, 50)) {
      try {
        walk(sheet.cssRules, 0);
      } catch {
        // A style sheet of another site does not show its rules.
      }
    }
    return found;
  };
  const changesOnHover = (link: Element) =>
    rulesForHover(h.prop(link, 'getRootNode').call(link) as Document | ShadowRoot).some((selector) => {
      try {
        return link.matches(selector.replaceAll(':hover', ':not(x-none)'));
      } catch {
        return false;
      }
    });
  const textsIn = (block: Element): readonly Node[] => {
    const most = 300;
    if (!h.isPlain(block))
      return h
        .partsOf(block)
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .slice(0, most);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    while (found.length < most && walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const signs = (style: CSSStyleDeclaration) =>
    [style.fontWeight, style.fontStyle, style.fontFamily, style.fontSize, style.textTransform].join('|');
  for (const link of h.everywhere('a[href], [role=link]').slice(0, 2000)) {
    const style = getComputedStyle(link);
    if (!style.display.startsWith('inline')) continue;
    let block = h.above(link);
    while (block && /^(inline|contents)/.test(getComputedStyle(block).display)) block = h.above(block);
    if (!block || /^(nav|ul|ol|body|html|header|footer)$/.test(h.prop(block, 'localName'))) continue;
    const words = h.textOf(link, 200);
    // The words around it that are no links; single characters between links are no sentence.
    const beside: Element[] = [];
    let letters = 0;
    for (const node of textsIn(block)) {
      const parent = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
      const text = (node.nodeValue ?? '').trim();
      if (!parent || text === '' || h.nearest(parent, 'a, [role=link], button, script, style')) continue;
      letters += text.replace(/[^\p{L}\p{N}]/gu, '').length;
      if (beside.length < 3) beside.push(parent);
    }
    const neighbour = beside[0];
    if (words === '' || !neighbour || letters < 10 || !h.isVisible(link) || h.isInactive(link)) continue;
    linksSeen += 1;
    const parts = [link, ...h.inside(link, '*').slice(0, 5)];
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
    for (let up = h.above(link); up && up !== h.above(block); up = h.above(up))
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
