import { createServer as createTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificate } from '../../../fixtures/lib/certificate.ts';
import { listenOnOnePort } from '../../../fixtures/lib/one-port.ts';
import { type HttpClient, openHttp } from '../../../src/gather/http.ts';
import { fetchRobots, fetchSecurityTxt } from '../../../src/gather/site/files.ts';
import { inTurn } from '../../../src/gather/site/in-turn.ts';
import { askPlainHttp } from '../../../src/gather/site/plain-http.ts';
import { fetchSitemaps } from '../../../src/gather/site/sitemap.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';
import { closedPort, type Loopback, serveLoopback } from '../../helpers/loopback.ts';

let server: Loopback;
let http: HttpClient;
const files = new Map<string, string | Uint8Array>();

beforeAll(async () => {
  server = await serveLoopback((_request, response, path) => {
    const body = files.get(path);
    if (path === '/moved/robots.txt') return void response.writeHead(301, { location: '/robots.txt' }).end();
    return void response.writeHead(body === undefined ? 404 : 200).end(body ?? 'Not here');
  });
  http = openHttp({ userAgent: 'test-agent', timeoutMs: 2000, ignoreCertificateErrors: false });
});

afterAll(async () => {
  await http.close();
  await server.close();
});

const urlset = (...paths: string[]) =>
  `<urlset>${paths.map((path) => `<url><loc>${server.origin}${path}</loc></url>`).join('')}</urlset>`;
const index = (...paths: string[]) =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${server.origin}${path}</loc></sitemap>`).join('')}</sitemapindex>`;

describe('sitemaps', () => {
  async function read(served: Readonly<Record<string, string | Uint8Array>>, named: readonly string[] = []) {
    files.clear();
    for (const [path, body] of Object.entries(served)) files.set(path, body);
    const got = await fetchSitemaps(server.origin, named, http);
    if (!got.ok) throw new Error(got.error.message);
    const short = (url: string) => url.replace(server.origin, '');
    return {
      files: got.value.files.map(({ url, status, problem }) => [short(url), status, problem]),
      urls: got.value.urls.map(short),
      total: got.value.total,
    };
  }
  const named = (...paths: string[]) => paths.map((path) => server.origin + path);

  it('looks in the usual place when robots.txt names none', async () => {
    expect(await read({ '/sitemap.xml': urlset('/a', '/b', '/a') })).toEqual({
      files: [['/sitemap.xml', 200, null]],
      urls: ['/a', '/b'],
      total: 3,
    });
  });

  it('looks only where robots.txt says, and once', async () => {
    const served = { '/sitemap.xml': urlset('/a'), '/one.xml': urlset('/b') };
    expect(await read(served, named('/one.xml', '/one.xml'))).toEqual({
      files: [['/one.xml', 200, null]],
      urls: ['/b'],
      total: 1,
    });
  });

  it('reads the files of an index, and of an index in it, each once', async () => {
    const served = {
      '/sitemap.xml': index('/1.xml', '/2.xml', '/1.xml', '/sitemap.xml', '/missing.xml'),
      '/1.xml': urlset('/a'),
      '/2.xml': index('/3.xml'),
      '/3.xml': urlset('/b'),
    };
    expect(await read(served)).toEqual({
      files: [
        ['/sitemap.xml', 200, null],
        ['/1.xml', 200, null],
        ['/2.xml', 200, null],
        ['/missing.xml', 404, 'The server answered with HTTP 404.'],
        ['/3.xml', 200, null],
      ],
      urls: ['/a', '/b'],
      total: 2,
    });
  });

  it('unpacks', async () => {
    expect(await read({ '/s.xml.gz': gzipSync(urlset('/a')) }, named('/s.xml.gz'))).toMatchObject({ urls: ['/a'] });
  });

  it.each<[name: string, body: () => string | Uint8Array, problem: string]>([
    ['a broken archive', () => gzipSync(urlset('/a')).subarray(0, 30), 'It could not be unpacked.'],
    ['a bomb', () => gzipSync(Buffer.alloc(60_000_000)), 'It is larger than the 50 MB that one file may have.'],
    ['a web page', () => '<!doctype html><p>Hello', 'It is neither a sitemap nor a sitemap index.'],
    ['an empty file', () => '', 'It lists no addresses.'],
  ])('names the problem of %s', async (_name, body, problem) => {
    const read1 = await read({ '/sitemap.xml': body() });
    expect(read1).toEqual({ files: [['/sitemap.xml', 200, problem]], urls: [], total: 0 });
  });

  it('says what robots.txt names in vain', async () => {
    const elsewhere = server.origin.replace('127.0.0.1', 'localhost');
    const { files } = await read({}, ['/sitemap.xml', 'ftp://x.example/s.xml', `${elsewhere}/s.xml`]);
    expect(files).toEqual([
      ['/sitemap.xml', 0, 'Its address is not http or https.'],
      ['ftp://x.example/s.xml', 0, 'Its address is not http or https.'],
      [`${elsewhere}/s.xml`, 0, 'It is on another site, which was not asked.'],
    ]);
  });

  it('says that nobody answers', async () => {
    const origin = `http://127.0.0.1:${await closedPort()}`;
    expect(await fetchSitemaps(origin, [], http)).toMatchObject({
      ok: true,
      value: { files: [{ status: 0, problem: expect.stringContaining('refused the connection') }], urls: [], total: 0 },
    });
  });

  it('keeps what came of a file that breaks off, and goes on with the next', async () => {
    const packed = gzipSync(urlset(...Array.from({ length: 9000 }, (_, number) => `/${number}${Math.sin(number)}`)));
    const { files, urls } = await read(
      { '/torn.xml.gz': packed.subarray(0, packed.length / 2), '/whole.xml': urlset('/last') },
      named('/torn.xml.gz', '/whole.xml'),
    );
    expect(files).toEqual([
      ['/torn.xml.gz', 200, 'It could not be unpacked.'],
      ['/whole.xml', 200, null],
    ]);
    expect(urls.length).toBeGreaterThan(3000);
    expect(urls.slice(0, 2).concat(urls.at(-1) ?? '')).toEqual(['/00', `/1${Math.sin(1)}`, '/last']);
  });

  it('does not lose the rest to a file that hangs, and stops when the time is up', async () => {
    const slow = await serveLoopback((_request, response, path) => {
      if (path === '/hangs.xml') return void response.write(urlset('/kept').replace('</urlset>', ''));
      response.end(urlset(path));
    });
    const site = slow.origin;
    const hasty = openHttp({ userAgent: 'test-agent', timeoutMs: 300, ignoreCertificateErrors: false });
    const names = ['hangs', 'b', 'c'].map((name) => `${site}/${name}.xml`);
    const all = await fetchSitemaps(site, names, hasty);
    const short = await fetchSitemaps(site, names, hasty, undefined, 100);
    await Promise.all([hasty.close(), slow.close()]);
    const late = { status: 0, problem: 'The page did not load in time.' };
    expect(all).toMatchObject({ ok: true, value: { files: [late, { problem: null }, { problem: null }], total: 3 } });
    const never = { status: 0, problem: 'There was no time left to read it.' };
    expect(short).toMatchObject({ ok: true, value: { files: [late, never, never], total: 1 } });
  });

  it('reads no more than 50 files', async () => {
    const paths = Array.from({ length: 60 }, (_, number) => `/${number}.xml`);
    const served = Object.fromEntries(paths.map((path) => [path, urlset(path.replace('.xml', ''))]));
    const read1 = await read({ '/sitemap.xml': index(...paths), ...served });
    expect(read1.files).toHaveLength(50);
    expect(read1.urls).toHaveLength(49);
  });
});

