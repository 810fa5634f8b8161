import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpClient, openHttp } from '../../../src/gather/http.ts';
import { createTypeFirst, type TypeFirst } from '../../../src/gather/type-first.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';
import { type Loopback, serveLoopback } from '../../helpers/loopback.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What GET says where that differs from HEAD. */
  readonly get?: Answer;
}
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const missing = '<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const typed = (type: string, rest: Record<string, string> = {}) => ({ headers: { 'content-type': type, ...rest } });

const answers: Readonly<Record<string, Answer>> = {
  '/bins': { headers: HTML },
  '/budget': typed('application/pdf'),
  '/minutes': typed(DOCX),
  '/sheet': typed('application/octet-stream', { 'content-disposition': 'attachment; filename="list.ods"' }),
  '/photo': typed('image/jpeg'),
  '/news.aspx': typed('application/rss+xml'),
  '/archive': typed('application/zip', { 'content-disposition': 'attachment' }),
  '/saved-page': typed('text/html', { 'content-disposition': 'attachment' }),
  '/vague': { ...typed('application/octet-stream'), get: { headers: HTML } },
  '/page.php': { ...typed('application/x-httpd-php'), get: { headers: HTML } },
  '/kept.zip': typed('application/octet-stream'),
  '/json': typed('application/json'),
  '/text': typed('text/plain'),
  '/untyped': {},
  '/to-budget': { status: 302, headers: { location: '/budget' } },
  '/circle': { status: 302, headers: { location: '/circle' } },
  '/refuses-head': { status: 405, headers: HTML, get: { headers: HTML } },
  '/forbidden': { status: 403, headers: HTML },
  '/busy': { status: 429, headers: { ...HTML, 'retry-after': '9' } },
  '/down': { status: 503, headers: HTML },
  '/pdf-in-trouble': { status: 500, headers: { 'content-type': 'application/pdf' } },
  '/gone': { status: 410, headers: { ...HTML, 'retry-after': '120' }, body: missing },
  '/missing': { status: 404, headers: HTML, body: missing },
  '/only-for-head': { status: 404, headers: HTML, get: { headers: HTML, body: missing } },
  '/missing-pdf': { status: 404, headers: { 'content-type': 'application/pdf' }, body: 'x' },
  '/empty': { status: 404, headers: HTML },
  '/moves-on': { status: 404, headers: HTML, body: '<script>window.location.href = "/bins"</script>' },
  '/refreshes': { status: 404, headers: HTML, body: '<meta http-equiv="refresh" content="0;url=/">' },
  '/busy-for-nobody-knows-how-long': { status: 429, headers: HTML },
  '/challenge': { status: 404, headers: { ...HTML, 'cf-mitigated': 'challenge' }, body: missing },
};

let server: Loopback;
let http: HttpClient;
let typeFirst: TypeFirst;
beforeAll(async () => {
  server = await serveLoopback((request, response, path) => {
    const answer = answers[path.split('?', 1)[0] ?? ''] ?? { status: 404, body: missing };
    if (path.startsWith('/silent')) return;
    if (path === '/breaks') return void request.socket.destroy();
    const { status = 200, headers = {}, body = '' } = request.method === 'GET' ? (answer.get ?? answer) : answer;
    response.writeHead(status, headers).end(body);
  });
  http = openHttp({ userAgent: 'lgdss-test', timeoutMs: 300, ignoreCertificateErrors: false });
});
afterAll(async () => {
  await http.close();
  await server.close();
});
beforeEach(() => {
  typeFirst = createTypeFirst(http, fakeClock());
});
const end = (path: string) => typeFirst.end(server.origin + path);

