import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HttpClient, openHttp } from '../../../src/gather/http.ts';
import { checkLink, linkCheckOf } from '../../../src/gather/site/link-checks.ts';
import { closedPort, type Loopback, serveLoopback } from '../../helpers/loopback.ts';

let server: Loopback;
let http: HttpClient;
const clock = { now: () => '2026-11-23T09:00:00.000Z' };

beforeAll(async () => {
  server = await serveLoopback((request, response, path) => {
    if (path === '/get-only') return void response.writeHead(request.method === 'HEAD' ? 405 : 200).end('Page');
    if (path === '/moved') return void response.writeHead(301, { location: '/ok' }).end();
    if (path === '/moved-away') return void response.writeHead(302, { location: '/404' }).end();
    if (path === '/circle') return void response.writeHead(302, { location: '/circle' }).end();
    if (path === '/to-mail') return void response.writeHead(302, { location: 'mailto:x@ambleford.example' }).end();
    if (path === '/wait') return void response.writeHead(429, { 'retry-after': '7' }).end();
    if (path === '/silent') return;
    if (path === '/hangs-up') return void request.socket.destroy();
    return void response.writeHead(Number(path.slice(1)) || 200).end(request.method === 'HEAD' ? undefined : 'Page');
  });
  http = openHttp({ userAgent: 'test-agent', timeoutMs: 2000, ignoreCertificateErrors: false });
});

afterAll(async () => {
  await http.close();
  await server.close();
});

const check = async (path: string) => (await checkLink(server.origin + path, http, clock)).value;

describe('checkLink', () => {
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
    expect(answer.reason === '').toBe(result === 'works');
  });

  it('asks with HEAD, and with GET only where HEAD was turned down', async () => {
    const before = server.hits.length;
    await check('/ok');
    await check('/get-only');
    expect(server.hits.slice(before)).toEqual(['HEAD /ok', 'HEAD /get-only', 'GET /get-only']);
  });

  it('a server that is not there', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    expect(await checkLink(url, http, clock)).toMatchObject({
      value: { url, result: 'broken', status: null },
      reason: 'refused',
    });
  });

  it('tells how long the server asks to wait, and does not ask a second time', async () => {
    const before = server.hits.length;
    const url = `${server.origin}/wait`;
    expect(await checkLink(url, http, clock)).toMatchObject({
      status: 429,
      reason: 'rate-limited',
      retryAfterMs: 7000,
    });
    expect(server.hits.slice(before)).toEqual(['HEAD /wait']);
  });

  it('says nothing against a link when it was stopped meanwhile', async () => {
    const stopping = new AbortController();
    const checking = checkLink(`${server.origin}/silent`, http, clock, stopping.signal);
    await vi.waitFor(() => expect(server.hits.at(-1)).toBe('HEAD /silent'), 60_000);
    stopping.abort();
    expect((await checking).value.result).toBe('not-checked');
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
