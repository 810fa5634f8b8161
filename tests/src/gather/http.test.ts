import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asText, type HttpClient, openHttp } from '../../../src/gather/http.ts';
import { closedPort, type Loopback, serveLoopback } from '../../helpers/loopback.ts';

let server: Loopback;
let http: HttpClient;
const seen: { agent?: string | undefined } = {};

beforeAll(async () => {
  server = await serveLoopback((request, response, path) => {
    const go = (location: string, status = 302) => response.writeHead(status, { location }).end('moved');
    seen.agent = request.headers['user-agent'];
    if (path === '/one') return void go('/two', 301);
    if (path === '/two') return void go('three?x=1', 308);
    if (path === '/circle') return void go('/circle');
    if (path.startsWith('/far/')) return void go(`/far/${Number(path.slice(5)) + 1}`);
    if (path === '/to-mail') return void go('mailto:bins@ambleford.example');
    if (path === '/to-file') return void go('file:///etc/hostname');
    if (path === '/to-nowhere') return void response.writeHead(302).end('nowhere');
    if (path === '/silent') return;
    if (path === '/endless') return void response.writeHead(200).write('and so on');
    if (path === '/reset') return void request.socket.destroy();
    if (path === '/big') return void response.end('x'.repeat(100_000));
    if (path === '/exact') return void response.end('x'.repeat(1000));
    if (path === '/mark') return void response.end('\ufeffUser-agent: *');
    if (path === '/headers') return void response.writeHead(200, { 'X-Long': 'x'.repeat(9000), 'X-B': 'b' }).end();
    return void response.writeHead(200, { 'content-type': 'text/plain' }).end(`You asked for ${path}`);
  });
  http = openHttp({ userAgent: 'test-agent', timeoutMs: 300, ignoreCertificateErrors: false });
});

afterAll(async () => {
  await http.close();
  await server.close();
});

const get = async (path: string, most = 5000) => http.get(server.origin + path, most);

describe('get', () => {
  it('names itself', async () => {
    expect(await get('/a')).toMatchObject({ ok: true, value: { status: 200, redirects: [], truncated: false } });
    expect(seen.agent).toBe('test-agent');
  });

  it('follows redirects and keeps every hop', async () => {
    const got = await get('/one');
    expect(got).toMatchObject({
      ok: true,
      value: {
        url: `${server.origin}/three?x=1`,
        status: 200,
        redirects: [
          { url: `${server.origin}/one`, status: 301 },
          { url: `${server.origin}/two`, status: 308 },
        ],
      },
    });
    expect(got.ok && asText(got.value).body).toBe('You asked for /three?x=1');
  });

  it.each([['/circle'], ['/far/1']])('gives up on redirects without end: %s', async (path) => {
    const before = server.hits.length;
    expect(await get(path)).toMatchObject({ ok: true, value: { status: 302 } });
    expect(server.hits.length - before).toBe(11);
  });

  it.each([['/to-mail'], ['/to-file'], ['/to-nowhere']])('goes nowhere but to web addresses: %s', async (path) => {
    expect(await get(path)).toMatchObject({
      ok: true,
      value: { url: server.origin + path, status: 302, redirects: [] },
    });
  });

  it.each([
    ['/big', 1000, 1000, true],
    ['/exact', 1000, 1000, false],
    ['/exact', 999, 999, true],
    ['/exact', 0, 0, true],
  ])('reads %s up to %i bytes', async (path, most, length, truncated) => {
    const got = await get(path, most);
    expect(got.ok && [got.value.bytes.length, got.value.truncated]).toEqual([length, truncated]);
  });

  it('caps headers', async () => {
    const got = await get('/headers');
    const headers = new Map(got.ok ? got.value.headers : []);
    expect(headers.get('x-long')).toHaveLength(8192);
    expect(headers.get('x-b')).toBe('b');
  });

  it('drops the byte order mark', async () => {
    const got = await get('/mark');
    expect(got.ok && asText(got.value).body).toBe('User-agent: *');
  });

  it.each([
    ['no answer', '/silent', 'timed-out'],
    ['an answer without end', '/endless', 'timed-out'],
    ['a server that hangs up', '/reset', 'reset'],
  ])('%s is a value, not an exception', async (_name, path, code) => {
    expect(await get(path)).toMatchObject({ ok: false, error: { code } });
  });

  it('nobody there, or no such address', async () => {
    const nobody = `http://127.0.0.1:${await closedPort()}/`;
    expect(await http.get(nobody, 10)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(await http.get('not an address', 10)).toMatchObject({ ok: false, error: { code: 'other' } });
  });

  it('stops when it is told to', async () => {
    const stopping = new AbortController();
    stopping.abort();
    expect(await http.get(`${server.origin}/a`, 10, stopping.signal)).toMatchObject({ ok: false });
  });
});