describe('what is no page', () => {
  it.each<[path: string, type: string, format: string | undefined, detail: string]>([
    ['/budget', 'document', 'pdf', 'The address is a document (PDF), not a web page.'],
    ['/minutes', 'document', 'docx', 'The address is a document (DOCX), not a web page.'],
    ['/sheet', 'document', 'ods', 'The address is a document (ODS), not a web page.'],
    ['/photo', 'media', undefined, 'The address is a picture, a sound or a film, not a web page.'],
    ['/news.aspx', 'feed', undefined, 'The address is a feed, not a web page.'],
    ['/archive', 'download', undefined, 'The address is a file to download, not a web page.'],
    ['/kept.zip', 'download', undefined, 'The address is a file to download, not a web page.'],
    ['/saved-page', 'download', undefined, 'The address is a file to download, not a web page.'],
  ])('%s is named, by one HEAD', async (path, type, format, detail) => {
    const before = server.hits.length;
    const ended = await end(path);
    expect(ended).toMatchObject({ state: 'skipped', reason: 'not-html', status: 200, type, detail, page: null });
    expect(ended?.format).toBe(format);
    expect(server.hits.slice(before)).toEqual([`HEAD ${path}`]);
  });

  it('is named where a redirect led to it', async () => {
    expect(await end('/to-budget')).toMatchObject({
      url: `${server.origin}/to-budget`,
      finalUrl: `${server.origin}/budget`,
      format: 'pdf',
    });
  });

  it.each(['/missing', '/gone'])('%s is an error, once HEAD and GET have both said so', async (path) => {
    const before = server.hits.length;
    const status = answers[path]?.status;
    expect(await end(path)).toEqual({
      url: server.origin + path,
      state: 'failed',
      reason: 'http-error',
      detail: `The server answered with an error (HTTP ${status}).`,
      status,
      finalUrl: server.origin + path,
      retryAfterMs: path === '/gone' ? 120_000 : null,
      page: null,
    });
    expect(server.hits.slice(before)).toEqual([`HEAD ${path}`, `GET ${path}`]);
  });
});

it('a server that asks for patience is not asked again by the browser', async () => {
  expect(await end('/busy')).toMatchObject({
    state: 'blocked',
    reason: 'rate-limited',
    status: 429,
    retryAfterMs: 9000,
  });
  // When it has been waited for, the browser looks.
  expect(await end('/busy')).toBeUndefined();
});

describe('for the browser to look at', () => {
  it.each(
    Object.keys(answers)
      .filter(
        (path) =>
          ![
            '/budget',
            '/minutes',
            '/sheet',
            '/photo',
            '/news.aspx',
            '/archive',
            '/saved-page',
            '/kept.zip',
            '/to-budget',
            '/missing',
            '/gone',
            '/busy',
          ].includes(path),
      )
      .concat('/silent', '/breaks'),
  )('%s', async (path) => {
    expect(await end(path)).toBeUndefined();
  });

  it('is an address of which it is known already that it is a page', async () => {
    typeFirst.isPage(`${server.origin}/budget`);
    expect(await end('/budget')).toBeUndefined();
  });

  it('is a page that is tried again, without another question', async () => {
    const before = server.hits.length;
    for (let turn = 0; turn < 3; turn += 1) expect(await end('/down')).toBeUndefined();
    expect(server.hits.slice(before)).toEqual(['HEAD /down']);
  });

  it('is everything on a host that says nothing', async () => {
    for (let turn = 0; turn < 3; turn += 1) await end(`/silent?${turn}`);
    expect(await end('/budget')).toBeUndefined();
  });

  it('is everything on a host that keeps refusing the method', async () => {
    const before = server.hits.length;
    for (let turn = 0; turn < 5; turn += 1) await end(`/refuses-head?${turn}`);
    expect(server.hits.length - before).toBe(3);
    expect(await end('/budget')).toBeUndefined();
  });

  it('is everything on a host that turns HEAD away for now, time after time', async () => {
    const before = server.hits.length;
    for (let turn = 0; turn < 5; turn += 1) await end(`/busy?${turn}`);
    expect(server.hits.length - before).toBe(3);
    expect(await end('/budget')).toBeUndefined();
  });

  it('is everything once the scan is stopped', async () => {
    expect(await typeFirst.end(`${server.origin}/budget`, AbortSignal.abort())).toBeUndefined();
  });
});