describe('text files', () => {
  it('reads robots.txt and security.txt', async () => {
    files.clear();
    files.set('/robots.txt', 'User-agent: *');
    files.set('/.well-known/security.txt', 'Contact: mailto:security@ambleford.example');
    expect(await fetchRobots(server.origin, http)).toMatchObject({
      ok: true,
      value: { url: `${server.origin}/robots.txt`, status: 200, body: 'User-agent: *', truncated: false },
    });
    expect(await fetchSecurityTxt(server.origin, http)).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it('a missing file is an answer, and where it was found is kept', async () => {
    files.clear();
    expect(await fetchSecurityTxt(server.origin, http)).toMatchObject({ ok: true, value: { status: 404 } });
    expect(await fetchRobots(`${server.origin}/moved`, http)).toMatchObject({
      ok: true,
      value: { status: 404, redirects: [{ url: `${server.origin}/moved/robots.txt`, status: 301 }] },
    });
  });

  it('reads no more than its share', async () => {
    files.clear();
    files.set('/robots.txt', 'x'.repeat(600_000));
    const got = await fetchRobots(server.origin, http);
    expect(got.ok && [got.value.body.length, got.value.truncated]).toEqual([512_000, true]);
  });
});

describe('plain http', () => {
  it('does not ask a site that is plain itself', async () => {
    expect(await askPlainHttp(server.origin, http)).toEqual({ ok: true, value: null });
  });

  it('asks the same host and port without encryption, and follows nothing', async () => {
    const site = await listenOnOnePort(await certificate(), 0, (_request, response) => {
      response.writeHead(301, { location: 'https://www.ambleford.example/' }).end();
    });
    const asked = await askPlainHttp(`https://127.0.0.1:${site.port}`, http);
    await site.close();
    const requested = `http://127.0.0.1:${site.port}/`;
    expect(asked).toEqual({
      ok: true,
      value: { requested, answered: true, status: 301, location: 'https://www.ambleford.example/' },
    });
  });

  it('takes a server that only speaks TLS for a refusal', async () => {
    const tls = createTls(await certificate(), (_request, response) => response.end('secret'));
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const { port } = tls.address() as AddressInfo;
    const asked = await askPlainHttp(`https://127.0.0.1:${port}`, http);
    tls.close();
    expect(asked).toMatchObject({ ok: true, value: { answered: false, status: null } });
  });

  it('takes no turn that was not given for a refusal', async () => {
    const never = inTurn(http, async () => undefined, fakeClock(), 1000);
    expect(await askPlainHttp(`https://127.0.0.1:${await closedPort()}`, never)).toMatchObject({
      ok: false,
      error: { code: 'not-asked' },
    });
  });

  it('takes a closed port for a refusal, and silence for no answer', async () => {
    const port = await closedPort();
    expect(await askPlainHttp(`https://127.0.0.1:${port}`, http)).toMatchObject({ value: { answered: false } });
    const silent = await serveLoopback(() => undefined);
    const hasty = openHttp({ userAgent: 'test-agent', timeoutMs: 200, ignoreCertificateErrors: false });
    expect(await askPlainHttp(silent.origin.replace('http:', 'https:'), hasty)).toMatchObject({
      ok: false,
      error: { code: 'timed-out' },
    });
    await Promise.all([hasty.close(), silent.close()]);
  });
});
