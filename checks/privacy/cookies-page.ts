import {
  cantTell,
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  type PageFact,
} from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import { byCodeUnit, group } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { isWeb, pageKey } from '../lib/hosts.ts';
import { COOKIE_WORD } from '../lib/patterns.ts';

type Message = 'noPage' | 'notScanned' | 'notListed' | 'noPurpose' | 'noExpiry';
interface Fact {
  /** Where the page ended, as a key. */
  readonly at: string;
  readonly cookies: readonly string[];
  /** Keys of what looks like a cookies page, from the footer or a banner. */
  readonly links: readonly string[];
  /** Kept only where the page itself speaks of cookies: it may turn out to be the cookies page. */
  readonly text: string;
}

const PURPOSE =
  /\bpurpose|\b(?:is|are) used (?:to|for)\b|\bwe use (?:it|this|these|them) (?:to|for)\b|\bwhat (?:it|they) do(?:es)?\b|\bremembers?\b|\bhelps? us\b|\bdiben\b|\bpwrpas\b/i;
const EXPIRY =
  /\bexpir(?:es?|y|ation)\b|\b(?:how long|lifespan|duration|lasts?)\b|\bwhen you close\b|\b\d+ (?:minute|hour|day|week|month|year)s?\b|\bdod i ben\b|\bpara am\b/i;

export const cookiesPage = defineSiteCheck({
  meta: {
    id: 'privacy/cookies-page',
    title: 'A cookies page lists the cookies that are set',
    kind: 'automatic',
    why: 'People have a right to know what is stored on their device, what for and for how long. A list that leaves cookies out does not tell them.',
    affects: 'Everyone who wants to decide for themselves what is kept about their visit.',
    fix: 'Link a cookies page from the footer or the cookie banner of every page. List each cookie by name with its purpose and when it expires, and compare the list with what the site really sets.',
    severity: 'moderate',
    basis: 'law',
    legal: ['pecr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/patterns/cookies-page/'],
    messages: {
      noPage: 'The site sets cookies ({cookies}), but no footer or banner links to a cookies page.',
      notScanned:
        'A cookies page is linked but was not among the scanned pages, so its list could not be compared: {url}.',
      notListed:
        'The cookie {cookie} was set during the scan (on {pages#page}), but the cookies page does not name it.',
      noPurpose: 'The cookies page does not say what the cookies are for.',
      noExpiry: 'The cookies page does not say when the cookies expire.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'cookies', 'links', 'text'],
  collect: ({ response, cookies, links, text }): Fact => ({
    at: pageKey(response.url),
    cookies: cookies.map(({ name }) => name),
    links: [
      ...new Set(links.filter((link) => leadsToCookiesPage(link, response.url)).map(({ href }) => pageKey(href))),
    ],
    text: COOKIE_WORD.test(text.main) ? text.main.slice(0, 40_000) : '',
  }),
  evaluate(_site, facts) {
    const cookies = group(
      facts.flatMap(({ url, fact }) => fact.cookies.map((item) => ({ page: url, item }))),
      (name) => name,
    );
    if (cookies.length === 0) return inapplicable;
    const linked = new Set(facts.flatMap(({ fact }) => fact.links));
    if (linked.size === 0) {
      const names = short(cookies.map(({ key }) => key).join(', '));
      return failedIf<Message>([{ message: 'noPage', at: { kind: 'page' }, data: { cookies: names } }]);
    }
    const lists = facts
      .filter(({ url, fact }) => linked.has(fact.at) || linked.has(pageKey(url)))
      .toSorted((left, right) => byCodeUnit(left.url, right.url));
    if (lists.length === 0) {
      const [url = ''] = [...linked].sort(byCodeUnit);
      return cantTell<Message>([{ message: 'notScanned', at: { kind: 'page' }, data: { url: short(url) } }]);
    }
    return failedIf(compare(cookies, lists));
  },
});

/** "Accept cookies" with a bare fragment is a button in disguise. A link in the text or menu is not where people look. */
function leadsToCookiesPage({ text, href, region }: Link, from: string): boolean {
  if (!COOKIE_WORD.test(text) || !isWeb(href)) return false;
  if (region === 'main' || region === 'nav') return false;
  return !(href.includes('#') && pageKey(href) === pageKey(from));
}

/** Several pages may share the work, for example one in each language. */
function compare(
  cookies: readonly { readonly key: string; readonly pages: number }[],
  lists: readonly PageFact<Fact>[],
): readonly Finding<Message>[] {
  const page = lists[0]?.url ?? '';
  const text = lists.map(({ fact }) => fact.text).join('\n');
  const findings: Finding<Message>[] = cookies
    .filter(({ key }) => !names(text, key))
    .map(({ key, pages }) => ({
      message: 'notListed',
      at: { kind: 'cookie', name: key },
      page,
      data: { cookie: short(key), pages },
    }));
  if (!PURPOSE.test(text)) findings.push({ message: 'noPurpose', at: { kind: 'page' }, page });
  if (!EXPIRY.test(text)) findings.push({ message: 'noExpiry', at: { kind: 'page' }, page });
  return findings;
}

/** Some names end in an id of their own, such as `_ga_8F2KQ1`; a list can only name what comes before it. */
function names(text: string, cookie: string): boolean {
  const stem = /^(.*[_.-]|[A-Z]{3,})(?=[A-Za-z-]*\d)[0-9A-Za-z-]{4,}$/.exec(cookie)?.[1] ?? '';
  return hasWord(text, cookie, true) || (stem.length > 2 && hasWord(text, stem, false));
}

/** Whole names only, so that `_ga` is not found inside `_gat`. */
function hasWord(text: string, word: string, closed: boolean): boolean {
  const inside = (char: string | undefined) => char !== undefined && /[\w-]/.test(char);
  const [where, what] = [text.toLowerCase(), word.toLowerCase()];
  for (let at = where.indexOf(what); at !== -1; at = where.indexOf(what, at + 1)) {
    if (!inside(where[at - 1]) && !(closed && inside(where[at + what.length]))) return true;
  }
  return false;
}
