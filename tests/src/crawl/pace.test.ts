import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../../src/crawl/feedback.ts';
import { createPace, type Paced, type PaceOptions } from '../../../src/crawl/pace.ts';
import { createPaces } from '../../../src/crawl/paces.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

const GOOD: Feedback = { latencyMs: 100, status: 200, retryAfterMs: null, state: 'scanned', reason: null };
const TOO_MANY: Feedback = { ...GOOD, latencyMs: null, status: 429, state: 'blocked', reason: 'rate-limited' };
const DOWN: Feedback = { ...GOOD, latencyMs: null, status: 503, state: 'failed', reason: 'http-error' };
const FORBIDDEN: Feedback = { ...GOOD, latencyMs: null, status: 403, state: 'blocked', reason: 'forbidden' };
const SILENT: Feedback = { ...GOOD, latencyMs: null, status: null, state: 'failed', reason: 'timed-out' };
const NO_NAME: Feedback = { ...SILENT, reason: 'dns' };

/** After so many good pages a host has all the patience that there is. */
const SEEN = 150;

interface Setting {
  readonly options?: Partial<PaceOptions>;
  readonly start?: string;
  /** How long each page takes. */
  readonly takesMs?: number;
  /** What the page with this number answers. */
  readonly answers?: (page: number) => Feedback;
}

function paced({ options, start, takesMs = 10, answers = () => GOOD }: Setting = {}) {
  const clock = fakeClock(start);
  const warnings: string[] = [];
  const stopping = new AbortController();
  const all: PaceOptions = {
    host: 'www.ambleford.example',
    mostInFlight: 2,
    delayMs: 0,
    byLatency: true,
    quietHours: null,
    warn: (message) => warnings.push(message),
    ...options,
  };
  const pace = createPace(all, clock);
  /** When each page was started, and how many were under way then, itself included. */
  const starts: number[] = [];
  const together: number[] = [];
  let running = 0;
  const visit = (page: number): Promise<Paced<number>> =>
    pace.run(async () => {
      running += 1;
      starts.push(clock.elapsed);
      together.push(running);
      await clock.sleep(takesMs);
      running -= 1;
      return { value: page, feedback: answers(page) };
    }, stopping.signal);
  const pages = (count: number) => clock.until(Promise.all(Array.from({ length: count }, (_, page) => visit(page))));
  return { clock, pages, visit, starts, together, warnings, stop: () => stopping.abort() };
}

const kinds = (results: readonly Paced<number>[]) => results.map(({ kind }) => kind);
const gaps = (starts: readonly number[]) => starts.slice(1).map((start, index) => start - (starts[index] ?? 0));

