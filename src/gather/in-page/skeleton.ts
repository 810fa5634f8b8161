/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/**
 * What the page is built from, not what it says. Around the main part only which blocks there are counts; in it, blocks
 * with a layout of their own count and running text does not, whatever an author puts in: pictures, tables, lists, boxes.
 * Blocks alike are one, so a list of three and a list of three hundred have the same skeleton.
 */
export function readSkeleton(h: InPageHelpers): { skeleton: string; elements: number } {
  const words = (text: string) => new RegExp(`(^|[-_ ])(${text})([-_ ]|$)`, 'i');
  /** Comes and goes on any page: consent, alerts, chat. */
  const passing = words(
    'cookies?|cookie-?(banner|bar|notice|consent|message|control|law|policy)\\w*|consent|gdpr|ccc|onetrust|alert|alerts|notification|emergency|announcement|toast|snackbar|modal|popup|pop-up|overlay|lightbox|chat|chatbot|survey|skip-?links?|skip|back-to-top|phase-banner|error-summary',
  );
  const state =
    /^(is|has|js|no-js|u|was)-|^(active|current|open|opened|closed|expanded|collapsed|selected|visible|hidden|show|hide|focus|loaded|lazy\w*|first|last|odd|even|clearfix|no-?js)$|-(active|current|open|enabled|supported|loaded|expanded|collapsed|selected)$/i;
  const kindOfPage = words('(node-|page-|content-)?(type|template|layout)|page-?template');
  const commonKinds =
    /^(home|homepage|front|index|landing|article|single|archive|search|listing|news|event|events|form|content|page|post|blog|error|contact)$/i;
  const plainList = /^((govuk|nhsuk|lbh)-list|list|bullets?|unordered|ordered)/i;
  const cardName = words('cards?|items?|teasers?|results?|tiles?|entry|hit|promo');
  const prose = new Set(['p', 'blockquote', 'pre']);
  const picture = 'img, picture, svg, figure, video, audio, iframe, object, embed, canvas';
  const blocks = new Set(['div', 'section', 'article', 'main']);
  const leaves = new Set(['nav', 'aside', 'header', 'footer']);

  const name = (element: Element) => h.prop(element, 'localName');
  const children = (element: Element) => [...h.prop(element, 'children')];
  const has = (element: Element, selector: string) => h.prop(element, 'querySelector').call(element, selector) !== null;
  const attribute = (element: Element, key: string) => h.prop(element, 'getAttribute').call(element, key) ?? '';
  const text = (element: Element) => (h.prop(element, 'textContent') ?? '').trim();
  const classes = (element: Element) =>
    [...h.prop(element, 'classList')].slice(0, 30).filter((one) => !/\d/.test(one) && !state.test(one));
  /** The first class that is no number and no passing state, and the one that names a type or template. */
  const classed = (element: Element) => {
    const stable = classes(element);
    const names = [stable[0], stable.find((one) => kindOfPage.test(one))].filter((one) => one !== undefined);
    return [...new Set(names)].map((one) => `.${one.slice(0, 40)}`).join('');
  };
  const isPassing = (element: Element) =>
    ['alert', 'status', 'alertdialog', 'dialog'].includes(attribute(element, 'role')) ||
    name(element) === 'dialog' ||
    passing.test(`${attribute(element, 'class').slice(0, 500)} ${attribute(element, 'id').slice(0, 100)}`);
  const distinct = (parts: readonly string[]) => [...new Set(parts)].sort();
  const group = (head: string, parts: readonly string[]) => (parts.length > 0 ? `${head}(${parts.join(',')})` : head);

  const isSearch = (form: Element) =>
    attribute(form, 'role') === 'search' || has(form, 'input[type=search]') || /search/i.test(attribute(form, 'class'));
  const isCard = (element: Element) =>
    name(element) === 'article' || (has(element, 'h1, h2, h3, h4, h5, h6') && has(element, 'a[href]'));
  /** Each item is a thing of its own: it has a heading, or a block, and not only words. */
  const hasCards = (list: Element) =>
    children(list)
      .slice(0, 50)
      .some((item) => has(item, 'h1, h2, h3, h4, h5, h6, article, section, div[class]'));
  const onlyLinks = (list: Element) => {
    const items = children(list).slice(0, 20);
    const linked = (item: Element) => {
      const link = h.prop(item, 'querySelector').call(item, 'a[href]');
      return link !== null && text(link).length >= text(item).length * 0.8;
    };
    return items.length > 0 && items.every(linked);
  };

  const list = (element: Element, inProse: boolean): string[] => {
    const own = classes(element).find((one) => !plainList.test(one));
    if (hasCards(element)) return [`cards${own ? `.${own}` : ''}`];
    if (onlyLinks(element) && (own !== undefined || !inProse)) return [`links${own ? `.${own}` : ''}`];
    return [];
  };
  /** A picture or a table and the box around it. */
  const isMedia = (element: Element) =>
    (has(element, picture) &&
      text(element).length < 300 &&
      !has(element, 'h2, h3, form, article, p:not([class*=caption i])')) ||
    (children(element).length > 0 && children(element).every((child) => name(child) === 'table'));

  /** Some systems put one form around the whole page; it is one to the reader only where there are fields. */
  const wrapped = (inside: Element, found: readonly string[]) => {
    const fields =
      'input:not([type=hidden], [type=submit], [type=button], [type=image], [type=search]), select, textarea';
    return distinct(has(inside, `:is(${fields}):not(header *, nav *)`) ? [...found, 'form'] : found);
  };

  /** The parts of a block in the main part of the page. */
  const parts = (element: Element, depth: number): string[] => {
    if (depth > 10) return [];
    const inside = children(element);
    const inProse = inside.some((child) => prose.has(name(child)) && text(child) !== '');
    const cards = inside.filter((child) => blocks.has(name(child)) && isCard(child));
    const alike = new Map<string, number>();
    for (const card of cards) alike.set(name(card) + classed(card), (alike.get(name(card) + classed(card)) ?? 0) + 1);
    return distinct(
      inside.flatMap((child): string[] => {
        const tag = name(child);
        if (isPassing(child) && !has(child, 'main, h1, input[type=text], input[type=email], textarea')) return [];
        if (tag === 'form' && has(child, 'nav, header, footer')) return wrapped(child, parts(child, depth + 1));
        if (tag === 'form') return [isSearch(child) ? 'search' : 'form'];
        if (tag === 'ul' || tag === 'ol') return list(child, inProse);
        if (tag === 'table' || tag === 'dl') return inProse ? [] : [`${tag}${classed(child)}`];
        if (leaves.has(tag)) return inProse && tag !== 'nav' ? [] : [`${tag}${classed(child)}`];
        if (!blocks.has(tag) && !tag.includes('-') && tag !== 'fieldset') return [];
        const head = tag + classed(child);
        const within = parts(child, depth + 1);
        if (tag === 'fieldset' || tag.includes('-') || head === 'div' || head === 'section') return within;
        const repeated = (alike.get(head) ?? 0) > 1;
        const card = isCard(child) && (repeated || tag === 'article' || cardName.test(head)) && !has(child, 'h1');
        if (inProse) return card && repeated ? [`cards ${head}`] : within.filter((part) => /^(cards|form$)/.test(part));
        if (isMedia(child)) return [];
        // What is in a card varies from card to card.
        if (card) return [head];
        return [group(head, within)];
      }),
    );
  };

  const body = document.querySelector('body');
  const main =
    document.querySelector('main, [role=main]') ??
    document.querySelector('#main, #main-content, #maincontent, #content, .main-content') ??
    body;

  /** The parts around the main one, by what they are. */
  const around = (element: Element, depth: number): string[] =>
    distinct(
      children(element).flatMap((child): string[] => {
        const tag = name(child);
        if (child === main) {
          const inForm = h.prop(child, 'closest').call(child, 'form') !== null;
          const found = parts(child, 0);
          return [group(`main${classed(child)}`, inForm ? wrapped(child, found) : found)];
        }
        if (main && h.prop(child, 'contains').call(child, main)) return around(child, depth + 1);
        if (isPassing(child)) return [];
        if (!leaves.has(tag) && !blocks.has(tag) && tag !== 'form') return [];
        if (!h.prop(child, 'checkVisibility').call(child) || text(child) === '') return [];
        const inside = children(child);
        const blocksIn = inside.filter((one) => leaves.has(name(one)) || blocks.has(name(one)));
        // A wrapper put around a banner is as passing as the banner.
        if (blocksIn.length > 0 && blocksIn.length === inside.length && blocksIn.every(isPassing)) return [];
        if (tag === 'form') return [isSearch(child) ? 'search' : 'form'];
        const head = tag + classed(child);
        return head === 'div' && depth < 8 ? around(child, depth + 1) : [head];
      }),
    );

  const kinds = body ? classes(body).filter((one) => commonKinds.test(one) || kindOfPage.test(one)) : [];
  const whole = !body ? [] : main === body ? parts(body, 0) : around(body, 0);
  return {
    skeleton: group(
      `body${distinct(kinds)
        .map((one) => `.${one.slice(0, 40)}`)
        .join('')}`,
      whole,
    ).slice(0, 20_000),
    elements: document.getElementsByTagName('*').length,
  };
}
