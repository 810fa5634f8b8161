import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../../src/crawl/feedback.ts';
import type { Paced } from '../../../src/crawl/pace.ts';
import { afterTries, retryPlan, withRetry } from '../../../src/crawl/retry.ts';
import { createSlots } from '../../../src/crawl/slots.ts';
import type { UrlReason } from '../../../src/model/evidence.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

describe('retryPlan', () => {
  it.each<[reason: UrlReason | null, status: number | null, worth: boolean]>([
    ['timed-out', null, true],
    ['reset', null, true],
    ['crashed', null, true],
    ['other', null, true],
    ['rate-limited', 429, true],
    ['http-error', 500, true],
    ['http-error', 502, true],
    ['http-error', 503, true],
    ['http-error', 408, true],
    ['http-error', 400, false],
    ['http-error', 404, false],
    ['http-error', 410, false],
    ['http-error', 501, false],
    ['http-error', null, false],
    ['dns', null, false],
    ['tls', null, false],
    ['refused', null, false],
    ['redirect-loop', null, false],
    ['too-large', null, false],
    ['sign-in', 401, false],
    ['forbidden', 403, false],
    ['challenge', 503, false],
    ['robots-unavailable', null, false],
    ['not-html', 200, false],
    ['interrupted', null, false],
    [null, 200, false],
  ])('%s %s: %s', (reason, status, worth) => {
    expect(retryPlan({ reason, status }).worth).toBe(worth);
  });
});

const answer = (value: string, feedback: Partial<Feedback> = {}): Paced<string> => ({
  kind: 'done',
  value,
  feedback: { latencyMs: null, status: null, retryAfterMs: null, state: 'failed', reason: 'timed-out', ...feedback },
});
const SCANNED = answer('page', { state: 'scanned', reason: null, status: 200 });
const STOPPED: Paced<string> = { kind: 'stopped' };
const GIVEN_UP: Paced<string> = { kind: 'given-up', state: 'blocked', reason: 'rate-limited', detail: 'Enough.' };
const waiting = (retryAfterMs: number) =>
  answer('wait', { state: 'blocked', reason: 'rate-limited', status: 429, retryAfterMs });

describe('withRetry', () => {
  it.each<[name: string, answers: readonly Paced<string>[], ends: Paced<string>, tries: number, sleeps: number[]]>([
    ['a page', [SCANNED], SCANNED, 1, []],
    ['a page that will not change', [answer('x', { reason: 'dns' })], answer('x', { reason: 'dns' }), 1, []],
    ['better the second time', [answer('1'), SCANNED], SCANNED, 2, [1000]],
    ['better the third time', [answer('1'), answer('2'), SCANNED], SCANNED, 3, [1000, 4000]],
    ['never better', [answer('1'), answer('2'), answer('3')], answer('3'), 3, [1000, 4000]],
    [
      'worse in a lasting way',
      [answer('1'), answer('2', { reason: 'dns' })],
      answer('2', { reason: 'dns' }),
      2,
      [1000],
    ],
    ['a wish to wait', [waiting(30_000), SCANNED], SCANNED, 2, [30_000]],
    ['a wish for a short wait', [waiting(0), SCANNED], SCANNED, 2, [0]],
    ['a wish for too long a wait', [waiting(120_001)], waiting(120_001), 1, []],
    ['given up before', [GIVEN_UP], GIVEN_UP, 0, []],
    ['stopped before', [STOPPED], STOPPED, 0, []],
    ['stopped half-way', [answer('1'), STOPPED], STOPPED, 1, [1000]],
  ])('%s', async (_, answers, ends, tries, sleeps) => {
    const clock = fakeClock();
    const left = [...answers];
    const visit = async () => {
      const next = left.shift();
      if (!next) throw new Error('One visit too many.');
      return next;
    };
    const { signal } = new AbortController();
    const result = await clock.until(withRetry(visit, clock, { times: 2, signal }));
    expect(result).toEqual({ result: ends, tries });
    expect(clock.sleeps).toEqual(sleeps);
    expect(left).toEqual([]);
  });
});

describe('a page whose next try was due', () => {
  const { signal } = new AbortController();

  it('keeps its own answer when its host is given up in the meantime, and is not done', async () => {
    const clock = fakeClock();
    const left = [answer('1'), GIVEN_UP];
    const visit = async () => left.shift() ?? SCANNED;
    const result = await clock.until(withRetry(visit, clock, { times: 2, signal }));
    expect(result).toEqual({ result: answer('1'), tries: 1, cutOff: true });
  });

  it('lets others go on while it waits', async () => {
    const clock = fakeClock();
    const slots = createSlots(1);
    const ends: [string, number][] = [];
    const left = [answer('1'), SCANNED];
    const tried = slots(async (rest) => {
      await withRetry(async () => left.shift() ?? SCANNED, clock, { times: 2, signal, rest });
      ends.push(['tried again', clock.elapsed]);
    });
    const others = [200, 300].map((ms) =>
      slots(async () => {
        await clock.sleep(ms);
        ends.push(['other', clock.elapsed]);
      }),
    );
    await clock.until(Promise.all([tried, ...others]));
    expect(ends).toEqual([
      ['other', 200],
      ['other', 500],
      ['tried again', 1000],
    ]);
  });
});

describe('afterTries', () => {
  it.each([
    ['The page did not load in time.', 1, 'The page did not load in time.'],
    ['The page did not load in time.', 3, 'The page did not load in time. We tried three times.'],
    ['', 2, ''],
  ])('%s after %i', (detail, tries, sentence) => {
    expect(afterTries(detail, tries)).toBe(sentence);
  });
});
