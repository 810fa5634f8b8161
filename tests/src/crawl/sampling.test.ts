import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../src/crawl/coverage.ts';
import { outcomesThatCount, scorableScan } from '../../../src/crawl/coverage-floor.ts';
import type { CrawlPlan } from '../../../src/crawl/crawl.ts';
import { type PinnedSample, pinOf } from '../../../src/crawl/pinned-sample.ts';
import { everythingAllowed } from '../../../src/crawl/robots.ts';
import { crawlSample, type Sampled } from '../../../src/crawl/sampling.ts';
import type { ScanEvent } from '../../../src/model/event.ts';
import type { ScanRecord } from '../../../src/model/evidence.ts';
import { type Answer, at, filed, forbidding, planOf, SITE } from './made-up-site.ts';

type Site = Readonly<Record<string, Answer>>;

interface Options {
  readonly plan?: Parameters<typeof planOf>[0];
  readonly pinned?: PinnedSample;
  /** What a page answers when it is scanned, where that differs from when it was explored. */
  readonly later?: Site;
  /** Pages that show one text and name this one as their main address. */
  readonly copiesOf?: readonly [main: string, copies: readonly string[]];
  readonly onVisit?: (what: string, stop: () => void) => void;
}

const news = Array.from({ length: 40 }, (_, index) => `/news/${index}`);
const site: Site = {
  '/': { links: ['/contact', '/broken', '/gone', '/old', '/plan.pdf', ...news, 'https://other.example/'] },
  '/contact': { links: ['/'] },
  '/broken': { state: 'failed', reason: 'http-error', status: 500 },
  '/gone': { state: 'failed', reason: 'http-error', status: 404 },
  '/old': { redirectsTo: '/contact' },
};

async function sampled(pages: Site, { plan, pinned, later = {}, copiesOf, onVisit }: Options = {}) {
  const visits: string[] = [];
  const events: ScanEvent[] = [];
  const stopping = new AbortController();
  const asked = (what: 'look' | 'visit') => async (url: string) => {
    const path = url.slice(SITE.length);
    visits.push(`${what} ${path}`);
    onVisit?.(`${what} ${path}`, () => stopping.abort());
    const answer = (what === 'visit' ? later[path] : undefined) ?? pages[path] ?? {};
    const page = filed(url, answer);
    if (what === 'visit') return page;
    const [main = '', copies = []] = copiesOf ?? [];
    if (!page.record || ![main, ...copies].includes(path)) return { ...page, ...seen };
    const record = { ...page.record, artifacts: { text: `sha256:${'a'.repeat(64)}` as const } };
    return { ...page, record, seen: { ...seen.seen, main: { canonical: at(main), words: 9 } } };
  };
  const wishes = { perTemplate: 2, seed: 'seed', pinned: pinned ?? null };
  const ports = { emit: (event: ScanEvent) => events.push(event), look: asked('look'), visit: asked('visit') };
  const result = await crawlSample(planOf(plan) satisfies CrawlPlan, wishes, ports, stopping.signal);
  const { outcomes } = result.crawled;
  expect(new Set(outcomes.map(({ url }) => url)).size, 'every address has one outcome').toBe(outcomes.length);
  const ends = Object.fromEntries(outcomes.map(({ url, state, reason }) => [url.replace(SITE, ''), reason ?? state]));
  return { ...result, visits, events, ends, record: recordOf(result, !stopping.signal.aborted) };
}

const seen = { seen: { links: [], hasForm: false, startsService: false, main: { canonical: null, words: 0 } } };

function recordOf({ crawled, sample }: Sampled, finished: boolean): ScanRecord {
  return {
    schema: 1,
    target: { id: 'www.ambleford.example', name: 'Ambleford', start: [at('/')] },
    ...{ startedAt: '2026-11-23T09:00:00.000Z', finishedAt: '2026-11-23T09:10:00.000Z', finished },
    versions: { tool: '0', browser: 'b', axe: 'a', node: 'n' },
    settings: { userAgent: 'u', maxPages: 50, maxDepth: 10, include: [], exclude: [], coverageFloor: 80 },
    ...{ sites: [], pages: crawled.records, cuts: crawled.cuts, outcomes: crawled.outcomes },
    ...(sample && { sample }),
  };
}

