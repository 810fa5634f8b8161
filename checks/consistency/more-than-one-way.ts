import { cantTell, defineSiteCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { pageKey, sameSite } from '../lib/hosts.ts';
import { reviewMeta } from '../lib/review-meta.ts';
import { SURROUNDINGS_NEEDS } from '../lib/surroundings.ts';

interface Fact {
  readonly search: boolean;
  readonly index: boolean;
  readonly navigation: boolean;
  /** Where its text leads to, as keys of pages. In one text, which is smaller to keep. */
  readonly leads: string;
  /** Where its header, navigation and footer lead to. */
  readonly around: string;
  /** It has more links than were looked at. */
  readonly cut: boolean;
  /** What a form leads to is a step of it, and needs no second way. */
  readonly sends: boolean;
  readonly key: string;
}

const INDEX = /\bsite ?map\b|\ba ?(?:to|-|–|i) ?z\b|\bindex of\b|\ball services\b|\bmap o['’]r wefan\b/i;
const SEARCH = /^(?:search|chwilio)\b/i;
/** Smaller sites, and the steps of one form, need no second way. */
const ENOUGH_PAGES = 6;
const ENOUGH_LINKS = 3;
const MOST_LEADS = 60;
const MOST_FINDINGS = 10;
type Message = 'one' | 'none' | 'single';

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
      single:
        'Of the pages scanned, one alone links to this one (“{from}”), from its text. It is in no navigation, and no search was seen. Check whether there is another way to it.',
      none: 'Neither a search, a navigation, links in the text nor a list of pages was seen. Check how people find a page.',
    },
  }),
  siteNeeds: [],
  pageNeeds: [...SURROUNDINGS_NEEDS, 'forms'],
  collect: ({ components, links, response, forms }): Fact | null => {
    if (response.status !== 200) return null;
    const within = links.filter(({ href }) => sameSite(href, response.url));
    const inText = within.filter(({ region }) => region === 'main');
    const around = within.filter(({ region }) => region !== 'main');
    const keys = (some: typeof links) =>
      some
        .slice(0, MOST_LEADS)
        .map(({ href }) => pageKey(href))
        .join('\n');
    return {
      search:
        components.some(({ kind }) => kind === 'search') ||
        forms.fields.some(({ type }) => type === 'search') ||
        links.some(({ text, visible }) => visible && SEARCH.test(text)),
      leads: keys(inText),
      around: keys(around),
      cut: Math.max(inText.length, around.length) > MOST_LEADS,
      sends: forms.forms.length > 0,
      key: pageKey(response.url),
      index: links.some(({ text }) => INDEX.test(text)),
      navigation:
        links.filter(({ region, visible }) => visible && (region === 'nav' || region === 'header')).length >=
        ENOUGH_LINKS,
    };
  },
  evaluate(_site, facts) {
    const seen = facts.flatMap(({ url, fact }) => (fact ? [{ url, ...fact }] : []));
    const pages: readonly Fact[] = seen;
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
    if (way === undefined) return cantTell<Message>([{ message: 'none', at }]);
    if (more.length === 0) return cantTell<Message>([{ message: 'one', at, data: { way } }]);
    const single = pages.some(({ search }) => search) ? [] : reachedOnce(seen);
    return single.length > 0 ? cantTell<Message>(single) : passed;
  },
});

/** For each page, as a key, which others lead to it from their text. */
function leadingTo(pages: readonly Fact[]): ReadonlyMap<string, ReadonlySet<string>> {
  const led = new Map<string, Set<string>>();
  for (const { key, leads } of pages) {
    for (const to of leads.split('\n')) if (to !== key) led.set(to, (led.get(to) ?? new Set()).add(key));
  }
  return led;
}

/** Whether people can get to most pages from the text of others, without the navigation. */
function linkedFromText(pages: readonly Fact[]): boolean {
  const led = leadingTo(pages);
  return pages.filter(({ key }) => led.has(key)).length * 2 >= pages.length;
}

/** Pages that one other page leads to, from its text, and nothing else. Where not all links are known, nobody can tell. */
function reachedOnce(pages: readonly (Fact & { readonly url: string })[]): readonly Finding<Message>[] {
  if (pages.some(({ cut }) => cut)) return [];
  const everywhere = new Set(pages.flatMap(({ around }) => around.split('\n')));
  const led = leadingTo(pages);
  const byKey = new Map(pages.map((page) => [page.key, page]));
  return pages
    .flatMap(({ url, key }): Finding<Message>[] => {
      const [first, ...more] = led.get(key) ?? [];
      const only = first === undefined ? undefined : byKey.get(first);
      if (everywhere.has(key) || !only || more.length > 0 || only.sends) return [];
      return [{ message: 'single', at: { kind: 'page' }, page: url, data: { from: only.url } }];
    })
    .slice(0, MOST_FINDINGS);
}
