import {
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  type PageFact,
  type Place,
} from '../../src/model/check.ts';
import type { PageArtifacts } from '../../src/model/evidence.ts';
import { byCodeUnit, group } from '../lib/grouping.ts';
import { isHtml, short } from '../lib/headers.ts';
import { hostOf, isLoopback, isWeb, pageKey, pathOf } from '../lib/hosts.ts';
import { indexingRule } from '../lib/indexing.ts';
import { robotsRules } from '../lib/robots-rules.ts';

type Message = 'notOk' | 'noindex' | 'robotsBlocks' | 'noTitle' | 'sameTitle' | 'noDescription' | 'canonicalElsewhere';

interface Fact {
  readonly url: string;
  readonly status: number;
  readonly noindex: string | null;
  readonly title: string;
  readonly described: boolean;
  readonly canonical: string | null;
}

const ENGINES = ['*', 'Googlebot', 'Bingbot'];

// A site check although each page is judged by itself: whether a title is unique only shows across pages, and
// robots.txt belongs to the site.
export const findable = defineSiteCheck({
  meta: {
    id: 'inclusion/findable',
    title: 'Search engines can find and name the page',
    kind: 'automatic',
    why: 'Most people reach a council page from a search engine. A page that is hidden there, or that looks like ten others in the list of results, is not found.',
    affects: 'Everyone who searches instead of working through menus.',
    fix: 'Let search engines index the page, give it a title of its own and a one-sentence meta description, and let its canonical link point to itself. A page may be hidden on purpose, for example a step inside a form: then this can be set aside.',
    severity: 'moderate',
    basis: 'good-practice',
    legal: [],
    points: ['lgdss:12'],
    criteria: [],
    sources: ['https://developer.chrome.com/docs/lighthouse/seo/is-crawlable'],
    messages: {
      notOk: 'The page answers with status {status}; search engines list pages that answer with 200.',
      noindex: 'The page asks search engines to leave it out: {rule}.',
      robotsBlocks: 'robots.txt keeps search engines away from the page.',
      noTitle: 'The page has no title.',
      sameTitle: '{pages} pages share the title “{title}”.',
      noDescription: 'The page has no meta description.',
      canonicalElsewhere: 'The canonical link says that the real address of the page is another one: {canonical}.',
    },
  },
  siteNeeds: ['robots'],
  pageNeeds: ['response', 'document', 'metadata'],
  collect({ response, document, metadata }): Fact | null {
    if (!isHtml(response)) return null;
    return {
      url: response.url,
      status: response.status,
      noindex: indexingRule(metadata.robots, response),
      title: short(document.title.replace(/\s+/g, ' ').trim(), 300),
      described: Boolean(metadata.description?.trim()),
      canonical: canonicalElsewhere(metadata, response.url),
    };
  },
  evaluate({ robots }, facts, { origin }) {
    const pages = facts
      .flatMap(({ url, fact }) => (fact ? [{ url, fact }] : []))
      .toSorted((left, right) => byCodeUnit(left.url, right.url));
    if (pages.length === 0) return inapplicable;
    const disallowed = robotsRules(robots, origin);
    const blocked = (url: string) => ENGINES.some((engine) => disallowed(url, engine));
    return failedIf([...pages.flatMap((page) => onPage(page, blocked)), ...sharedTitles(pages)]);
  },
});

function onPage({ url: page, fact }: PageFact<Fact>, blocked: (url: string) => boolean): readonly Finding<Message>[] {
  const at: Place = { kind: 'page' };
  const findings: Finding<Message>[] = [];
  if (fact.status !== 200) findings.push({ message: 'notOk', at, page, data: { status: fact.status } });
  if (fact.noindex) findings.push({ message: 'noindex', at, page, data: { rule: short(fact.noindex) } });
  if (blocked(fact.url)) findings.push({ message: 'robotsBlocks', at, page });
  if (!fact.title) findings.push({ message: 'noTitle', at, page });
  if (!fact.described) findings.push({ message: 'noDescription', at, page });
  if (fact.canonical) {
    findings.push({ message: 'canonicalElsewhere', at, page, data: { canonical: short(fact.canonical) } });
  }
  return findings;
}

/** One finding per title, not per page. Two ways to one page are not two pages. */
function sharedTitles(pages: readonly PageFact<Fact>[]): readonly Finding<Message>[] {
  const once = new Map(pages.toReversed().map((page) => [pathKey(page.fact.url), page]));
  const titled = [...once.values()].filter(({ fact }) => fact.title !== '');
  return group(
    titled.map(({ url, fact }) => ({ page: url, item: fact.title })),
    (title) => title.toLowerCase(),
  )
    .filter((shared) => shared.pages > 1)
    .map(({ item, page, pages: count }) => ({
      message: 'sameTitle',
      at: { kind: 'page' },
      page,
      data: { title: item, pages: count },
    }));
}

/** Without the query: sorted or filtered lists are one page and may keep one title. */
const pathKey = (url: string): string => pageKey(url).replace(/\?.*/s, '');

/** The canonical address if it names another page, and null if there is none or it is this page. */
function canonicalElsewhere({ canonical }: PageArtifacts['metadata'], url: string): string | null {
  if (!canonical?.trim() || !URL.canParse(canonical, url)) return null;
  const target = new URL(canonical, url).href;
  if (!isWeb(target)) return target;
  // A copy on somebody's own machine names the public host, as it should; only the path can be judged there.
  const sameHost = isLoopback(hostOf(url)) || new URL(target).host === new URL(url).host;
  return sameHost && pathOf(target) === pathOf(url) ? null : target;
}
