import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HttpClient, openHttp } from '../../../src/gather/http.ts';
import { checkLinks, linkCheckOf } from '../../../src/gather/site/link-checks.ts';
import type { Clock } from '../../../src/ports.ts';
import { closedPort, type Loopback, serveLoopback } from '../../helpers/loopback.ts';

let server: Loopback;
let http: HttpClient;
let sleeps: number[] = [];
const clock: Clock = {
  now: () => '2026-11-23T09:00:00.000Z',
  async sleep(ms) {
    sleeps.push(ms);
  },
};

beforeAll(async () => {
  server = await serveLoopback((request, response, path) => {
    if (path === '/get-only') return void response.writeHead(request.method === 'HEAD' ? 405 : 200).end('Page');
    if (path === '/moved') return void response.writeHead(301, { location: '/ok' }).end();
    if (path === '/moved-away') return void response.writeHead(302, { location: '/404' }).end();
    if (path === '/circle') return void response.writeHead(302, { location: '/circle' }).end();
    if (path === '/to-mail') return void response.writeHead(302, { location: 'mailto:x@ambleford.example' }).end();
    if (path === '/silent') return;
    if (path === '/hangs-up') return void request.socket.destroy();
    return void response.writeHead(Number(path.slice(1)) || 200).end(request.method === 'HEAD' ? undefined : 'Page');
  });
  http = openHttp({ userAgent: 'test-agent', timeoutMs: 300, ignoreCertificateErrors: false });
});

beforeEach(() => {
  sleeps = [];
});

afterAll(async () => {
  await http.close();
  await server.close();
});

const check = async (path: string) => (await checkLinks([server.origin + path], http, clock))[0];

describe('checkLinks', () => {
  it.each([
    ['/ok', 'works', 200],
    ['/204', 'works', 204],
    ['/get-only', 'works', 200],
    ['/moved', 'works', 200],
    ['/to-mail', 'works', 302],
    ['/404', 'broken', 404],
    ['/410', 'broken', 410],
    ['/500', 'broken', 500],
    ['/moved-away', 'broken', 404],
    ['/circle', 'broken', null],
    ['/hangs-up', 'broken', null],
    ['/401', 'blocked', 401],
    ['/403', 'blocked', 403],
    ['/429', 'blocked', 429],
    ['/503', 'blocked', 503],
    ['/silent', 'broken', null],
  ])('%s: %s', async (path, result, status) => {
    const answer = await check(path);
    expect(answer).toMatchObject({ url: server.origin + path, result, status });
    expect(answer?.reason === '').toBe(result === 'works');
  });

  it('asks with HEAD, and with GET only where HEAD was turned down', async () => {
    const before = server.hits.length;
    await check('/ok');
    await check('/get-only');
    expect(server.hits.slice(before)).toEqual(['HEAD /ok', 'HEAD /get-only', 'GET /get-only']);
  });

  it('a server that is not there', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    expect(await checkLinks([url], http, clock)).toMatchObject([{ url, result: 'broken', status: null }]);
  });

  it('does not wait on this machine', async () => {
    await checkLinks([`${server.origin}/a`, `${server.origin}/b`], http, clock);
    expect(sleeps).toEqual([]);
  });

  it('says nothing against a link when it was stopped meanwhile', async () => {
    const stopping = new AbortController();
    const checking = checkLinks([`${server.origin}/silent`, `${server.origin}/ok`], http, clock, stopping.signal);
    await vi.waitFor(() => expect(server.hits.at(-1)).toBe('HEAD /silent'));
    stopping.abort();
    expect((await checking).map(({ result }) => result)).toEqual(['not-checked']);
  });
});

describe('a public host', () => {
  /** Answers at once, and notes how many requests were under way. */
  const pretend = (): HttpClient & { asked: string[]; mostAtOnce: number } => {
    let now = 0;
    const client = {
      asked: [] as string[],
      mostAtOnce: 0,
      async follow(url: string) {
        now += 1;
        client.mostAtOnce = Math.max(client.mostAtOnce, now);
        client.asked.push(url);
        await Promise.resolve();
        now -= 1;
        return { response: new Response(null, { status: 200 }), url, redirects: [] };
      },
    };
    return client as unknown as HttpClient & typeof client;
  };

  it('gets one request at a time with a second between, hosts side by side', async () => {
    const client = pretend();
    const urls = ['https://a.example/1', 'https://b.example/1', 'https://a.example/2', 'https://a.example/3'];
    const results = await checkLinks(urls, client, clock);
    expect(results.map(({ url }) => url).toSorted()).toEqual(urls.toSorted());
    expect(sleeps).toEqual([1000, 1000]);
    expect(client.mostAtOnce).toBe(2);
  });

  it('is left alone once the scan was stopped', async () => {
    const stopping = new AbortController();
    const client = pretend();
    const impatient: Clock = { ...clock, sleep: async () => stopping.abort() };
    const results = await checkLinks(
      ['https://a.example/1', 'https://a.example/2'],
      client,
      impatient,
      stopping.signal,
    );
    expect(client.asked).toEqual(['https://a.example/1']);
    expect(results.map(({ result }) => result)).toEqual(['works']);
  });
});

it.each([
  [200, 'works'],
  [399, 'works'],
  [400, 'broken'],
  [403, 'blocked'],
  [404, 'broken'],
  [405, 'blocked'],
  [503, 'blocked'],
])('linkCheckOf %i is %s', (status, result) => {
  expect(linkCheckOf('https://a.example/', status)).toMatchObject({ status, result });
});
