import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSitemap } from '../../../../src/cli/inputs/from-sitemap.ts';
import { type HttpClient, openHttp } from '../../../../src/gather/http.ts';
import { type Loopback, serveLoopback } from '../../../helpers/loopback.ts';

const scope = { include: [], exclude: [], maxPages: 50, maxDepth: 2 };
const locs = (urls: readonly string[]) => urls.map((url) => `<loc>${url}</loc>`);
const urlset = (...urls: string[]) =>
  `<urlset>${locs(urls)
    .map((loc) => `<url>${loc}</url>`)
    .join('')}</urlset>`;
const index = (...urls: string[]) =>
  `<sitemapindex>${locs(urls)
    .map((loc) => `<sitemap>${loc}</sitemap>`)
    .join('')}</sitemapindex>`;

let site: Loopback;
let other: Loopback;
let http: HttpClient;
beforeAll(async () => {
  other = await serveLoopback((_, response) => response.end(urlset(`${other.origin}/x`)));
  const files = (): Readonly<Record<string, string | Uint8Array>> => ({
    '/pages.xml': urlset(`${site.origin}/`, `${site.origin}/bins`, `${site.origin}/news/1`),
    '/mixed.xml': urlset(`${site.origin}/`, 'https://elsewhere.example/', 'nonsense'),
    '/packed.xml.gz': gzipSync(urlset(`${site.origin}/packed`)),
    '/index.xml': index(`${site.origin}/pages.xml`, `${site.origin}/packed.xml.gz`, `${other.origin}/sitemap.xml`),
    '/elsewhere.xml': urlset('https://elsewhere.example/'),
    '/page': '<!doctype html><title>Bins</title>',
  });
  site = await serveLoopback((_, response, path) => {
    const body = files()[path];
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body);
  });
  http = openHttp({ userAgent: 'test', timeoutMs: 5000, ignoreCertificateErrors: false });
});
afterAll(() => Promise.all([site.close(), other.close(), http.close()]));

const read = async (path: string, part: Partial<typeof scope> | { include: string[] } = {}) => {
  const found = await readSitemap(`${site.origin}${path}`, { ...scope, ...part }, http);
  if (!found.ok) return found.error.message;
  const { target, notes } = found.value;
  return { start: target.start.map((url) => new URL(url).pathname), notes, scope: target.scope };
};

describe('readSitemap', () => {
  it('starts from the listed pages, on the site of the sitemap', async () => {
    const origins = [site.origin];
    expect(await read('/pages.xml')).toEqual({
      start: ['/', '/bins', '/news/1'],
      notes: [],
      scope: { origins, ...scope },
    });
  });

  it('leaves out other sites and what the patterns leave out, and says so', async () => {
    const left = (count: string) =>
      `The sitemap lists ${count} on other sites or left out by your patterns; not scanned.`;
    expect(await read('/mixed.xml')).toMatchObject({ start: ['/'], notes: [left('2 pages')] });
    expect(await read('/pages.xml', { include: ['/news'] })).toMatchObject({
      start: ['/news/1'],
      notes: [left('2 pages')],
    });
  });

  it('reads what an index lists, packed or not, and asks no other site', async () => {
    expect(await read('/index.xml')).toMatchObject({
      start: ['/', '/bins', '/news/1', '/packed'],
      notes: [expect.stringMatching(`^${other.origin}/sitemap.xml: .*another site`)],
    });
    expect(other.hits).toEqual([]);
  });

  it.each([
    ['/none.xml', /^No pages could be read from the sitemap .*\/none\.xml\. The server answered with HTTP 404\.$/],
    ['/page', /^No pages could be read from the sitemap .* It is neither a sitemap nor a sitemap index\.$/],
    ['/elsewhere.xml', /lists 1 page, none of them on this site/],
  ])('says what is wrong with %s', async (path, says) => {
    expect(await read(path)).toMatch(says);
  });

  it('refuses what is no address', async () => {
    expect(await readSitemap('sitemap', scope, http)).toMatchObject({ ok: false, error: { code: 'address' } });
  });
});
