import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/crawl/coverage.ts';
import { crawl } from '../../../src/crawl/crawl.ts';
import { type Answer, at, filed, forbidding, planOf, SITE } from './made-up-site.ts';

const path = fc.integer({ min: 0, max: 11 }).map((number) => `/p${number}`);
const outside = fc.constantFrom(
  'https://other.example/',
  '/private/x',
  '/plan.pdf',
  '/logout',
  '/news/1',
  'mailto:x@y.example',
);
const anywhere = fc.oneof({ arbitrary: path, weight: 4 }, { arbitrary: outside, weight: 1 });
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { arbitrary: fc.record({ links: fc.array(anywhere, { maxLength: 5 }) }), weight: 5 },
  { arbitrary: fc.record({ redirectsTo: anywhere, links: fc.array(anywhere, { maxLength: 3 }) }), weight: 2 },
  {
    arbitrary: fc.constantFrom<Answer>(
      { state: 'skipped', reason: 'not-html' },
      { state: 'blocked', reason: 'forbidden', status: 403 },
      { state: 'failed', reason: 'http-error', status: 404, redirectsTo: '/p3' },
      { state: 'failed', reason: 'timed-out' },
    ),
    weight: 1,
  },
);
const site = fc.dictionary(path, answer, { maxKeys: 12 });
const plan = fc.record({
  start: fc.array(path, { minLength: 1, maxLength: 3 }),
  sitemap: fc.array(anywhere, { maxLength: 5 }),
  maxPages: fc.integer({ min: 1, max: 14 }),
  maxDepth: fc.integer({ min: 0, max: 4 }),
});

type Site = Readonly<Record<string, Answer>>;
type Limits = { start: string[]; sitemap: string[]; maxPages: number; maxDepth: number };

/** `hold` is called for every visit and decides when it finishes. */
async function crawlOnce(graph: Site, limits: Limits, concurrency: number, hold?: () => Promise<void>) {
  const visits: string[] = [];
  const { start, sitemap, maxPages, maxDepth } = limits;
  const result = await crawl(
    planOf({
      start: start.map(at),
      sitemapUrls: sitemap.map(at),
      limits: { maxPages, maxDepth, exclude: ['/news'] },
      robots: forbidding('/private'),
      concurrency,
    }),
    {
      emit: () => undefined,
      async visit(url) {
        visits.push(url);
        await hold?.();
        return filed(url, graph[url.slice(SITE.length)] ?? {});
      },
    },
    new AbortController().signal,
  );
  return { ...result, visits };
}

describe('any site', () => {
  it('gives the same outcomes and records whatever finishes first and however many at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        site,
        plan,
        fc.integer({ min: 2, max: 4 }),
        fc.scheduler(),
        async (graph, limits, concurrency, order) => {
          const expected = await crawlOnce(graph, limits, 1);
          const running = crawlOnce(graph, limits, concurrency, () => order.schedule(Promise.resolve()));
          const actual = await order.waitFor(running);
          expect(actual.outcomes).toEqual(expected.outcomes);
          expect(actual.records).toEqual(expected.records);
          expect(actual.visits.toSorted()).toEqual(expected.visits.toSorted());
        },
      ),
      { numRuns: 150 },
    );
  });

  it('accounts for every address once and stays within its limits', async () => {
    await fc.assert(
      fc.asyncProperty(site, plan, async (graph, limits) => {
        const { outcomes, records, visits } = await crawlOnce(graph, limits, 2);
        const urls = outcomes.map((outcome) => outcome.url);
        expect(new Set(urls).size).toBe(urls.length);
        expect(new Set(visits).size).toBe(visits.length);
        expect(urls).toEqual(expect.arrayContaining(visits));

        const { planned, scanned, skipped, blocked, failed } = coverageOf(outcomes);
        expect(planned).toBe(scanned + skipped + blocked + failed);
        expect(scanned + blocked + failed).toBeLessThanOrEqual(limits.maxPages);
        expect(records.map(({ url }) => url)).toEqual(
          outcomes.filter(({ state }) => state === 'scanned').map(({ url }) => url),
        );
        for (const { state, reason, depth, finalUrl } of outcomes) {
          expect(reason === null).toBe(state === 'scanned');
          if (state === 'scanned') expect(depth).toBeLessThanOrEqual(limits.maxDepth);
          if (state === 'scanned') expect(finalUrl).toContain(SITE);
        }
        // Two scanned addresses never show the same page.
        const shown = outcomes.filter(({ state }) => state === 'scanned').map(({ finalUrl }) => finalUrl);
        expect(new Set(shown).size).toBe(shown.length);
      }),
      { numRuns: 200 },
    );
  });
});
