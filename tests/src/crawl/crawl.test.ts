import { describe, expect, it } from 'vitest';
import { type CrawlPlan, crawl } from '../../../src/crawl/crawl.ts';
import { linkStates, linksToAsk } from '../../../src/crawl/link-states.ts';
import { everythingAllowed } from '../../../src/crawl/robots.ts';
import type { ScanEvent } from '../../../src/model/event.ts';
import { type Answer, at, filed, forbidding, planOf, SITE } from './made-up-site.ts';

interface Options {
  readonly plan?: Parameters<typeof planOf>[0];
  /** Called before each visit is answered. */
  readonly onVisit?: (path: string, stop: () => void) => void;
}

async function crawled(site: Readonly<Record<string, Answer>>, { plan, onVisit }: Options = {}) {
  const visits: string[] = [];
  const events: ScanEvent[] = [];
  const stopping = new AbortController();
  const result = await crawl(
    planOf(plan) satisfies CrawlPlan,
    {
      emit: (event) => events.push(event),
      async visit(url) {
        const path = url.slice(SITE.length);
        visits.push(path);
        onVisit?.(path, () => stopping.abort());
        return filed(url, site[path] ?? {});
      },
    },
    stopping.signal,
  );
  const ends = Object.fromEntries(
    result.outcomes.map(({ url, state, reason }) => [url.replace(SITE, ''), reason ?? state]),
  );
  expect(Object.keys(ends), 'every address has one outcome').toHaveLength(result.outcomes.length);
  return { ...result, visits, events, ends };
}

describe('waves', () => {
  it('visits breadth first, in page order then link order', async () => {
    const { visits, outcomes } = await crawled({
      '/': { links: ['/b', '/a', '/b#part'] },
      '/b': { links: ['/d', '/a', '/'] },
      '/a': { links: ['/c', '/d'] },
      '/d': { links: ['/e'] },
    });
    expect(visits).toEqual(['/', '/b', '/a', '/d', '/c', '/e']);
    expect(outcomes.map(({ depth, foundOn }) => [depth, foundOn])).toEqual([
      [0, null],
      [1, at('/')],
      [1, at('/')],
      [2, at('/b')],
      [2, at('/a')],
      [3, at('/d')],
    ]);
  });

  it('offers the sitemap after the links of the start pages', async () => {
    const { visits, outcomes } = await crawled(
      { '/': { links: ['/a'] }, '/start-2': { links: ['/b'] }, '/a': { links: ['/c'] } },
      { plan: { start: [at('/'), at('/start-2')], sitemapUrls: [at('/s'), at('/a'), 'https://other.example/'] } },
    );
    expect(visits).toEqual(['/', '/start-2', '/a', '/b', '/s', '/c']);
    expect(outcomes.find(({ url }) => url === at('/s'))).toMatchObject({ depth: 1, foundOn: null });
    expect(outcomes.find(({ url }) => url === 'https://other.example/')).toMatchObject({ reason: 'scope' });
  });

  it('offers the sitemap although no start page could be opened', async () => {
    const site = { '/': { state: 'failed', reason: 'http-error', status: 500 } } as const;
    expect((await crawled(site, { plan: { sitemapUrls: [at('/s')] } })).ends).toEqual({
      '/': 'http-error',
      '/s': 'scanned',
    });
  });

  it('drops what is no web address', async () => {
    const { ends } = await crawled({ '/': { links: ['mailto:a@ambleford.example', 'tel:1', 'javascript:void(0)'] } });
    expect(ends).toEqual({ '/': 'scanned' });
  });

  it('opens start pages that the patterns leave out', async () => {
    const plan = { limits: { include: ['/bins'] } };
    expect((await crawled({ '/': { links: ['/bins/1', '/tax'] } }, { plan })).ends).toEqual({
      '/': 'scanned',
      '/bins/1': 'scanned',
      '/tax': 'excluded',
    });
  });

  it('leaves calendars and other traps, and says what it left', async () => {
    const days = Array.from({ length: 400 }, (_, day) => `/events?date=2026-11-${10 + (day % 20)}&month=${day}`);
    const { ends, cuts } = await crawled({ '/': { links: days } }, { plan: { limits: { maxPages: 1000 } } });
    expect(Object.values(ends).filter((end) => end === 'pattern-budget').length).toBeGreaterThan(100);
    expect(cuts.length).toBeGreaterThan(0);
  });

  it('begins the next depth while a page of the one before is still open', async () => {
    const visits: string[] = [];
    let answer = () => {};
    const slow = new Promise<void>((resolve) => (answer = resolve));
    const links: Readonly<Record<string, readonly string[]>> = {
      '/': ['/a', '/slow', '/b'],
      '/a': ['/deep-1', '/deep-2'],
    };
    const running = crawl(
      planOf({ concurrency: 2, limits: { maxPages: 5 } }),
      {
        emit: () => undefined,
        async visit(url) {
          const path = url.slice(SITE.length);
          visits.push(path);
          if (path === '/slow') await slow;
          return filed(url, { links: links[path] ?? [] });
        },
      },
      new AbortController().signal,
    );
    // No more than what there is certainly room for: five pages, of which the slow one is one.
    await expect.poll(() => visits).toEqual(['/', '/a', '/slow', '/b', '/deep-1']);
    answer();
    const { outcomes } = await running;
    expect(outcomes.map(({ url, reason, state }) => [url.slice(SITE.length), reason ?? state])).toEqual([
      ['/', 'scanned'],
      ['/a', 'scanned'],
      ['/slow', 'scanned'],
      ['/b', 'scanned'],
      ['/deep-1', 'scanned'],
      ['/deep-2', 'page-limit'],
    ]);
  });

  it('tells how far it is', async () => {
    const { events } = await crawled({ '/': { links: ['/a', '/b'] } });
    const finished = events.filter((event) => event.kind === 'page-finished');
    expect(finished.map(({ url, done, queued }) => [url, done, queued])).toEqual([
      [at('/'), 1, 0],
      [at('/a'), 2, 1],
      [at('/b'), 3, 0],
    ]);
    expect(events.filter((event) => event.kind === 'page-started')).toHaveLength(3);
  });
});

