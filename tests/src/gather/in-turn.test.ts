import { describe, expect, it } from 'vitest';
import { createPaces } from '../../../src/crawl/paces.ts';
import type { Hours } from '../../../src/crawl/quiet-hours.ts';
import { turnsFor } from '../../../src/crawl/turns.ts';
import type { HttpClient } from '../../../src/gather/http.ts';
import { inTurn } from '../../../src/gather/site/in-turn.ts';
import { fetchSitemaps } from '../../../src/gather/site/sitemap.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

const ORIGIN = 'https://www.ambleford.example';
type Got = Awaited<ReturnType<HttpClient['get']>>;

const answer = (status: number, headers: readonly (readonly [string, string])[] = [], body = ''): Got => ({
  ok: true,
  value: { url: ORIGIN, status, headers, redirects: [], bytes: new TextEncoder().encode(body), truncated: false },
});
const silent: Got = { ok: false, error: { code: 'timed-out', message: 'Nothing came.' } };

interface Setting {
  readonly delayMs?: number;
  readonly quietHours?: Hours;
  readonly start?: string;
}

/** Requests beside the pages, and when each of them was made. */
function probing(answers: (path: string) => Got, { delayMs = 0, quietHours, start }: Setting = {}) {
  const clock = fakeClock(start);
  const asked: [string, number][] = [];
  const get = async (url: string) => {
    const path = url.slice(ORIGIN.length);
    asked.push([path, clock.elapsed]);
    return answers(path);
  };
  const http = {
    get,
    async follow(url: string) {
      const got = await get(url);
      if (!got.ok) throw new Error(got.error.message);
      return { response: new Response(null, { status: got.value.status }), url, redirects: [], endless: false };
    },
  } as unknown as HttpClient;
  const stopping = new AbortController();
  const options = { mostInFlight: 2, delayMs, byLatency: true, quietHours: quietHours ?? null, warn: () => {} };
  const paces = createPaces(clock);
  const turn = turnsFor((url) => paces.site(url, options), stopping.signal);
  const polite = inTurn(http, turn, clock, 20_000);
  const getPath = (path: string) => clock.until(polite.get(ORIGIN + path, 1000));
  return { clock, polite, get: getPath, asked, stop: () => stopping.abort() };
}

describe('requests about the site as a whole', () => {
  it('keep the distance that pages keep', async () => {
    const { get, asked } = probing(() => answer(200), { delayMs: 3000 });
    for (const path of ['/robots.txt', '/sitemap.xml', '/more.xml']) await get(path);
    expect(asked.map(([, at]) => at)).toEqual([0, 3000, 6000]);
  });

  it('wait as the server asks', async () => {
    const { get, asked } = probing((path) =>
      path === '/robots.txt' ? answer(429, [['retry-after', '45']]) : answer(200),
    );
    await get('/robots.txt');
    await get('/sitemap.xml');
    expect(asked.map(([, at]) => at)).toEqual([0, 45_000]);
  });

  it('wait for the hours in which the site may be scanned', async () => {
    const setting = { quietHours: { from: '20:00', to: '06:00' }, start: '2026-11-23T19:00:00.000Z' };
    const { get, asked } = probing(() => answer(200), setting);
    await get('/robots.txt');
    expect(asked).toEqual([['/robots.txt', 3_600_000]]);
  });

  it('are not made once the scan is stopped, and say so', async () => {
    const { get, asked, stop } = probing(() => answer(200));
    stop();
    expect(await get('/robots.txt')).toMatchObject({ ok: false, error: { code: 'not-asked' } });
    expect(asked).toEqual([]);
  });

  it('are left out where links were turned away, but for robots.txt, which the pages depend on', async () => {
    const { get, asked } = probing((path) =>
      path === '/robots.txt' ? answer(200, [], 'User-agent: *\nDisallow: /') : answer(503),
    );
    for (let link = 1; link <= 12; link += 1) await get(`/${link}`);
    expect(asked.length).toBeLessThan(12);
    const got = await get('/robots.txt');
    expect(got.ok && new TextDecoder().decode(got.value.bytes)).toContain('Disallow: /');
  });

  it('are made again where the server has recovered, one for each wait until it has', async () => {
    const { clock, get, asked } = probing(() => answer(clock.elapsed < 200_000 ? 503 : 200));
    const ask = async (links: number) => {
      const before = asked.length;
      for (let link = 1; link <= links; link += 1) await get(`/${link}`);
      return asked.length - before;
    };
    expect(await ask(12)).toBeLessThan(12);
    expect(await ask(12)).toBe(0);
    await clock.until(clock.sleep(40_000));
    expect(await ask(12)).toBe(1);
    await clock.until(clock.sleep(200_000));
    expect(await ask(12)).toBe(12);
  });

  it('end after three silences in a row, however many sitemaps are named', async () => {
    const { clock, polite, asked } = probing((path) => (path === '/1.xml' ? answer(404) : silent));
    const named = [0, 1, 2, 3, 4, 5, 6].map((file) => `${ORIGIN}/${file}.xml`);
    const got = await clock.until(fetchSitemaps(ORIGIN, named, polite));
    expect(got.ok && got.value.files.map(({ status }) => status)).toEqual([0, 404, 0, 0, 0]);
    expect(asked.map(([path]) => path)).toEqual(['/0.xml', '/1.xml', '/2.xml', '/3.xml', '/4.xml']);
  });
});
