import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import { pageKey, sameSite } from '../lib/hosts.ts';
import { reviewMeta } from '../lib/review-meta.ts';
import { SURROUNDINGS_NEEDS } from '../lib/surroundings.ts';

interface Fact {
  readonly search: boolean;
  readonly index: boolean;
  readonly navigation: boolean;
  /** Where its text leads to, as keys of pages. In one text, which is smaller to keep. */
  readonly leads: string;
  readonly key: string;
}

const INDEX = /\bsite ?map\b|\ba ?(?:to|-|–|i) ?z\b|\bindex of\b|\ball services\b|\bmap o['’]r wefan\b/i;
const SEARCH = /^(?:search|chwilio)\b/i;
/** Smaller sites, and the steps of one form, need no second way. */
const ENOUGH_PAGES = 6;
const ENOUGH_LINKS = 3;
const MOST_LEADS = 60;

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
      leads: links
        .filter(({ region, href }) => region === 'main' && sameSite(href, response.url))
        .slice(0, MOST_LEADS)
        .map(({ href }) => pageKey(href))
        .join('\n'),
      key: pageKey(response.url),
      index: links.some(({ text }) => INDEX.test(text)),
      navigation:
        links.filter(({ region, visible }) => visible && (region === 'nav' || region === 'header')).length >=
        ENOUGH_LINKS,
    };
  },
  evaluate(_site, facts) {
    const pages = facts.flatMap(({ fact }) => fact ?? []);
    if (pages.length < ENOUGH_PAGES) return inapplicable;
    const onMost = (way: 'search' | 'navigation') => pages.filter((page) => page[way]).length * 2 >= pages.length;
    const ways = [
      ...(onMost('search') ? ['a search'] : []),
      ...(onMost('navigation') ? ['a navigation'] : []),
      ...(linkedFromText(pages) ? ['links in the text'] : []),
      ...(pages.some(({ index }) => index) ? ['a list of pages'] : []),
    ];
    const [way, ...more] = ways;
    const at = { kind: 'page' } as const;
    if (way === undefined) return cantTell<'one' | 'none'>([{ message: 'none', at }]);
    return more.length > 0 ? passed : cantTell<'one' | 'none'>([{ message: 'one', at, data: { way } }]);
  },
});

/** Whether people can get to most pages from the text of others, without the navigation. */
function linkedFromText(pages: readonly Fact[]): boolean {
  const led = new Map<string, Set<string>>();
  for (const { key, leads } of pages) {
    for (const to of leads.split('\n')) led.set(to, (led.get(to) ?? new Set()).add(key));
  }
  const reached = pages.filter(({ key }) => [...(led.get(key) ?? [])].some((from) => from !== key));
  return reached.length * 2 >= pages.length;
}