describe('limits', () => {
  it('counts pages that were tried, not those that were left out', async () => {
    const { ends } = await crawled(
      {
        '/': { links: ['/file', '/old', '/blocked', '/broken', '/b', '/c'] },
        '/file': { state: 'skipped', reason: 'not-html' },
        '/old': { redirectsTo: '/' },
        '/blocked': { state: 'blocked', reason: 'forbidden', status: 403 },
        '/broken': { state: 'failed', reason: 'timed-out' },
      },
      { plan: { limits: { maxPages: 4 } } },
    );
    expect(ends).toEqual({
      '/': 'scanned',
      '/file': 'not-html',
      '/old': 'duplicate',
      '/blocked': 'forbidden',
      '/broken': 'timed-out',
      '/b': 'scanned',
      '/c': 'page-limit',
    });
  });

  it('holds for start pages too', async () => {
    const plan = { start: [at('/'), at('/a'), at('/b')], limits: { maxPages: 2 } };
    expect((await crawled({}, { plan })).ends).toEqual({ '/': 'scanned', '/a': 'scanned', '/b': 'page-limit' });
  });

  it('goes no deeper than asked', async () => {
    const { ends } = await crawled(
      { '/': { links: ['/a'] }, '/a': { links: ['/b'] } },
      { plan: { limits: { maxDepth: 1 } } },
    );
    expect(ends).toEqual({ '/': 'scanned', '/a': 'scanned', '/b': 'depth' });
  });

  it('ends at once when it was stopped before it began', async () => {
    const { visits, ends } = await crawled({}, { plan: { limits: { maxPages: 0 } } });
    expect(visits).toEqual([]);
    expect(ends).toEqual({ '/': 'page-limit' });
  });
});

