/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/**
 * What is said in the same place as a link, and so belongs to it: in its sentence, paragraph, list item or cell with the
 * headers of that, in its description, or as the heading of a card that has no other link. Empty where nothing is said
 * there; null where the place is too large to be read, or a component may say something there.
 */
export function wordsBeside(this: InPageHelpers, element: Element, most: number): string | null {
  const HERE = '\u0001';
  const INLINE =
    /^(?:a|abbr|b|bdi|br|cite|code|dfn|em|font|i|img|label|mark|q|s|small|span|strong|sub|sup|svg|time|u)$/;
  const PLACES = 'p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, figure, caption, summary, label, blockquote';
  const ROLES = '[role=listitem], [role=cell], [role=gridcell], [role=paragraph], [role=heading]';
  const SILENT = /^(?:script|style|template|noscript|head|title)$/;
  const HEADINGS = ':is(h1, h2, h3, h4, h5, h6, [role=heading])';
  const nameOf = (one: Element) => this.prop(one, 'localName');
  const parentOf = (one: Element) => this.prop(one, 'parentElement');
  const matches = (one: Element, selector: string) => this.prop(one, 'matches').call(one, selector);
  const attribute = (one: Element, name: string) => this.prop(one, 'getAttribute').call(one, name) ?? '';
  const all = (one: Element, selector: string) => [...this.prop(one, 'querySelectorAll').call(one, selector)];
  let left = 600;
  const wordsOf = (node: Node): string => {
    left -= 1;
    if (left < 0) return '';
    if (node === element) return ` ${HERE} `;
    if (node instanceof Text) return node.data.slice(0, 400);
    if (!(node instanceof Element) || SILENT.test(nameOf(node))) return '';
    // A box that is there for its contents alone counts as not shown.
    const isSeen = this.prop(node, 'checkVisibility').call(node, { visibilityProperty: true });
    if (!isSeen && getComputedStyle(node).display !== 'contents') return '';
    if (nameOf(node) === 'img') return ` ${attribute(node, 'alt').slice(0, 400)} `;
    const gap = INLINE.test(nameOf(node)) && nameOf(node) !== 'br' ? '' : ' ';
    let words = gap;
    for (const child of this.prop(node, 'childNodes')) {
      if (left < 0) break;
      words += wordsOf(child);
    }
    return words + gap;
  };
  const tidy = (words: string) => words.replace(/\s+/g, ' ').trim();
  /** The words nearest to the link, on both sides of it. */
  const around = (words: string) => {
    const [before = '', after = ''] = words.split(HERE).map(tidy);
    const near = before.length > most * 0.6 ? before.slice(-Math.floor(most * 0.6)).replace(/^\S*\s/, '') : before;
    return [near, after].filter(Boolean).join(' … ').slice(0, most).trim();
  };
  const says = (words: string) => /[\p{L}\p{N}]/u.test(words);

  const ids = attribute(element, 'aria-describedby').split(/\s+/).filter(Boolean).slice(0, 5);
  const described = ids.map((id) => this.byId(element, id)).map((one) => (one ? this.textOf(one, most) : ''));
  const title = attribute(element, 'title');
  const own = this.nameOf(element, 300).toLowerCase();
  const told = tidy([...described, tidy(title).toLowerCase() === own ? '' : title].join(' ')).slice(0, most);
  if (says(told)) return told;

  // The line that it stands in, which need not be a paragraph.
  let line = element;
  for (let up = parentOf(line); up && INLINE.test(nameOf(up)) && !matches(up, PLACES); up = parentOf(up)) line = up;
  const inline = (node: Node | null): node is Node =>
    node !== null && (!(node instanceof Element) || INLINE.test(nameOf(node)));
  let sentence = wordsOf(line);
  for (let next = line.previousSibling; inline(next) && left >= 0; next = next.previousSibling)
    sentence = wordsOf(next) + sentence;
  for (let next = line.nextSibling; inline(next) && left >= 0; next = next.nextSibling) sentence += wordsOf(next);
  if (says(around(sentence))) return around(sentence);

  /** What names a cell or a description besides its own words. */
  const headersOf = (place: Element): string => {
    const heads: (Element | null | undefined)[] = [];
    if (matches(place, 'dd')) {
      let term = this.prop(place, 'previousElementSibling');
      while (term && !matches(term, 'dt')) term = this.prop(term, 'previousElementSibling');
      heads.push(term);
    }
    if (place instanceof HTMLTableCellElement) {
      const table = this.prop(place, 'closest').call(place, 'table');
      const row = parentOf(place);
      const first = table instanceof HTMLTableElement ? table.rows[0] : null;
      const named = attribute(place, 'headers').split(/\s+/).filter(Boolean).slice(0, 5);
      heads.push(...named.map((id) => this.byId(place, id)));
      // What stands first in a row mostly names it, whatever it is marked up as.
      if (row) heads.push(this.prop(row, 'children')[0], ...all(row, 'th').slice(0, 2));
      const above = first?.cells[place.cellIndex];
      if (above && matches(above, 'th')) heads.push(above);
    }
    const others = new Set(heads.filter((head) => head && head !== place));
    return [...others].map((head) => (head ? tidy(wordsOf(head)) : '')).join(' ');
  };
  const isLayout = (place: Element) =>
    matches(place, 'td, th') &&
    (all(place, 'h1, main, nav, table').length > 0 ||
      this.prop(place, 'closest').call(place, 'table[role=presentation], table[role=none]') !== null);
  let level = 0;
  for (let place: Element | null = element; place && level < 40; place = parentOf(place)) {
    level += 1;
    if (matches(place, 'body, main, [role=main], nav, form')) break;
    if (place === element || !matches(place, `${PLACES}, ${ROLES}`) || isLayout(place)) continue;
    const words = around(`${headersOf(place)} ${wordsOf(place)}`);
    if (says(words)) return words;
  }
  if (left < 0) return null;
  // What a component draws around its slots is not read here, and what stands around the component not from within.
  for (let up: Element | null = element; up && !matches(up, 'body'); up = this.above(up))
    if (this.prop(up, 'shadowRoot') || this.hostOf(up) || nameOf(up).includes('-')) return null;

  level = 0;
  for (let card = parentOf(element); card && level < 5; card = parentOf(card)) {
    level += 1;
    if (matches(card, 'body, main, [role=main], nav, form, ul, ol, table')) break;
    const [heading, second] = all(card, HEADINGS);
    if (!heading) continue;
    const target = attribute(element, 'href');
    const others = all(card, 'a[href]').some((link) => attribute(link, 'href') !== target);
    return second || others || matches(heading, 'h1') ? '' : this.textOf(heading, most);
  }
  return '';
}