const chosenIn = ({ sample }: Sampled) => (sample?.pages ?? []).map(({ url }) => url.slice(SITE.length));
const visitedIn = (visits: readonly string[]) =>
  visits.filter((one) => one.startsWith('visit ')).map((one) => one.slice('visit '.length));
const drawn = await sampled(site);
const pin = pinOf(drawn.record) as PinnedSample;

describe('drawing', () => {
  it('looks at every page, then scans those of the sample and no others', () => {
    expect(drawn.visits.filter((one) => one.startsWith('look '))).toHaveLength(45);
    expect(visitedIn(drawn.visits)).toEqual(chosenIn(drawn));
    expect(drawn.crawled.records.map(({ url }) => url)).toEqual(chosenIn(drawn).map(at));
    // Home, contact, and a tenth of the forty news items; the two of the template are home and contact.
    expect(chosenIn(drawn)).toHaveLength(6);
    expect(drawn.sample).toMatchObject({ of: 42, reused: false, drawnAt: '2026-11-23T09:00:00.000Z' });
  });

  it('accounts for every address once, in the order met', () => {
    expect(Object.keys(drawn.ends).slice(0, 5)).toEqual(['/', '/contact', '/broken', '/gone', '/old']);
    const counts = Map.groupBy(Object.values(drawn.ends), (one) => one);
    expect(Object.fromEntries([...counts].map(([reason, list]) => [reason, list.length]))).toEqual({
      ...{ scanned: 6, 'not-in-sample': 36, 'http-error': 2, duplicate: 1, 'not-html': 1, scope: 1 },
    });
    const left = drawn.crawled.outcomes.find(({ reason }) => reason === 'not-in-sample');
    expect(left).toMatchObject({ state: 'skipped', status: 200, depth: 1, foundOn: at('/'), screenshot: null });
  });

  it('marks the pages that were only looked at', () => {
    const finished = drawn.events.filter((event) => event.kind === 'page-finished');
    expect(finished.filter(({ exploring }) => exploring)).toHaveLength(45);
    expect(finished.filter(({ exploring }) => !exploring).map(({ url }) => url)).toEqual(chosenIn(drawn).map(at));
  });

  it('chooses the same with any number of pages in flight', async () => {
    for (const concurrency of [2, 7]) {
      const other = await sampled(site, { plan: { concurrency } });
      expect([other.sample, other.crawled]).toEqual([drawn.sample, drawn.crawled]);
    }
  });

  it('chooses no page twice under two addresses, and a later scan takes neither for new', async () => {
    const copies = ['/news/1', '/news/2', '/news/3'];
    const { sample, ends, record } = await sampled(site, { copiesOf: ['/news/0', copies] });
    expect(copies.map((path) => ends[path])).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(sample?.of).toBe(39);
    const later = await sampled(site, { pinned: pinOf(record) as PinnedSample });
    expect(later.sample?.fresh.total).toBe(0);
  });

  it('says how many pages the limit kept from being chosen', async () => {
    const { sample, ends } = await sampled(site, { plan: { limits: { maxPages: 10 } } });
    expect(sample?.of).toBeLessThanOrEqual(10);
    const left = Object.values(ends).filter((one) => one === 'page-limit').length;
    expect(left).toBeGreaterThan(20);
    expect(sample?.method).toContain(`${left} more were met and could not be chosen`);
  });

  it('has the page it starts from in it, also where that is no home page', async () => {
    const { sample } = await sampled(
      { '/bins': { links: ['/', ...news] }, '/': {} },
      { plan: { start: [at('/bins')] } },
    );
    expect(sample?.pages).toContainEqual({ url: at('/bins'), why: 'start page' });
  });

  it('keeps links that came late, and how far they are', async () => {
    const late = { '/contact': { links: ['/late', '/late.pdf'] } };
    const { ends, crawled } = await sampled(site, { later: late });
    expect(ends).toMatchObject({ '/late': 'not-in-sample', '/late.pdf': 'not-html' });
    expect(crawled.outcomes.find(({ url }) => url === at('/late'))).toMatchObject({
      depth: 2,
      foundOn: at('/contact'),
    });
  });

  it('a page of the sample that fails when it is scanned counts, one that failed before does not', async () => {
    const later = { '/contact': { state: 'blocked', reason: 'forbidden', status: 403 } } as const;
    const { record, ends } = await sampled(site, { later });
    expect(ends['/contact']).toBe('forbidden');
    expect(scorableScan(record)).toMatchObject({ scanned: 5, unseen: 1 });
    expect(gapsOf(record)).toEqual([expect.stringContaining('/contact')]);
    expect(gapsOf(drawn.record)).toEqual([]);
    expect(outcomesThatCount(drawn.record)).toHaveLength(6);
  });

  it('stopped while exploring, has judged nothing and pins nothing', async () => {
    const { ends, sample, record, visits } = await sampled(site, {
      onVisit: (what, stop) => what === 'look /news/3' && stop(),
    });
    expect(new Set(Object.values(ends))).toEqual(
      new Set(['interrupted', 'http-error', 'duplicate', 'not-html', 'scope']),
    );
    expect([sample, visitedIn(visits), pinOf(record)]).toEqual([undefined, [], null]);
    expect(gapsOf(record)).toContain('The scan was stopped before it was finished.');
  });

  it('stopped while scanning, says which pages it did not reach, and pins nothing', async () => {
    const { ends, record } = await sampled(site, { onVisit: (what, stop) => what === 'visit /contact' && stop() });
    expect(Object.values(ends).filter((one) => one === 'interrupted').length).toBeGreaterThan(0);
    expect(Object.values(ends).filter((one) => one === 'not-in-sample')).toHaveLength(36);
    expect(pinOf(record)).toBeNull();
  });

  it('without an open page there is no sample, no score and no pin', async () => {
    for (const plan of [{ robots: forbidding('/') }, { robots: { ...everythingAllowed, available: false } }]) {
      const { sample, record } = await sampled(site, { plan });
      expect(sample).toMatchObject({ pages: [], of: 0 });
      expect(scorableScan(record).scorable).toBe(false);
      expect(gapsOf(record)).toEqual([expect.stringContaining('The start page')]);
      expect(pinOf(record)).toBeNull();
    }
  });

  it('drawn from the few pages a firewall let through, it stands for nothing', async () => {
    const blocked = news.map((path) => [path, { state: 'blocked', reason: 'forbidden', status: 403 }] as const);
    const { record } = await sampled({ ...site, ...Object.fromEntries(blocked) });
    expect(scorableScan(record)).toMatchObject({ scorable: false, sentence: expect.stringMatching(/2 of 43 pages/) });
    expect(gapsOf(record)).toEqual([expect.stringMatching(/It is not kept/)]);
    expect(pinOf(record)).toBeNull();
  });
});

