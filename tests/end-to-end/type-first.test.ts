import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html, type Page, startVisiting, type Visiting } from './visiting.ts';

const missing = '<title>Page not found</title><h1>Page not found</h1>';
const answering =
  (status: number, type: string, body: string, headers = {}): Page =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body);
/** The same answer from a server that knows HEAD and from one that does not. */
const withoutHead =
  (page: Page): Page =>
  (request, response) => {
    if (request.method === 'HEAD') return void response.writeHead(405).end();
    if (typeof page === 'function') page(request, response);
  };

const pages: Readonly<Record<string, Page>> = {
  '/missing': answering(404, 'text/html; charset=utf-8', missing),
  '/gone': answering(410, 'text/html', missing, { 'retry-after': '60' }),
  '/missing-text': answering(404, 'text/plain', 'No such page.'),
  '/missing-json': answering(404, 'application/json', '{"error":"missing"}'),
};
const document = answering(200, 'application/pdf', '%PDF-1.7');

let visiting: Visiting;
beforeAll(async () => {
  visiting = await startVisiting(() => ({
    ...pages,
    ...Object.fromEntries(Object.entries(pages).map(([path, page]) => [`/browser${path}`, withoutHead(page)])),
    '/document': document,
    '/browser/document': withoutHead(document),
    '/page': html('<h1>Bins</h1>'),
    '/moved': (_, response) => void response.writeHead(302, { location: '/missing' }).end(),
    '/only-for-head': (request, response) =>
      void response
        .writeHead(request.method === 'HEAD' ? 404 : 200, { 'content-type': 'text/html' })
        .end(html('<h1>Bins</h1>')),
  }));
});
afterAll(() => visiting.close());

const hitsOf = async (path: string) => {
  const before = visiting.server.hits.length;
  const visit = await visiting.visit(path);
  return { visit, hits: visiting.server.hits.slice(before) };
};

describe('an address that is typed before it is opened', () => {
  it.each(Object.keys(pages))('%s ends as the browser would have ended it', async (path) => {
    const { visit, hits } = await hitsOf(path);
    const opened = await hitsOf(`/browser${path}`);
    expect(hits).toEqual([`HEAD ${path}`, `GET ${path}`]);
    expect(opened.hits[0]).toBe(`HEAD /browser${path}`);
    const there = (address: string | null) => address?.replace('/browser', '') ?? null;
    expect({ ...opened.visit, url: there(opened.visit.url), finalUrl: there(opened.visit.finalUrl) }).toEqual(visit);
    // A repeat keeps the host from being taken for one that refuses the method.
    await visiting.visit('/page');
  });

  it('a document has the same state either way, and a name where HEAD tells it', async () => {
    const { visit, hits } = await hitsOf('/document');
    expect(hits).toEqual(['HEAD /document']);
    expect(visit).toMatchObject({ state: 'skipped', reason: 'not-html', type: 'document', format: 'pdf' });
    expect((await hitsOf('/browser/document')).visit).toMatchObject({ state: 'skipped', reason: 'not-html' });
  });

  it('a page that only HEAD does not know is scanned', async () => {
    expect((await hitsOf('/only-for-head')).visit.state).toBe('scanned');
  });

  it('a missing page behind a redirect says where it was looked for', async () => {
    expect((await hitsOf('/moved')).visit).toMatchObject({
      reason: 'http-error',
      status: 404,
      finalUrl: `${visiting.server.origin}/missing`,
    });
  });
});
