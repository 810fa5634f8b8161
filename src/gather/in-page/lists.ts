/// <reference lib="dom" />
import type { Lists } from '../../model/seen/blocks.ts';
import type { InPageHelpers } from './helpers.ts';

export function readLists(h: InPageHelpers): Lists {
  const top = document.querySelector('main, [role=main]') ?? document.querySelector('body');
  if (!top) return { lists: [], quotes: [] };
  const name = (element: Element) => h.prop(element, 'localName');
  const visible = (element: Element) => h.prop(element, 'checkVisibility').call(element);
  const place = (element: Element) => ({
    selector: h.selectorOf(element),
    html: h.startTag(element, 120),
    box: h.boxOf(element),
  });
  const lists = [...h.prop(top, 'querySelectorAll').call(top, 'ul, ol')].slice(0, 300).flatMap((list) => {
    const items = [...list.children].filter((child) => name(child) === 'li').length;
    const before = list.previousSibling;
    const bare =
      before && before.nodeType === Node.TEXT_NODE && !before.nodeValue?.trim() ? before.previousSibling : before;
    const follows = bare instanceof Element && name(bare) === name(list) && visible(bare);
    if ((items > 1 && !follows) || !visible(list) || list.hasAttribute('role')) return [];
    return [
      { tag: name(list), items, follows, inNav: list.closest('nav, [role=navigation]') !== null, ...place(list) },
    ];
  });
  const quotes = [...h.prop(top, 'querySelectorAll').call(top, 'blockquote')].slice(0, 30).flatMap((quote) => {
    if (!visible(quote)) return [];
    const holds = ['h2', 'h3', 'ul', 'ol', 'table', 'form', 'img'].filter((tag) => quote.querySelector(tag));
    const cites =
      quote.hasAttribute('cite') ||
      quote.querySelector('cite, footer, figcaption') !== null ||
      quote.closest('figure')?.querySelector('figcaption') != null;
    const before = (quote.previousElementSibling?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(-80);
    return [{ text: h.textOf(quote, 160), cites, holds, before, ...place(quote) }];
  });
  const gone = 'font, center, big, strike, tt, blink, marquee, basefont, nobr';
  const all = h.prop(top, 'querySelectorAll');
  const gaps = [...all.call(top, 'p:not(:has(*))')].slice(0, 2000).filter((one) => !one.textContent?.trim());
  const old = [...[...all.call(top, gone)].slice(0, 5), ...gaps.slice(0, 3)].flatMap((one) =>
    visible(one) && (name(one) !== 'p' || one.textContent !== '') ? [{ tag: name(one), ...place(one) }] : [],
  );
  return { lists, quotes, ...(old.length > 0 && { old }) };
}