describe('redirects', () => {
  it('takes the first in wave order, whoever finishes first', async () => {
    const { ends, records, outcomes } = await crawled({
      '/': { links: ['/a', '/b', '/c'] },
      '/a': { redirectsTo: '/new', links: ['/x'] },
      '/b': { redirectsTo: '/new', links: ['/y'] },
      '/c': { redirectsTo: '/' },
      '/x': { links: ['/new'] },
    });
    const pages = { '/': 'scanned', '/a': 'scanned', '/x': 'scanned' };
    expect(ends).toEqual({ ...pages, '/b': 'duplicate', '/c': 'duplicate', '/new': 'duplicate' });
    // The link on /x: it needs no request of its own.
    expect(linksToAsk([at('/new')], outcomes, [SITE], false)).toEqual([]);
    expect(linkStates([at('/new')], outcomes, [])).toMatchObject([{ result: 'works', status: 200 }]);
    expect(records.map(({ url }) => url)).toEqual([at('/'), at('/a'), at('/x')]);
  });

  it('follows no links of a page that ended elsewhere', async () => {
    const { ends, outcomes } = await crawled(
      {
        '/': { links: ['/out', '/old-news'] },
        '/out': { redirectsTo: 'https://other.example/', links: ['/from-other'] },
        '/old-news': { redirectsTo: '/news/1', links: ['/from-news'] },
      },
      { plan: { limits: { exclude: ['/news'] } } },
    );
    expect(ends).toEqual({ '/': 'scanned', '/out': 'scope', '/old-news': 'excluded' });
    expect(outcomes.find(({ url }) => url === at('/out'))).toMatchObject({
      detail: 'The address redirects to another site: https://other.example/',
      status: 200,
      finalUrl: 'https://other.example/',
    });
  });

  it.each([
    ['refuses us', { state: 'blocked', reason: 'forbidden', status: 403 }],
    ['is broken', { state: 'failed', reason: 'http-error', status: 404 }],
    ['has a file', { state: 'skipped', reason: 'not-html', status: 200 }],
  ] as const)('does not blame the site for another one that %s', async (_name, answer) => {
    const { ends, outcomes } = await crawled({
      '/': { links: ['/out'] },
      '/out': { ...answer, redirectsTo: 'https://other.example/' },
    });
    expect(ends).toEqual({ '/': 'scanned', '/out': 'scope' });
    expect(outcomes[1]).toMatchObject({ status: answer.status });
  });

  it('goes on from a start page that moved within the site', async () => {
    const { ends } = await crawled({ '/': { redirectsTo: 'https://ambleford.example/home', links: ['/a'] } });
    expect(ends).toEqual({ '/': 'scanned', '/a': 'scanned' });
  });

  it('counts a page that robots.txt forbids as such, although a redirect led there', async () => {
    const { ends } = await crawled(
      { '/': { links: ['/a'] }, '/a': { redirectsTo: '/private/a' } },
      { plan: { robots: forbidding('/private') } },
    );
    expect(ends).toEqual({ '/': 'scanned', '/a': 'robots' });
  });
});

describe('when the crawl may not or cannot go on', () => {
  it('opens nothing while robots.txt answers with a server error', async () => {
    const { visits, outcomes, ends } = await crawled(
      {},
      {
        plan: {
          start: [at('/'), at('/a'), 'https://other.example/'],
          robots: { ...everythingAllowed, available: false, allows: () => false },
          sitemapUrls: [at('/s')],
        },
      },
    );
    expect(visits).toEqual([]);
    expect(ends).toEqual({ '/': 'robots-unavailable', '/a': 'robots-unavailable', 'https://other.example/': 'scope' });
    expect(outcomes[0]).toMatchObject({ state: 'blocked', depth: 0, foundOn: null });
  });

  it('keeps what it has when it is stopped half-way', async () => {
    const { visits, ends, records } = await crawled(
      { '/': { links: ['/a', '/b', '/c'] }, '/a': { links: ['/d'] } },
      { onVisit: (path, stop) => path === '/a' && stop() },
    );
    expect(visits).toEqual(['/', '/a']);
    expect(records.map(({ url }) => url)).toEqual([at('/'), at('/a')]);
    expect(ends).toEqual({
      '/': 'scanned',
      '/a': 'scanned',
      '/b': 'interrupted',
      '/c': 'interrupted',
      '/d': 'interrupted',
    });
  });

  it('accounts for the start pages when it is stopped before the first', async () => {
    const { ends } = await crawled({}, { onVisit: (_path, stop) => stop() });
    expect(ends).toEqual({ '/': 'scanned' });
  });
});
