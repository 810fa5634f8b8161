import { defineSiteCheck, type Finding, failedIf } from '../../src/model/check.ts';
import { byCodeUnit, group } from '../lib/grouping.ts';
import { hostOf, isWeb, sameSite } from '../lib/hosts.ts';
import { isTracker, partyOf } from '../lib/third-parties.ts';

type Message = 'tracker';

export const trackersBeforeChoice = defineSiteCheck({
  meta: {
    id: 'privacy/trackers-before-choice',
    title: 'No advertiser or social network is told of a visit before a choice',
    kind: 'automatic',
    why: 'Each request tells the other company the person’s address, browser and often the page. On council pages that can show who is ill, in debt or in need of care. Every page was opened as by a new visitor, who had not chosen anything yet.',
    affects: 'Everyone who visits, and most of all people who look for help in private.',
    fix: 'Remove pixels and widgets of advertisers and social networks, or load them only after people have agreed. Link to a social network instead of placing its widget on the page.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['pecr', 'uk-gdpr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/components/cookie-banner/'],
    messages: {
      tracker:
        'Before any choice, the page asked {host} for something (on {pages#page}). It belongs to {owner}, listed under {kind}.',
    },
  },
  siteNeeds: ['consent'],
  pageNeeds: ['response', 'requests'],
  // Without an answer, nobody knows whether the request ever left: the page's own policy may have stopped it.
  collect: ({ response, requests }): readonly string[] =>
    trackersIn(
      requests.filter(({ status }) => status > 0).map(({ url }) => url),
      response.url,
    ),
  evaluate({ consent }, facts: readonly { readonly url: string; readonly fact: readonly string[] }[]) {
    const before = consent.pages.map(({ url, before: { requests } }) => ({
      url,
      fact: trackersIn(
        requests.map((request) => request.url),
        url,
      ),
    }));
    const seen = [...facts, ...before].flatMap(({ url, fact }) => fact.map((item) => ({ page: url, item })));
    return failedIf(
      group(seen, hostOf).map(({ item, page, pages }): Finding<Message> => {
        const { owner, kind } = partyOf(item);
        const data = { host: hostOf(item), owner, kind, pages };
        return { message: 'tracker', at: { kind: 'request', url: item }, page, data };
      }),
    );
  },
});

/** One address for each host, with no query. */
function trackersIn(urls: readonly string[], page: string): readonly string[] {
  const found = urls.filter((url) => isWeb(url) && !sameSite(url, page) && isTracker(partyOf(url)));
  const plain = found.map((url) => url.split(/[?#]/, 1)[0] ?? url).sort(byCodeUnit);
  return [...new Map(plain.toReversed().map((url) => [hostOf(url), url])).values()].sort(byCodeUnit).slice(0, 50);
}