describe('a host that answers well', () => {
  it('is visited in order, with no more pages at once than allowed', async () => {
    const { pages, together, starts } = paced({ options: { mostInFlight: 3 } });
    const results = await pages(9);
    expect(results.map((result) => result.kind === 'done' && result.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Math.max(...together)).toBe(3);
    expect(starts).toEqual([0, 0, 0, 10, 10, 10, 20, 20, 20]);
  });

  it('is left the time between two starts, however quickly it answers', async () => {
    const { pages, starts } = paced({ options: { delayMs: 250 } });
    await pages(4);
    expect(starts).toEqual([0, 250, 500, 750]);
  });

  it('is waited for no longer because a clock stands still', async () => {
    const sleeps: number[] = [];
    const clock = {
      now: () => '2026-11-23T09:00:00.000Z',
      async sleep(ms: number) {
        sleeps.push(ms);
      },
    };
    const options = { host: '', mostInFlight: 1, delayMs: 250, byLatency: true, quietHours: null, warn: () => {} };
    const pace = createPace(options, clock);
    const { signal } = new AbortController();
    for (const value of [1, 2, 3]) await pace.run(async () => ({ value, feedback: GOOD }), signal);
    expect(sleeps).toEqual([250, 250]);
  });

  it('has its place taken again after work that broke', async () => {
    const clock = fakeClock();
    const options = { host: '', mostInFlight: 1, delayMs: 0, byLatency: true, quietHours: null, warn: () => {} };
    const pace = createPace(options, clock);
    const { signal } = new AbortController();
    await expect(pace.run(() => Promise.reject(new Error('a bug')), signal)).rejects.toThrow('a bug');
    const next = pace.run(async () => ({ value: 1, feedback: GOOD }), signal);
    expect(await clock.until(next)).toMatchObject({ kind: 'done', value: 1 });
  });
});

describe('a host under strain', () => {
  it.each<[name: string, answer: Feedback]>([
    ['too many requests', TOO_MANY],
    ['unavailable', DOWN],
    ['a challenge', { ...FORBIDDEN, reason: 'challenge' }],
    ['a wish to wait', { ...FORBIDDEN, retryAfterMs: 0 }],
  ])('gets half the pages and twice the pause: %s', async (_, answer) => {
    const { pages, starts, together, warnings } = paced({
      options: { mostInFlight: 4, delayMs: 1000 },
      takesMs: 3500,
      answers: (page) => (page === 0 ? answer : GOOD),
    });
    await pages(8);
    // Starts at 0, 1, 2 and 3 s; the answer to the first comes at 3.5 s.
    expect(starts.slice(0, 4)).toEqual([0, 1000, 2000, 3000]);
    expect(Math.max(...together.slice(0, 4))).toBe(4);
    expect(Math.max(...together.slice(5))).toBe(2);
    expect(Math.min(...gaps(starts.slice(3)))).toBeGreaterThanOrEqual(2000 - 500);
    expect(gaps(starts.slice(4)).every((gap) => gap >= 1500)).toBe(true);
    expect(warnings).toEqual([
      'www.ambleford.example seems to be under strain, so we slow down: 2 pages at a time, and at least 2 seconds between two.',
    ]);
  });

  it('takes two refusals of pages in flight together for one sign', async () => {
    const { pages, warnings } = paced({
      options: { mostInFlight: 4 },
      answers: (page) => (page < 4 ? TOO_MANY : GOOD),
    });
    await pages(6);
    expect(warnings[0]).toContain('2 pages at a time');
  });

  it('doubles the pause up to half a minute, and no further', async () => {
    const { pages, starts } = paced({ answers: (page) => (page < SEEN ? GOOD : TOO_MANY) });
    await pages(SEEN + 10);
    expect(gaps(starts.slice(SEEN + 1))).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(Math.max(...gaps(starts))).toBe(30_000);
  });

  it('keeps a longer pause that was asked for', async () => {
    const { pages, starts } = paced({ options: { delayMs: 60_000 }, answers: () => TOO_MANY });
    await pages(3);
    expect(gaps(starts)).toEqual([60_000, 60_000]);
  });

  it('is visited faster again step by step: the pause first, then the pages in flight', async () => {
    const { pages, starts, together, warnings } = paced({
      options: { mostInFlight: 2 },
      takesMs: 10,
      answers: (page) => (page === 0 ? TOO_MANY : GOOD),
    });
    await pages(40);
    // Page 1 was under way already, and its good answer counts.
    expect(gaps(starts).slice(1, 11)).toEqual([500, 500, 500, 500, 500, 500, 500, 500, 500, 10]);
    expect(together.slice(2, 21).every((pagesAtOnce) => pagesAtOnce === 1)).toBe(true);
    expect(Math.max(...together.slice(-5))).toBe(2);
    expect(warnings.at(-1)).toBe('www.ambleford.example answers well again: back to full speed.');
  });

  it.each<[name: string, answers: (page: number) => Feedback, slows: boolean]>([
    ['one page that nobody may see', (page) => (page === 5 ? FORBIDDEN : GOOD), false],
    ['two of them', (page) => (page === 5 || page === 6 ? FORBIDDEN : GOOD), false],
    ['three in a row', (page) => (page >= 5 && page <= 7 ? FORBIDDEN : GOOD), true],
    ['one page that hangs', (page) => (page === 5 ? SILENT : GOOD), false],
    ['two in a row', (page) => (page === 5 || page === 6 ? SILENT : GOOD), true],
    ['broken pages', (page) => (page > 4 ? { ...DOWN, status: 500 } : GOOD), false],
    ['missing pages', (page) => (page > 4 ? { ...DOWN, status: 404 } : GOOD), false],
  ])('%s', async (_, answers, slows) => {
    const { pages, warnings } = paced({ answers });
    await pages(15);
    expect(warnings.length > 0).toBe(slows);
  });
});

describe('a host that answers more and more slowly', () => {
  const slowFrom =
    (from: number, latencyMs: number, usual = 300) =>
    (page: number): Feedback => ({ ...GOOD, latencyMs: page >= from ? latencyMs : usual });

  it.each<[name: string, setting: Setting, slows: boolean]>([
    ['three times the usual', { answers: slowFrom(20, 900) }, true],
    ['not twice the usual', { answers: slowFrom(20, 590) }, false],
    ['one slow page among many', { answers: (page) => ({ ...GOOD, latencyMs: page === 25 ? 9000 : 300 }) }, false],
    ['a few milliseconds more', { answers: slowFrom(20, 60, 5) }, false],
    ['before there is a usual', { answers: slowFrom(3, 900) }, false],
    ['our own machine', { answers: slowFrom(20, 900), options: { byLatency: false } }, false],
  ])('%s', async (_, setting, slows) => {
    const { pages, warnings } = paced(setting);
    await pages(30);
    expect(warnings.length > 0).toBe(slows);
  });

  it('costs a pause of five seconds at the most, until slow is the usual', async () => {
    const { pages, starts, warnings } = paced({ options: { delayMs: 1000 }, answers: slowFrom(20, 5000) });
    await pages(200);
    expect(Math.max(...gaps(starts))).toBe(5000);
    expect(warnings.at(-1)).toContain('back to full speed');
  });
});

describe('Retry-After', () => {
  it('keeps everybody waiting for as long as it says', async () => {
    const { pages, starts } = paced({
      options: { mostInFlight: 1 },
      answers: (page) => (page === 1 ? { ...TOO_MANY, retryAfterMs: 20_000 } : GOOD),
    });
    expect(kinds(await pages(4))).toEqual(['done', 'done', 'done', 'done']);
    expect(gaps(starts)).toEqual([10, 20_010, 500]);
  });

  it('counts in full, although the next page waits already', async () => {
    const { pages, starts } = paced({
      options: { delayMs: 60_000 },
      takesMs: 50_000,
      answers: (page) => (page === 0 ? { ...TOO_MANY, retryAfterMs: 120_000 } : GOOD),
    });
    await pages(2);
    expect(starts).toEqual([0, 170_000]);
  });

  it('is waited for up to two minutes', async () => {
    const { pages, starts } = paced({
      options: { mostInFlight: 1 },
      answers: (page) => (page === 0 ? { ...DOWN, retryAfterMs: 120_000 } : GOOD),
    });
    await pages(2);
    expect(starts).toEqual([0, 120_010]);
  });

  it('of more than that ends the visit, with a sentence', async () => {
    const { pages, starts, warnings } = paced({
      options: { mostInFlight: 1 },
      answers: (page) => (page === 1 ? { ...TOO_MANY, retryAfterMs: 3_600_000 } : GOOD),
    });
    const results = await pages(4);
    const detail =
      'The server asked us to wait 60 minutes, which is longer than a scan waits, so we left it alone and did not ask for this page.';
    expect(kinds(results)).toEqual(['done', 'done', 'given-up', 'given-up']);
    expect(results[3]).toEqual({ kind: 'given-up', state: 'blocked', reason: 'rate-limited', detail });
    expect(starts).toHaveLength(2);
    expect(warnings).toEqual([`www.ambleford.example: the rest of its pages is left out. ${detail}`]);
  });

  it('is heeded on a refusal only', async () => {
    const { pages, starts } = paced({ answers: () => ({ ...GOOD, retryAfterMs: 3_600_000 }) });
    await pages(2);
    expect(starts).toEqual([0, 0]);
  });
});

describe('a long wait', () => {
  const asked = (retryAfterMs: number): Feedback => ({ ...TOO_MANY, retryAfterMs });
  const waits = (warnings: readonly string[]) => warnings.filter((warning) => /wait/i.test(warning));

  it('that the server asked for is told before it begins, once for all pages in flight', async () => {
    const { pages, warnings } = paced({
      options: { mostInFlight: 4 },
      takesMs: 100,
      answers: (page) => (page < 4 ? asked(20_000) : page === 6 ? asked(60_000) : GOOD),
    });
    await pages(9);
    expect(waits(warnings)).toEqual([
      'www.ambleford.example asked us to wait (Retry-After), so we ask it for nothing for 20 seconds.',
      'www.ambleford.example asked us to wait (Retry-After), so we ask it for nothing for 60 seconds.',
    ]);
  });

  it('is not told when it is short', async () => {
    const { pages, warnings } = paced({
      options: { delayMs: 10_000 },
      answers: (page) => (page === 1 ? asked(10_000) : GOOD),
    });
    await pages(4);
    expect(waits(warnings).filter((warning) => warning.includes('Retry-After'))).toEqual([]);
  });

  it('between all pages is told once, and again when it changes', async () => {
    const { pages, warnings } = paced({
      options: { mostInFlight: 1, delayMs: 12_000 },
      answers: (page) => (page === 4 ? TOO_MANY : GOOD),
    });
    await pages(7);
    expect(waits(warnings)).toEqual([
      'www.ambleford.example: we wait 12 seconds between two requests, as the settings of this scan or its robots.txt ask for.',
      'www.ambleford.example: we wait 24 seconds between two requests, because it seems to be under strain.',
    ]);
  });
});

describe('a host that has had enough', () => {
  it.each<[name: string, answer: Feedback, asked: number, state: string, reason: string, says: string]>([
    ['429', TOO_MANY, 10, 'blocked', 'rate-limited', 'The server turned us away (HTTP 429) 10 times in a row'],
    ['403', FORBIDDEN, 20, 'blocked', 'forbidden', 'The server turned us away (HTTP 403) 20 times in a row'],
    ['challenge', { ...FORBIDDEN, reason: 'challenge' }, 10, 'blocked', 'challenge', 'sent a bot challenge 10 times'],
    ['503', DOWN, 10, 'failed', 'http-error', 'The server answered with an error (HTTP 503) 10 times in a row'],
    ['silence', SILENT, 10, 'failed', 'timed-out', 'The server gave no usable answer 10 times in a row'],
    ['no server', NO_NAME, 10, 'failed', 'dns', 'The server gave no usable answer 10 times in a row'],
  ])('is left alone: %s', async (_, answer, asked, state, reason, says) => {
    const { pages, starts } = paced({ options: { mostInFlight: 1 }, answers: (page) => (page < SEEN ? GOOD : answer) });
    const results = await pages(SEEN + 60);
    expect(starts).toHaveLength(SEEN + asked);
    expect(results.at(-1)).toMatchObject({ kind: 'given-up', state, reason, detail: expect.stringContaining(says) });
  });

  it('is not one that answers well in between', async () => {
    const { pages } = paced({ answers: (page) => (page % 5 === 4 ? GOOD : TOO_MANY) });
    expect(new Set(kinds(await pages(40)))).toEqual(new Set(['done']));
  });
});

describe('quiet hours', () => {
  const quietHours = { from: '20:00', to: '06:00' };

  it('are waited for, and said once', async () => {
    const { pages, starts, warnings } = paced({ options: { quietHours }, start: '2026-11-23T19:30:00.000Z' });
    await pages(3);
    expect(starts).toEqual([1_800_000, 1_800_000, 1_800_010]);
    expect(warnings).toEqual([
      'www.ambleford.example is scanned from 20:00 to 06:00 only, by the clocks of the United Kingdom. Waiting until 20:00.',
    ]);
  });

  it('interrupt a scan that outlives them', async () => {
    const { pages, starts, warnings } = paced({
      options: { quietHours, delayMs: 60_000 },
      start: '2026-11-23T05:58:00.000Z',
    });
    await pages(3);
    expect(starts).toEqual([0, 60_000, 120_000 + 14 * 3_600_000]);
    expect(warnings.filter((warning) => warning.includes('20:00'))).toHaveLength(1);
  });
});

describe('a scan that is stopped', () => {
  it('starts nothing more, whatever it was waiting for', async () => {
    const { clock, visit, starts, stop } = paced({ options: { delayMs: 600_000 } });
    const work = Promise.all([visit(0), visit(1), visit(2)]);
    const stopping = clock.sleep(1000).then(stop);
    expect(kinds(await clock.until(work))).toEqual(['done', 'stopped', 'stopped']);
    await stopping;
    expect(starts).toEqual([0]);
    expect(clock.elapsed).toBe(1000);
  });

  it('does not wait for the pages in flight to make room', async () => {
    const { clock, visit, stop } = paced({ options: { mostInFlight: 1 }, takesMs: 30_000 });
    const first = visit(0);
    const second = visit(1);
    void clock.sleep(1000).then(stop);
    expect((await clock.until(second)).kind).toBe('stopped');
    expect(clock.elapsed).toBe(1000);
    await clock.until(first);
  });
});

describe('createPaces', () => {
  const options = { mostInFlight: 1, delayMs: 1000, byLatency: true, quietHours: null, warn: () => {} };

  it('keeps one pace for each host', async () => {
    const clock = fakeClock();
    const paces = createPaces(clock);
    const paceFor = (url: string) => paces.site(url, options);
    const { signal } = new AbortController();
    const starts: [string, number][] = [];
    const visit = (url: string) =>
      paceFor(url).run(async () => {
        starts.push([url, clock.elapsed]);
        return { value: url, feedback: GOOD };
      }, signal);
    const urls = ['https://a.example/1', 'https://b.example/1', 'https://a.example/2'];
    await clock.until(Promise.all(urls.map(visit)));
    expect(starts.toSorted()).toEqual([
      ['https://a.example/1', 0],
      ['https://a.example/2', 1000],
      ['https://b.example/1', 0],
    ]);
  });

  it('goes on with what is known of a host, and tells whoever asks now', async () => {
    const clock = fakeClock();
    const paces = createPaces(clock);
    const { signal } = new AbortController();
    const told: string[][] = [[], []];
    const ask = (of: number, answer: Feedback, delayMs = 0) =>
      paces
        .site('https://a.example/', { ...options, delayMs, warn: (message) => told[of]?.push(message) })
        .run(async () => ({ value: clock.elapsed, feedback: answer }), signal);
    await clock.until(ask(0, TOO_MANY));
    const next = await clock.until(ask(1, { ...TOO_MANY, retryAfterMs: 3_600_000 }));
    expect(next).toMatchObject({ kind: 'done', value: 500 });
    expect((await ask(1, GOOD)).kind).toBe('given-up');
    expect(told).toEqual([[expect.stringContaining('slow down')], [expect.stringContaining('is left out')]]);
  });

  it('takes over a longer delay that was learned later, and no shorter one', async () => {
    const clock = fakeClock();
    const paces = createPaces(clock);
    const { signal } = new AbortController();
    const starts: number[] = [];
    for (const delayMs of [0, 0, 5000, 100]) {
      const pace = paces.site('https://a.example/', { ...options, delayMs });
      await clock.until(pace.run(async () => ({ value: starts.push(clock.elapsed), feedback: GOOD }), signal));
    }
    expect(starts).toEqual([0, 0, 5000, 10_000]);
  });

  it('has one pace for a host, with and without www, whether links or pages are asked for', () => {
    const paces = createPaces(fakeClock());
    const linked = paces.linked('https://a.example/x', options);
    expect(paces.linked('https://www.a.example/y', options)).toBe(linked);
    expect(paces.site('http://www.a.example/', options)).toBe(linked);
    expect(paces.site('https://a.example/', options)).toBe(linked);
    expect(paces.site('https://b.example/', options)).not.toBe(linked);
  });

  it.each(['before', 'after'])(
    'does not let a link of another target, asked %s, decide how fast a site is scanned',
    async (when) => {
      const clock = fakeClock();
      const paces = createPaces(clock);
      const { signal } = new AbortController();
      const told: string[] = [];
      const starts: number[] = [];
      const wishes = { ...options, mostInFlight: 2, delayMs: 0, warn: (message: string) => told.push(message) };
      const link = () => paces.linked('https://a.example/x', { ...options, delayMs: 20_000 });
      const page = (answer: Feedback) =>
        paces.site('https://a.example/', wishes).run(async () => {
          starts.push(clock.elapsed);
          await clock.sleep(10);
          return { value: 0, feedback: answer };
        }, signal);
      if (when === 'before') link();
      paces.site('https://a.example/', wishes);
      if (when === 'after') link();
      await clock.until(Promise.all([page(GOOD), page(GOOD), page(TOO_MANY)]));
      expect(starts).toEqual([0, 0, 10]);
      expect(told, 'its own target is told').toEqual([expect.stringContaining('slow down')]);
    },
  );
});
