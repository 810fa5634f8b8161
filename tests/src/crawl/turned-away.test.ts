import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/crawl/coverage.ts';
import { crawl, type FiledVisit } from '../../../src/crawl/crawl.ts';
import { journalAfter } from '../../../src/crawl/journal.ts';
import { createPaces } from '../../../src/crawl/paces.ts';
import { visitPolitely } from '../../../src/crawl/polite.ts';
import { turnsFor } from '../../../src/crawl/turns.ts';
import type { Answered } from '../../../src/ports.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';
import { at, filed, planOf } from './made-up-site.ts';

const PAGES = 20;
const BESIDE = 12;
const PATHS = Array.from({ length: PAGES - 1 }, (_, page) => `/${page + 1}`);

/** How a visit ends that does not end well. */
type Bad = Partial<Pick<FiledVisit['visit'], 'state' | 'reason' | 'status' | 'retryAfterMs'>>;
/** What request `number` for a page brings, counted from 1, `ms` after the first of all. Null is the page. */
type Behaves = (number: number, ms: number) => Bad | null;

const FORBIDDEN: Bad = { state: 'blocked', reason: 'forbidden', status: 403 };
const CHALLENGE: Bad = { state: 'blocked', reason: 'challenge', status: 403 };
const TOO_MANY: Bad = { state: 'blocked', reason: 'rate-limited', status: 429 };
const UNAVAILABLE: Bad = { state: 'failed', reason: 'http-error', status: 503 };
const REFUSED: Bad = { state: 'failed', reason: 'refused' };
const RESET: Bad = { state: 'failed', reason: 'reset' };
const afterSecond = (bad: Bad): Bad => ({ ...bad, retryAfterMs: 1000 });

/**
 * A scan of a made-up site by a clock of its own: its pages, which the first and the sitemap name, and then what is asked beside
 * them. Where each takes longer than the pause between two, two of them are in flight.
 */
async function scanned(behaves: Behaves, takesMs = 50) {
  const clock = fakeClock();
  const paces = createPaces(clock);
  const options = { mostInFlight: 2, delayMs: 250, byLatency: true, quietHours: null, warn: () => {} };
  const paceOf = (url: string) => paces.site(url, options);
  const { signal } = new AbortController();
  const asked: string[] = [];
  let requests = 0;
  const answer = async () => {
    requests += 1;
    const bad = behaves(requests, clock.elapsed);
    await clock.sleep(takesMs);
    return bad;
  };
  const ports = {
    ...{ clock, paceOf, journal: journalAfter([], async () => {}) },
    async visit(url: string): Promise<FiledVisit> {
      asked.push(url);
      const bad = await answer();
      const page = filed(url, bad ? { state: 'failed' } : { links: PATHS });
      return { ...page, visit: { ...page.visit, ...bad } };
    },
  };
  const plan = planOf({ concurrency: 2, sitemapUrls: PATHS.map(at), limits: { maxPages: PAGES } });
  const visit = {
    emit: () => {},
    visit: (url: string, rest: Parameters<typeof visitPolitely>[3]) => visitPolitely(url, ports, signal, rest),
  };
  const { outcomes } = await clock.until(crawl(plan, visit, signal));
  const turn = turnsFor(paceOf, signal);
  const ask = async (): Promise<Answered<true>> => {
    const { status = null, reason = null, retryAfterMs = null } = (await answer()) ?? { status: 200 };
    return { value: true, status, reason: reason as Answered<true>['reason'], retryAfterMs };
  };
  for (let beside = 0; beside < BESIDE; beside += 1) await clock.until(turn(at('/'), ask));
  const { planned, scanned, skipped, blocked, failed } = coverageOf(outcomes);
  return {
    accounts: { planned, scanned, skipped, blocked, failed },
    triesOfOne: Math.max(...PATHS.map((path) => asked.filter((url) => url === at(path)).length)),
    ...{ outcomes, seconds: clock.elapsed / 1000 },
  };
}

const from =
  (first: number, bad: Bad): Behaves =>
  (number) =>
    number >= first ? bad : null;
const every =
  (nth: number, bad: Bad): Behaves =>
  (number) =>
    number % nth === 0 ? bad : null;

const during = (start: number, end: number, bad: Bad): Behaves => {
  return (_, ms) => (ms >= start && ms < end ? bad : null);
};

