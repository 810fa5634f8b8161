import { cantTell, defineSiteCheck, type Finding, inapplicable, type PageFact } from '../../src/model/check.ts';
import { group } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { cookieStored, type Stored, storedFor, storedIn } from '../lib/kept.ts';
import { analyticsCookie } from '../lib/measuring.ts';
import { partyOf } from '../lib/third-parties.ts';

type Message = 'canBeRefused' | 'cannotBeRefused';
interface Item {
  readonly product: string;
  readonly name: string;
}

export const analyticsBeforeChoice = defineSiteCheck({
  meta: {
    id: 'privacy/analytics-before-choice',
    title: 'Visits are counted before a choice only where that is allowed',
    kind: 'needs-review',
    why: 'Since February 2026 a site may count its own visitors without asking first. That holds only where counting is the sole purpose, people are told clearly, and they can say no simply and free of charge. A tool that shares what it learns with advertising does not count.',
    affects: 'Everyone who visits and may not want to be counted.',
    fix: 'Switch off all sharing with other products. Say on the page what is counted and why, with a simple way to say no. Or wait until people have agreed.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['pecr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/patterns/cookies-page/'],
    messages: {
      canBeRefused:
        '{product} stores {names} before any choice (on {pages#page}). The banner lets people refuse. Check that counting is the only purpose and that people are told.',
      cannotBeRefused:
        '{product} stores {names} before any choice (on {pages#page}), and we found no banner that lets people refuse. Check that they can object, that counting is the only purpose and that people are told.',
    },
  },
  siteNeeds: ['consent'],
  pageNeeds: ['response', 'cookies'],
  collect: ({ response, cookies }): readonly Item[] =>
    itemsOf(
      cookies.map(({ name, domain, session }) => cookieStored(name, domain, !session)),
      response.url,
    ),
  evaluate({ consent }, facts: readonly PageFact<readonly Item[]>[]) {
    const seen = [
      ...facts.flatMap(({ url, fact }) => fact.map((item) => ({ page: url, item }))),
      ...consent.pages.flatMap(({ url, before }) =>
        itemsOf(storedIn(before), url).map((item) => ({ page: url, item })),
      ),
    ];
    if (seen.length === 0) return inapplicable;
    const message = consent.rejected ? 'canBeRefused' : 'cannotBeRefused';
    return cantTell(
      group(seen, ({ product }) => product).map(({ key, page, pages }): Finding<Message> => {
        const own = seen.filter(({ item }) => item.product === key).map(({ item }) => item.name);
        const names = short([...new Set(own)].sort().join(', '));
        return { message, at: { kind: 'page' }, page, data: { product: key, names, pages } };
      }),
    );
  },
});

function itemsOf(stored: readonly Stored[], page: string): readonly Item[] {
  return stored
    .filter((one) => storedFor(one, page) === 'analytics')
    .map(({ name, host }) => ({ name, product: analyticsCookie(name) ?? partyOf(`https://${host}/`).owner }));
}