describe('reusing', () => {
  it('scans the pinned pages in their order and explores nothing', async () => {
    const { visits, sample, record } = await sampled(site, { pinned: pin });
    expect(visits).toEqual(chosenIn(drawn).map((path) => `visit ${path}`));
    expect(sample).toEqual({ ...drawn.sample, reused: true });
    expect(pinOf(record), 'the pin stays as it is').toBeNull();
    expect(gapsOf(record)).toEqual([]);
  });

  it('takes neither redirects nor dead links nor pages beyond the limit for new', async () => {
    const few = await sampled(site, { plan: { limits: { maxPages: 10 } } });
    const { sample } = await sampled(site, { pinned: pinOf(few.record) as PinnedSample });
    expect(sample?.fresh).toEqual({ urls: [], total: 0 });
  });

  it('notes new pages from links and the sitemap without opening them', async () => {
    const now = { ...site, '/contact': { links: ['/b', '/b.pdf', 'https://other.example/b'] } };
    const { sample, visits, ends } = await sampled(now, {
      pinned: pin,
      plan: { sitemapUrls: [at('/a'), at('/news/3')] },
    });
    expect(sample?.fresh).toEqual({ urls: [at('/a'), at('/b')], total: 2 });
    expect(visits).not.toContain('visit /a');
    expect(ends).toMatchObject({ '/a': 'not-in-sample', '/b': 'not-in-sample', '/b.pdf': 'not-html' });
  });

  it('caps the list of new pages and not their number', async () => {
    const many = Array.from({ length: 500 }, (_, index) => at(`/new-${index}`));
    const { sample } = await sampled(site, { pinned: pin, plan: { sitemapUrls: many } });
    expect([sample?.fresh.urls.length, sample?.fresh.total]).toEqual([200, 500]);
  });

  it('says what became of pinned pages that could not be scanned', async () => {
    const [lost = '', moved = ''] = chosenIn(drawn).filter((path) => path.startsWith('/news'));
    const now: Site = {
      ...site,
      [lost]: { state: 'failed', reason: 'http-error', status: 404 },
      [moved]: { redirectsTo: '/contact' },
    };
    const { sample, record } = await sampled(now, { pinned: pin });
    expect(sample?.vanished.map(({ url, state, reason }) => [url, state, reason])).toEqual([
      [at(lost), 'failed', 'http-error'],
      [at(moved), 'skipped', 'duplicate'],
    ]);
    expect(sample?.pages).toEqual(drawn.sample?.pages);
    expect(gapsOf(record), 'four of six are too few').toEqual([expect.stringMatching(/only 4 of 6 .*--new-sample/)]);
    const { record: oneLess } = await sampled({ ...site, [lost]: now[lost] ?? {} }, { pinned: pin });
    expect(gapsOf(oneLess), 'a page that is gone is news, not a gap').toEqual([]);
  });

  it.each<[what: string, answer: Answer]>([
    ['dead', { state: 'failed', reason: 'http-error', status: 404 }],
    ['a page that is counted already', { redirectsTo: '/contact' }],
    ['on another site', { redirectsTo: 'https://other.example/' }],
  ])('gives no score when most of the sample is now %s', async (_what, answer) => {
    const gone = Object.fromEntries(
      chosenIn(drawn).flatMap((path) => (path.startsWith('/news') ? [[path, answer]] : [])),
    );
    const { record } = await sampled({ ...site, ...gone }, { pinned: pin });
    expect(scorableScan(record)).toMatchObject({ scorable: false, scanned: 2, unseen: 4, percent: 33 });
    expect(gapsOf(record)).toEqual([expect.stringMatching(/only 2 of 6 pages of the kept sample/)]);
  });

  it('stopped half-way, takes no page for vanished', async () => {
    const { sample } = await sampled(site, {
      pinned: pin,
      onVisit: (what, stop) => what === 'visit /contact' && stop(),
    });
    expect(sample?.vanished).toEqual([]);
  });

  it('warns of a start page that is not in the sample, and accounts for it', async () => {
    const { events, ends, record } = await sampled(site, { pinned: pin, plan: { start: [at('/bins')] } });
    expect(events).toContainEqual({ kind: 'warning', message: expect.stringMatching(/\/bins .*--new-sample/) });
    expect(ends['/bins']).toBe('not-in-sample');
    expect(gapsOf(record)).toEqual([]);
  });

  it('opens no page of another site, whatever a pinned file says, and none that robots.txt forbids now', async () => {
    const pages = [...pin.pages, { url: 'https://other.example/', why: 'x' }];
    const { visits, ends } = await sampled(site, {
      pinned: { ...pin, pages },
      plan: { robots: forbidding('/contact') },
    });
    expect(visits).not.toContain('visit /contact');
    expect(visits.join()).not.toContain('other');
    expect(ends).toMatchObject({ 'https://other.example/': 'scope', '/contact': 'robots' });
  });
});
