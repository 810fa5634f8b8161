import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import { sameSite } from '../lib/hosts.ts';
import { reviewMeta } from '../lib/review-meta.ts';
import { SURROUNDINGS_NEEDS } from '../lib/surroundings.ts';

interface Fact {
  readonly search: boolean;
  readonly index: boolean;
  readonly navigation: boolean;
  /** Its text leads on to other pages of the site. */
  readonly related: boolean;
}

const INDEX = /\bsite ?map\b|\ba ?(?:to|-|–|i) ?z\b|\bindex of\b|\ball services\b|\bmap o['’]r wefan\b/i;
const SEARCH = /^(?:search|chwilio)\b/i;
/** Smaller sites, and the steps of one form, need no second way. */
const ENOUGH_PAGES = 6;
const ENOUGH_LINKS = 3;
const ENOUGH_RELATED = 2;

export const moreThanOneWay = defineSiteCheck({
  meta: reviewMeta({
    id: 'consistency/more-than-one-way',
    title: 'There is more than one way to find a page',
    why: 'Some people search, others follow menus, and for some only one of the two works. A site with one way shuts the others out.',
    affects:
      'People who find typing hard, people who find menus hard, and people who do not know the words the council uses.',
    fix: 'Offer two of these: a search, a navigation, links between pages that belong together, a list of all pages or an A to Z.',
    severity: 'moderate',
    criteria: ['2.4.5'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/multiple-ways.html'],
    messages: {
      one: 'Only one way to find a page was seen: {way}. Check whether there is another.',
      none: 'Neither a search, a navigation, links in the text nor a list of pages was seen. Check how people find a page.',
    },
  }),
  siteNeeds: [],
  pageNeeds: [...SURROUNDINGS_NEEDS, 'forms'],
  collect: ({ components, links, response, forms }): Fact | null => {
    if (response.status !== 200) return null;
    return {
      search:
        components.some(({ kind }) => kind === 'search') ||
        forms.fields.some(({ type }) => type === 'search') ||
        links.some(({ text, visible }) => visible && SEARCH.test(text)),
      related:
        links.filter(({ region, href }) => region === 'main' && sameSite(href, response.url)).length >= ENOUGH_RELATED,
      index: links.some(({ text }) => INDEX.test(text)),
      navigation:
        links.filter(({ region, visible }) => visible && (region === 'nav' || region === 'header')).length >=
        ENOUGH_LINKS,
    };
  },
  evaluate(_site, facts) {
    const pages = facts.flatMap(({ fact }) => fact ?? []);
    if (pages.length < ENOUGH_PAGES) return inapplicable;
    const onMost = (way: keyof Fact) => pages.filter((page) => page[way]).length * 2 >= pages.length;
    const ways = [
      ...(onMost('search') ? ['a search'] : []),
      ...(onMost('navigation') ? ['a navigation'] : []),
      ...(onMost('related') ? ['links in the text'] : []),
      ...(pages.some(({ index }) => index) ? ['a list of pages'] : []),
    ];
    const [way, ...more] = ways;
    const at = { kind: 'page' } as const;
    if (way === undefined) return cantTell<'one' | 'none'>([{ message: 'none', at }]);
    return more.length > 0 ? passed : cantTell<'one' | 'none'>([{ message: 'one', at, data: { way } }]);
  },
});
