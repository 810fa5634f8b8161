import { describe, expect, it } from 'vitest';
import { askLinks, linkPauseMs } from '../../../src/crawl/ask-links.ts';
import { createPaces } from '../../../src/crawl/paces.ts';
import type { LinkCheck } from '../../../src/model/evidence.ts';
import type { Answered } from '../../../src/ports.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

type Answer = Partial<Omit<Answered<LinkCheck>, 'value'>>;

/** Asks for paths of one host, or for whole addresses, and notes when each was asked for. */
function asking(answers: (path: string) => Answer = () => ({}), { delayMs = 0, pause = 0, start = '' } = {}) {
  const clock = fakeClock(start || undefined);
  const asked: [string, number][] = [];
  const warnings: string[] = [];
  const stopping = new AbortController();
  const paces = createPaces(clock);
  let running = 0;
  let mostAtOnce = 0;
  const options = {
    mostInFlight: 2,
    delayMs,
    byLatency: true,
    quietHours: start ? { from: '20:00', to: '06:00' } : null,
    warn: (message: string) => warnings.push(message),
  };
  const visitor = {
    async checkLink(url: string): Promise<Answered<LinkCheck>> {
      const path = url.replace('https://a.example', '');
      asked.push([path, clock.elapsed]);
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      await clock.sleep(10);
      running -= 1;
      const answer = { status: 200, reason: null, retryAfterMs: null, ...answers(path) };
      const works = answer.status !== null && answer.status < 400;
      const value = { url, status: answer.status, result: works ? 'works' : 'broken', reason: '' } as const;
      return { ...answer, value };
    },
  };
  const paceOf = (url: string) => paces.site(url, options);
  const ask = (...paths: string[]) =>
    askLinks(
      paths.map((path) => (path.startsWith('/') ? `https://a.example${path}` : path)),
      { clock, visitor, paceOf, pauseMs: () => pause },
      stopping.signal,
    );
  return { clock, ask, asked, warnings, stop: () => stopping.abort(), most: () => mostAtOnce };
}

describe('askLinks', () => {
  it('asks a host one link at a time with the pause between, hosts side by side', async () => {
    const { clock, ask, asked, most } = asking(undefined, { pause: 1000 });
    const checks = await clock.until(ask('/1', 'https://b.example/1', '/2', '/3'));
    expect(asked).toEqual([
      ['/1', 0],
      ['https://b.example/1', 0],
      ['/2', 1010],
      ['/3', 2020],
    ]);
    expect(checks.map(({ result }) => result)).toEqual(['works', 'works', 'works', 'works']);
    expect(most()).toBe(2);
  });

  it('keeps the delay of the host where that is longer', async () => {
    const { clock, ask, asked } = asking(undefined, { delayMs: 5000 });
    await clock.until(ask('/1', '/2', '/3'));
    expect(asked.map(([, at]) => at)).toEqual([0, 5000, 10_000]);
  });

  it('waits as a server asks before the next link', async () => {
    const wait = { status: 429, reason: 'rate-limited', retryAfterMs: 30_000 } as const;
    const { clock, ask, asked, warnings } = asking((path) => (path === '/1' ? wait : {}));
    await clock.until(ask('/1', '/2'));
    expect(asked.map(([, at]) => at)).toEqual([0, 30_010]);
    expect(warnings.join(' ')).toContain('asked us to wait');
  });

  it('keeps quiet hours', async () => {
    const { clock, ask, asked } = asking(undefined, { start: '2026-11-23T05:59:59.995Z' });
    await clock.until(ask('/1', '/2'));
    expect(asked.map(([, at]) => at)).toEqual([0, 5 + 14 * 3_600_000]);
  });

  it.each([
    ['refused', 11],
    // Its silence slows us down, and that wears us out sooner.
    ['timed-out', 10],
  ] as const)('leaves alone who turns away many in a row, and only them: %s', async (reason, most) => {
    const many = Array.from({ length: 30 }, (_, number) => `/${number}`);
    const { clock, ask, asked } = asking((path) => (path.startsWith('/') ? { status: null, reason } : { status: 200 }));
    const checks = await clock.until(ask(...many, 'https://b.example/1'));
    expect(asked).toHaveLength(most);
    expect(checks).toHaveLength(most);
  });

  it('stops at once when the scan is stopped', async () => {
    const { clock, ask, asked, stop } = asking(undefined, { pause: 1000 });
    void clock.sleep(500).then(stop);
    await clock.until(ask('/1', '/2'));
    expect(asked).toEqual([['/1', 0]]);
    expect(clock.elapsed).toBe(500);
  });
});

it.each([
  [250, false, 1000],
  [5000, false, 5000],
  [0, true, 0],
])('with a delay of %i, own %s: %i', (delayMs, own, pause) => {
  expect(linkPauseMs({ delayMs }, own)).toBe(pause);
});