describe('a site of 20 pages that turns us away', () => {
  it.each<[name: string, behaves: Behaves, most: number, scanned: number, rest: 'blocked' | 'failed']>([
    ['always 403', from(1, FORBIDDEN), 45, 0, 'blocked'],
    ['403 from the ninth on', from(9, FORBIDDEN), 45, 8, 'blocked'],
    ['always 429, in a second', from(1, afterSecond(TOO_MANY)), 15, 0, 'blocked'],
    ['429, in a second, from the ninth on', from(9, afterSecond(TOO_MANY)), 15, 8, 'blocked'],
    ['always 429', from(1, TOO_MANY), 70, 0, 'blocked'],
    ['429 from the ninth on', from(9, TOO_MANY), 70, 8, 'blocked'],
    ['503 from the ninth on', from(9, UNAVAILABLE), 70, 8, 'failed'],
    ['always a challenge', from(1, CHALLENGE), 70, 0, 'blocked'],
    ['a challenge from the ninth on', from(9, CHALLENGE), 70, 8, 'blocked'],
    ['no server after five', from(6, REFUSED), 10, 5, 'failed'],
    ['broken off after five', from(6, RESET), 70, 5, 'failed'],
    ['429 or broken off', (number) => (number % 2 === 0 ? TOO_MANY : RESET), 70, 0, 'blocked'],
  ])(
    '%s: is left in little more than a minute, and no page is asked for again',
    async (_, behaves, most, pages, rest) => {
      const { accounts, seconds, triesOfOne } = await scanned(behaves);
      expect(seconds).toBeLessThan(most);
      const { blocked, failed } = accounts;
      expect(blocked + failed).toBe(PAGES - pages);
      expect(accounts).toMatchObject({ planned: PAGES, scanned: pages, skipped: 0 });
      expect(accounts[rest]).toBeGreaterThan(0);
      expect(triesOfOne).toBe(1);
    },
  );

  it.each([
    ['one page in flight', 50, 125],
    ['two, which are turned away together', 2000, 140],
  ])('is waited for twice where it says for how long, however long that is: %s', async (_, takesMs, most) => {
    const { accounts, seconds } = await scanned(from(9, { ...TOO_MANY, retryAfterMs: 60_000 }), takesMs);
    expect(seconds).toBeGreaterThan(120);
    expect(seconds).toBeLessThan(most);
    expect(accounts).toMatchObject({ scanned: 8, blocked: 12 });
  });

  it('says of a mixture of refusals no more than is true', async () => {
    const { outcomes } = await scanned((number) => (number % 2 === 0 ? TOO_MANY : RESET));
    const left = outcomes.filter(({ notAsked }) => notAsked);
    expect(left.length).toBeGreaterThan(5);
    for (const { detail } of left) expect(detail).toMatch(/^The server gave no usable answer \d+ times in a row/);
  });
});

describe('a site of 20 pages that turns us away for a while', () => {
  it.each<[name: string, behaves: Behaves, most: number]>([
    ['429 for every sixth request, in a second', every(6, afterSecond(TOO_MANY)), 35],
    ['429 for every sixth request', every(6, TOO_MANY), 60],
    ['503 for five seconds', during(2000, 7000, UNAVAILABLE), 60],
    ['503 for 25 seconds', during(2000, 27_000, UNAVAILABLE), 120],
    ['broken off for 15 seconds', during(2000, 17_000, RESET), 120],
    // 31.5 s are over when it is turned away for the seventh time, which is less than its share: the next half minute follows.
    ['503 for 40 seconds', during(2000, 42_000, UNAVAILABLE), 180],
    // Nobody else is left to find out that it has recovered.
    ['503 for the last pages, for ten seconds', (number, ms) => (number > 17 && ms < 15_000 ? UNAVAILABLE : null), 60],
  ])('%s: is seen whole', async (_, behaves, most) => {
    const { accounts, seconds } = await scanned(behaves);
    expect(accounts).toEqual({ planned: PAGES, scanned: PAGES, skipped: 0, blocked: 0, failed: 0 });
    expect(seconds).toBeLessThan(most);
  });

  it.each<[name: string, behaves: Behaves, most: number]>([
    ['429 for every sixth request, in a second', every(6, afterSecond(TOO_MANY)), 75],
    ['429 for 100 seconds, in a minute', during(10_000, 110_000, { ...TOO_MANY, retryAfterMs: 60_000 }), 200],
    ['503 for 25 seconds', during(2000, 27_000, UNAVAILABLE), 140],
  ])('%s: is seen whole with two pages in flight', async (_, behaves, most) => {
    const { accounts, seconds } = await scanned(behaves, 2000);
    expect(accounts).toEqual({ planned: PAGES, scanned: PAGES, skipped: 0, blocked: 0, failed: 0 });
    expect(seconds).toBeLessThan(most);
  });
});
