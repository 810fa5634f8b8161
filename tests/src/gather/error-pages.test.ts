import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HttpClient, openHttp } from '../../../src/gather/http.ts';
import { errorPages } from '../../../src/gather/site/error-pages.ts';
import { robotsOf } from '../../../src/gather/site/robots-of.ts';
import type { LookingAround } from '../../../src/gather/site/site-gatherer.ts';
import type { UrlOutcome } from '../../../src/model/evidence.ts';
import { type Loopback, serveLoopback } from '../../helpers/loopback.ts';

const MISSING = '/lgdss-scanner-asks-for-a-missing-page';
let server: Loopback;
let http: HttpClient;
let robots = '';

beforeAll(async () => {
  server = await serveLoopback((_request, response, path) => {
    if (path === '/robots.txt') return void response.writeHead(200).end(robots);
    const status = Number(/\d{3}/.exec(path)?.[0] ?? 404);
    const retry = status === 503 ? { 'retry-after': '60' } : {};
    response.writeHead(status, retry).end(`Status ${status} ${'x'.repeat(30_000)}`);
  });
  http = openHttp({ userAgent: 'test-agent', timeoutMs: 2000, ignoreCertificateErrors: false });
});
afterAll(() => Promise.all([http.close(), server.close()]));

async function seenOf(paths: readonly string[], rest: Partial<UrlOutcome> = {}) {
  const outcomes = paths.map((path) => {
    const status = Number(/\d{3}/.exec(path)?.[0]);
    return { url: server.origin + path, state: 'failed', reason: 'http-error', status, ...rest } as UrlOutcome;
  });
  const around: Pick<LookingAround, 'origin' | 'outcomes' | 'http' | 'robots' | 'signal'> = {
    origin: server.origin,
    outcomes,
    http,
    robots: robotsOf(http, new AbortController().signal),
    signal: new AbortController().signal,
  };
  const pages = await errorPages.gather(around as LookingAround);
  return pages.map(({ url, status, truncated }) => [url.replace(server.origin, ''), status, truncated]);
}

it('looks at a missing page and at two of each kind of error, the gravest first and a closed host last', async () => {
  robots = '';
  expect(await seenOf(['/404/c', '/404/b', '/404/a', '/503/a', '/500/a'])).toEqual([
    [MISSING, 404, true],
    ['/500/a', 500, true],
    ['/404/a', 404, true],
    ['/404/b', 404, true],
    ['/503/a', 503, true],
  ]);
});

it('asks for nothing that robots.txt forbids', async () => {
  robots = 'User-agent: *\nDisallow: /lgdss\nDisallow: /500';
  expect(await seenOf(['/500/a', '/404/a'])).toEqual([['/404/a', 404, true]]);
});

it('leaves alone what is no error of the site', async () => {
  robots = '';
  const before = server.hits.length;
  await seenOf(['/404/a'], { reason: 'forbidden' });
  await seenOf(['/404/a'], { notAsked: true });
  await seenOf(['/404/a'], { url: 'https://other.example/404/a' });
  expect(server.hits.slice(before).filter((hit) => hit.includes('/404/'))).toEqual([]);
});

it('fails where nothing answers, and is empty where nothing may be asked', async () => {
  robots = 'User-agent: *\nDisallow: /lgdss';
  expect(await seenOf([])).toEqual([]);
  robots = '';
  // It gives its rules, and then breaks every connection off.
  const silent = await serveLoopback((request, response, path) => {
    if (path === '/robots.txt') response.writeHead(404).end();
    else request.socket.destroy();
  });
  const around: Pick<LookingAround, 'origin' | 'outcomes' | 'http' | 'robots' | 'signal'> = {
    origin: silent.origin,
    outcomes: [],
    http,
    robots: robotsOf(http, new AbortController().signal),
    signal: new AbortController().signal,
  };
  await expect(errorPages.gather(around as LookingAround)).rejects.toThrow('None of them answered.');
  await silent.close();
});
