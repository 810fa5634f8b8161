import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpClient, openHttp } from '../../../../src/gather/http.ts';
import { robotsOf } from '../../../../src/gather/site/robots-of.ts';
import { scripts } from '../../../../src/gather/site/scripts.ts';
import type { LookingAround } from '../../../../src/gather/site/site-gatherer.ts';
import type { PageRecord, RequestSeen } from '../../../../src/model/evidence.ts';
import { type Loopback, serveLoopback } from '../../../helpers/loopback.ts';
import { request } from '../../../helpers/site-evidence.ts';

let server: Loopback;
let elsewhere: Loopback;
let http: HttpClient;

const files: Readonly<Record<string, string>> = {
  '/robots.txt': 'User-agent: *\nDisallow: /private/\n',
  '/all.js': '/*! jQuery v3.4.1 */',
  '/own.js': 'nothing();',
  '/private/jquery-1.12.4.js': '/*! jQuery v1.12.4 */',
  '/large.js': `/*! Bootstrap v3.3.7 (https:) */${'a();'.repeat(750_001)}`,
};
const serve = () =>
  serveLoopback((_request, response, path) => {
    if (path === '/moved.js') return response.writeHead(302, { location: '/private/jquery-1.12.4.js' }).end();
    if (path === '/now.js') return response.writeHead(302, { location: `${server.origin}/all.js` }).end();
    const body = files[path.split('?', 1)[0] ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(body ?? 'Not here');
  });

beforeAll(async () => {
  [server, elsewhere] = await Promise.all([serve(), serve()]);
  http = openHttp({ userAgent: 'test-agent', timeoutMs: 4000, ignoreCertificateErrors: false });
});
afterAll(async () => {
  await Promise.all([http.close(), server.close(), elsewhere.close()]);
});

const CUT = '<p>The rest is not known';
const NOTHING = { found: [], total: 0, unsearched: 0, pagesUnread: 0 };

/** A site of these pages, each with what it asked for, or null where that is not known. */
function site(
  pages: Readonly<Record<string, readonly RequestSeen[] | null>>,
  signal = new AbortController().signal,
  htmls: Readonly<Record<string, string>> = {},
) {
  const around: Pick<LookingAround, 'origin' | 'pages' | 'read' | 'http' | 'robots' | 'signal'> = {
    origin: server.origin,
    pages: Object.keys(pages).map((path): PageRecord => ({ url: server.origin + path, visitedAt: '', artifacts: {} })),
    read: async ({ url }) => {
      const { pathname } = new URL(url);
      const value = pages[pathname];
      if (value === null) return {};
      const { html = '', truncated = false } = { html: htmls[pathname], truncated: htmls[pathname] === CUT };
      const document = { html, title: '', lang: null, truncated };
      return { requests: { ok: true, value: value ?? [] }, document: { ok: true, value: document } };
    },
    http,
    robots: robotsOf(http, signal),
    signal,
  };
  return scripts.gather(around as LookingAround);
}

const at = (path: string, rest: Partial<RequestSeen> = {}, from = server) => request(from.origin + path, rest);

describe('the scripts of a site', () => {
  it('are read once each, with the first page that loads them and how many do', async () => {
    const before = server.hits.length;
    const got = await site({ '/b': [at('/all.js'), at('/all.js')], '/a': [at('/all.js'), at('/own.js')] });
    expect(got).toEqual({
      total: 2,
      pagesUnread: 0,
      inline: NOTHING,
      scripts: [
        {
          url: `${server.origin}/all.js`,
          page: `${server.origin}/a`,
          pages: 2,
          unread: null,
          libraries: [{ name: 'jquery', version: '3.4.1', by: 'content' }],
        },
        { url: `${server.origin}/own.js`, page: `${server.origin}/a`, pages: 1, unread: null, libraries: [] },
      ],
    });
    expect(server.hits.slice(before).toSorted()).toEqual(['GET /all.js', 'GET /own.js', 'GET /robots.txt']);
  });

  it('are not asked for where robots.txt forbids it, and their address still counts', async () => {
    const before = elsewhere.hits.length;
    const { scripts: seen } = await site({ '/a': [at('/private/jquery-1.12.4.js', {}, elsewhere)] });
    expect(seen).toMatchObject([
      { unread: 'robots', libraries: [{ name: 'jquery', version: '1.12.4', by: 'address' }] },
    ]);
    expect(elsewhere.hits.slice(before)).toEqual(['GET /robots.txt']);
  });

  it('are not followed to where robots.txt forbids it', async () => {
    const before = elsewhere.hits.length;
    const { scripts: seen } = await site({ '/a': [at('/moved.js', {}, elsewhere), at('/now.js', {}, elsewhere)] });
    expect(seen).toMatchObject([
      { unread: 'robots', libraries: [] },
      { unread: null, libraries: [{ name: 'jquery', version: '3.4.1' }] },
    ]);
    expect(elsewhere.hits.slice(before).toSorted()).toEqual(['GET /moved.js', 'GET /now.js', 'GET /robots.txt']);
  });

  it('are read as far as they may go', async () => {
    const { scripts: seen } = await site({ '/a': [at('/large.js'), at('/gone.js')] });
    expect(seen).toMatchObject([
      { unread: 'refused', libraries: [] },
      { unread: 'too-large', libraries: [{ name: 'bootstrap', version: '3.3.7', by: 'content' }] },
    ]);
  });

  it('are only files that arrived, from the web', async () => {
    const left = [
      at('/all.js', { status: 0 }),
      at('/style.css', { type: 'stylesheet' }),
      { ...at('/'), url: 'data:' },
      at(`/${'a'.repeat(2048)}`),
    ];
    expect(await site({ '/a': left })).toEqual({ scripts: [], total: 0, pagesUnread: 0, inline: NOTHING });
  });

  it('are not known of a page whose requests are not', async () => {
    expect(await site({ '/a': null, '/b': [] })).toEqual({
      scripts: [],
      total: 0,
      pagesUnread: 1,
      inline: { ...NOTHING, pagesUnread: 1 },
    });
  });

  it('are too many to read all of, and to list all of', async () => {
    const many = Array.from({ length: 205 }, (_, i) => at(`/own.js?${i}`));
    const { scripts: seen, total } = await site({ '/a': many });
    expect(total).toBe(205);
    expect(seen).toHaveLength(200);
    expect(seen.filter(({ unread }) => unread === null)).toHaveLength(60);
    expect(seen.filter(({ unread }) => unread === 'cap')).toHaveLength(140);
  });

  it('are left alone once the scan is stopped', async () => {
    const before = server.hits.length;
    const { scripts: seen } = await site({ '/a': [at('/all.js')] }, AbortSignal.abort());
    expect(seen).toMatchObject([{ unread: 'out-of-time' }]);
    expect(server.hits).toHaveLength(before);
  });
});

describe('the scripts in the pages themselves', () => {
  const LONG = `/*! jQuery v1.12.4 */${'a();'.repeat(200)}`;
  const inPages = async (htmls: Readonly<Record<string, string>>, signal?: AbortSignal) => {
    const pages = Object.fromEntries(Object.keys(htmls).map((path) => [path, []]));
    return (await site(pages, signal, htmls)).inline;
  };
  const jquery = { name: 'jquery', version: '1.12.4', by: 'content' };

  it('are searched, each text once, with the first page that holds it and how many do', async () => {
    const script = `<main><script>${LONG}</script></main>`;
    expect(await inPages({ '/b': script + script, '/a': script, '/c': `<script>${LONG};</script>` })).toEqual({
      found: [
        { page: `${server.origin}/a`, pages: 2, libraries: [jquery] },
        { page: `${server.origin}/c`, pages: 1, libraries: [jquery] },
      ],
      total: 2,
      unsearched: 0,
      pagesUnread: 0,
    });
  });

  it.each([
    ['a file', `<script src="/own.js">${LONG}</script>`],
    ['data', `<script type="application/json">${LONG}</script>`],
    ['only shown', `<textarea><script>${LONG}</script></textarea>`],
    ['a comment', `<!-- <script>${LONG}</script> -->`],
    ['too short for a library', '<script>/*! jQuery v1.12.4 */</script>'],
  ])('are none where the text is %s', async (_, html) => {
    expect(await inPages({ '/a': html })).toEqual(NOTHING);
  });

  it('are scripts of every kind that runs', async () => {
    const types = ['type="module"', 'type=""', 'type="Text/JavaScript"', 'type="application/x-javascript"'];
    const htmls = types.map((type, index) => [`/${index}`, `<script ${type}>${LONG}${index}</script>`]);
    expect((await inPages(Object.fromEntries(htmls)))?.total).toBe(types.length);
  });

  it('are found in a page that has more elements side by side than fit on a stack', async () => {
    const html = `${'<br>'.repeat(200_000)}<script>${LONG}</script>`;
    expect((await inPages({ '/a': html }))?.total).toBe(1);
  });

  it('are not all known where a page was cut, a text is too long, or the scan was stopped', async () => {
    expect(await inPages({ '/a': CUT })).toEqual({ ...NOTHING, pagesUnread: 1 });
    expect(await inPages({ '/a': `<script>${'a();'.repeat(400_000)}</script>` })).toEqual({
      ...NOTHING,
      unsearched: 1,
    });
    expect(await inPages({ '/a': `<script>${LONG}</script>` }, AbortSignal.abort())).toEqual({
      ...NOTHING,
      pagesUnread: 1,
    });
  });
});
