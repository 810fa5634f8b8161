import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageBefore } from '../../src/ports.ts';
import { artifact, html, type Page, startVisiting, type Visiting } from './visiting.ts';

/** What the server says on the second day; it is changed between the two looks. */
interface Day {
  page: string;
  style: string;
  headers: Record<string, string | string[]>;
  styleHeaders: Record<string, string>;
  status: number;
  gone: boolean;
  styleBusy: boolean;
  obeys: boolean;
  /** Called instead of an answer to whoever asks for the style sheet. */
  whenStyled: (() => void) | null;
}
const BODY = `<main><h1>Bins</h1><p>${'When your bin is collected. '.repeat(20)}</p></main>`;
const first: Day = {
  page: BODY,
  style: 'h1 { color: #111 }',
  headers: {},
  styleHeaders: {},
  status: 200,
  gone: false,
  styleBusy: false,
  obeys: true,
  whenStyled: null,
};
let day: Day;
let visiting: Visiting;
let asked: string[] = [];

/** A server that obeys conditional requests, where it sends validators at all and is told to. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  body: string,
  headers: Record<string, string | string[]>,
): void {
  asked.push(`${request.method} ${request.url}`);
  const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
  // Days apart, a browser's cache would have forgotten.
  response.setHeader('cache-control', 'no-store');
  const known = tag ? tag === headers.etag : since !== undefined && since === headers['last-modified'];
  if (known && day.obeys) return void response.writeHead(304, headers).end();
  response.writeHead(day.status, { 'content-type': type, ...headers }).end(body);
}

const page: Page = (request, response) => {
  const link = '<title>Bins</title><link rel="stylesheet" href="/style.css"><script src="/late.js" defer></script>';
  send(request, response, 'text/html; charset=utf-8', html(day.page, link), day.headers);
};

beforeAll(async () => {
  visiting = await startVisiting(() => ({
    '/bins': page,
    '/old': (_, response) => void response.writeHead(301, { location: '/bins' }).end(),
    '/away': (_, response) => void response.writeHead(302, { location: day.gone ? '/bins' : '/old' }).end(),
    '/style.css': (request, response) => {
      if (day.gone) return void response.writeHead(404).end();
      if (day.styleBusy) return void response.writeHead(503, { 'retry-after': '9' }).end();
      if (day.whenStyled) return void day.whenStyled();
      send(request, response, 'text/css', day.style, day.styleHeaders);
    },
    '/late.js': { headers: { 'content-type': 'text/javascript' }, body: "fetch('/data.json');" },
    '/data.json': { headers: { 'content-type': 'application/json' }, body: '{"bins":2}' },
    '/sends': html(`${BODY}<script>fetch('/data.json', { method: 'POST', body: 'x' })</script>`),
    // Chunked and never read, it never ends.
    '/unread': html(`${BODY}<script>fetch('/stream')</script>`),
    '/stream': (_, response) => void response.writeHead(200, { 'cache-control': 'no-store' }).write('and so on'),
    '/moves': html(`${BODY}<script>location.replace('/bins')</script>`),
    '/token': (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(html(`${BODY}<form><input type="hidden" name="token" value="${asked.push('token')}"></form>`)),
    '/latin': (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(`\ufeff${html(`${BODY}<p>caf\u00e9 \ud83d\ude00</p>`)}`),
    '/broken': html(`${BODY}<img src="/no-such.png" alt="">`),
  }));
});
afterAll(() => visiting.close());
beforeEach(() => {
  day = structuredClone(first);
  asked = [];
});

async function look(path: string): Promise<PageBefore> {
  const visit = await visiting.visit(path);
  return { response: artifact(visit, 'response'), validators: artifact(visit, 'validators') };
}
const compare = (path: string, before: PageBefore, comparer = visiting.visitor.comparer()) =>
  comparer(visiting.server.origin + path, before);

const TAG = { etag: '"one"' };
const DATE = { 'last-modified': 'Mon, 02 Nov 2026 09:00:00 GMT' };

describe('a page and its files', () => {
  it('are written down with what tells whether they have changed', async () => {
    day.headers = TAG;
    day.styleHeaders = DATE;
    const { validators } = await look('/bins');
    const at = (path: string) => visiting.server.origin + path;
    const hash = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
    expect(validators.gap).toBeNull();
    expect(validators.document).toEqual({
      url: at('/bins'),
      finalUrl: at('/bins'),
      status: 200,
      etag: '"one"',
      lastModified: null,
      hash,
    });
    expect(validators.files.map(({ url }) => url)).toEqual(['/data.json', '/late.js', '/style.css'].map(at));
    expect(validators.files[2]).toMatchObject({ etag: null, lastModified: DATE['last-modified'], hash });
  });

  it('are left alone for as long as the server asks, without another question', async () => {
    const seen = await look('/bins');
    day = { ...day, status: 429, headers: { 'retry-after': '7' } };
    asked = [];
    const { unchanged, refused } = await compare('/bins', seen);
    expect(unchanged).toBe(false);
    expect(refused).toMatchObject({
      state: 'blocked',
      reason: 'rate-limited',
      status: 429,
      retryAfterMs: 7000,
      page: null,
    });
    expect(asked).toEqual(['GET /bins']);
  });

  it.each<[name: string, before: Partial<Day>, after: Partial<Day>, unchanged: boolean]>([
    ['an ETag that is the same', { headers: TAG }, {}, true],
    ['a weak ETag that is the same', { headers: { etag: 'W/"one"' } }, {}, true],
    ['a date that is the same', { headers: DATE }, {}, true],
    ['neither, and the same content', {}, {}, true],
    ['an ETag and a server that ignores it', { headers: TAG }, { obeys: false }, true],
    ['a new ETag for the same content', { headers: TAG }, { headers: { etag: '"two"' } }, true],
    ['another page', {}, { page: `${BODY}<p>New</p>` }, false],
    ['another page under another ETag', { headers: TAG }, { page: 'New', headers: { etag: '"two"' } }, false],
    ['another style sheet', { headers: TAG }, { style: 'h1 { color: #eee }' }, false],
    [
      'another style sheet under another ETag',
      { styleHeaders: TAG },
      { style: 'h1 { color: #eee }', styleHeaders: { etag: '"two"' } },
      false,
    ],
    ['a style sheet that is gone', {}, { gone: true }, false],
    ['an error', {}, { status: 500 }, false],
    ['a security header that is new', {}, { headers: { 'x-frame-options': 'DENY' } }, false],
    ['a security header that is gone', { headers: { 'x-frame-options': 'DENY' } }, { headers: {} }, false],
    ['a security header that is the same', { headers: { 'x-frame-options': 'DENY' } }, {}, true],
    ['"not modified" with another security header', { headers: TAG }, { headers: { ...TAG, refresh: '5' } }, false],
    [
      'a cookie with another value',
      { headers: { 'set-cookie': ['a=1; Path=/', 'b=1'] } },
      { headers: { 'set-cookie': ['a=2; Path=/', 'b=3'] } },
      true,
    ],
    ['a cookie that is new', {}, { headers: { 'set-cookie': 'a=1' } }, false],
  ])('%s: %#', async (_name, before, after, unchanged) => {
    day = { ...day, ...before };
    const seen = await look('/bins');
    day = { ...day, ...after };
    expect((await compare('/bins', seen)).unchanged).toBe(unchanged);
  });

  it.each<[name: string, path: string, unchanged: boolean]>([
    ['a page behind a redirect', '/old', true],
    ['a page with a mark at its beginning and letters beyond ASCII', '/latin', true],
    ['a page with a picture that is missing', '/broken', true],
    ['a page that sends something', '/sends', false],
    ['a page with an answer that has no end', '/unread', false],
    ['a page that sends people on', '/moves', false],
    ['a page with a new token every time', '/token', false],
  ])('%s', async (_name, path, unchanged) => {
    const seen = await look(path);
    expect((await compare(path, seen)).unchanged).toBe(unchanged);
  });

  it('that is reached by another way has changed', async () => {
    const seen = await look('/away');
    day.gone = true;
    expect((await compare('/away', seen)).unchanged).toBe(false);
  });

  it('are asked for once: the page each time, its files once in a scan', async () => {
    day.styleHeaders = { etag: '"asked once"' };
    const seen = await look('/bins');
    asked = [];
    const comparer = visiting.visitor.comparer();
    for (let turn = 0; turn < 3; turn += 1) expect((await compare('/bins', seen, comparer)).unchanged).toBe(true);
    expect(asked).toEqual(['GET /bins', 'GET /style.css', 'GET /bins', 'GET /bins']);
  });

  it('are read for every page where no validator vouches for them', async () => {
    const before = await look('/bins');
    day.style = 'h1 { color: #eee }';
    const after = await look('/bins');
    expect(after.validators.files[2]?.hash).not.toBe(before.validators.files[2]?.hash);
  });

  it('are left alone when the server asks for patience over one of their files, and asked about again later', async () => {
    const seen = await look('/bins');
    const comparer = visiting.visitor.comparer();
    const url = `${visiting.server.origin}/bins`;
    day.styleBusy = true;
    const { unchanged, refused } = await comparer(url, seen);
    expect(unchanged).toBe(false);
    expect(refused).toMatchObject({ url, finalUrl: url, state: 'failed', status: 503, retryAfterMs: 9000, page: null });
    day.styleBusy = false;
    expect(await comparer(url, seen)).toMatchObject({ unchanged: true });
  });

  it('are asked for again in the next scan', async () => {
    const seen = await look('/bins');
    expect((await compare('/bins', seen)).unchanged).toBe(true);
    day.style = 'h1 { color: #eee }';
    expect((await compare('/bins', seen)).unchanged).toBe(false);
  });

  it('have not changed because somebody stopped asking', async () => {
    const seen = await look('/bins');
    const comparer = visiting.visitor.comparer();
    const stop = new AbortController();
    day.whenStyled = () => stop.abort();
    const url = `${visiting.server.origin}/bins`;
    expect((await comparer(url, seen, stop.signal)).unchanged).toBe(false);
    day.whenStyled = null;
    expect((await comparer(url, seen)).unchanged).toBe(true);
  });

  it('of another origin, or with files elsewhere, are never asked for', async () => {
    const seen = await look('/bins');
    const hits = visiting.server.hits.length;
    const elsewhere = 'http://192.0.2.1/style.css';
    const [file] = seen.validators.files;
    if (!file) throw new Error('The page has files.');
    const files = [{ ...file, finalUrl: elsewhere }];
    expect((await compare('/bins', { ...seen, validators: { ...seen.validators, files } })).unchanged).toBe(false);
    const other = `http://localhost:${visiting.server.port}/bins`;
    expect((await visiting.visitor.comparer()(other, seen)).unchanged).toBe(false);
    expect(visiting.server.hits.length).toBe(hits);
  });

  it('on a server that does not answer have changed, as far as anybody knows', async () => {
    const seen = await look('/bins');
    const stopped = AbortSignal.abort();
    const url = `${visiting.server.origin}/bins`;
    expect(await visiting.visitor.comparer()(url, seen, stopped)).toEqual({ unchanged: false, latencyMs: null });
  });
});
