/// <reference lib="dom" />
import type { Lists } from '../../model/seen/blocks.ts';
import type { InPageHelpers } from './helpers.ts';

export function readLists(h: InPageHelpers): Lists {
  const top = h.everywhere('main, [role=main]')[0] ?? document.querySelector('body');
  if (!top) return { lists: [], quotes: [] };
  const name = (element: Element) => h.prop(element, 'localName');
  const visible = (element: Element) => h.prop(element, 'checkVisibility').call(element);
  const place = (element: Element) => ({
    selector: h.selectorOf(element),
    html: h.startTag(element, 120),
    box: h.boxOf(element),
  });
  const inTop = (selector: string) => h.everywhere(selector).filter((one) => h.holds(top, one));
  /** With what stands in slots of it. */
  const childrenOf = (list: Element): readonly Element[] =>
    h
      .childrenOf(list)
      .filter((one) => one instanceof Element)
      .flatMap((one) => (name(one) === 'slot' ? childrenOf(one) : [one]));
  const lists = inTop('ul, ol')
    .slice(0, 300)
    .flatMap((list) => {
      const inside = childrenOf(list);
      // Its entries may be components, and what they are is theirs to say.
      if (inside.some((child) => h.prop(child, 'shadowRoot'))) return [];
      const items = inside.filter((child) => name(child) === 'li').length;
      const before = list.previousSibling;
      const bare =
        before && before.nodeType === Node.TEXT_NODE && !before.nodeValue?.trim() ? before.previousSibling : before;
      const follows = bare instanceof Element && name(bare) === name(list) && visible(bare);
      if ((items > 1 && !follows) || !visible(list) || list.hasAttribute('role')) return [];
      return [
        { tag: name(list), items, follows, inNav: h.nearest(list, 'nav, [role=navigation]') !== null, ...place(list) },
      ];
    });
  const quotes = inTop('blockquote')
    .slice(0, 30)
    .flatMap((quote) => {
      if (!visible(quote)) return [];
      const holds = ['h2', 'h3', 'ul', 'ol', 'table', 'form', 'img'].filter((tag) => h.has(quote, tag));
      const figure = h.nearest(quote, 'figure');
      const cites =
        quote.hasAttribute('cite') ||
        h.has(quote, 'cite, footer, figcaption') ||
        (figure !== null && h.has(figure, 'figcaption'));
      const previous = quote.previousElementSibling;
      const before = (previous ? h.wordsIn(previous) : '').replace(/\s+/g, ' ').trim().slice(-80);
      return [{ text: h.textOf(quote, 160), cites, holds, before, ...place(quote) }];
    });
  const gone = 'font, center, big, strike, tt, blink, marquee, basefont, nobr';
  const gaps = inTop('p:not(:has(*))')
    .slice(0, 2000)
    .filter((one) => !one.textContent?.trim());
  const old = [...inTop(gone).slice(0, 5), ...gaps.slice(0, 3)].flatMap((one) =>
    visible(one) && (name(one) !== 'p' || one.textContent !== '') ? [{ tag: name(one), ...place(one) }] : [],
  );
  return { lists, quotes, ...(old.length > 0 && { old }) };
}
