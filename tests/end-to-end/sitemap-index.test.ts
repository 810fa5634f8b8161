import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttp } from '../../src/gather/http.ts';
import { fetchSitemaps } from '../../src/gather/site/sitemap.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { type CliRun, readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

const MANY = 20_000;
const page = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${'Council services for everyone who lives here. '.repeat(10)}</p></main></body></html>`;
const urlset = (urls: readonly string[]) =>
  `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;
const index = (urls: readonly string[]) =>
  `<sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** A home page without links; everything else is known from the sitemap alone. */
async function serve(files: (origin: string) => Readonly<Record<string, string | Uint8Array>>): Promise<Loopback> {
  let served: Readonly<Record<string, string | Uint8Array>> = {};
  const site = await serveLoopback((_, response, address) => {
    const file = served[address];
    if (file !== undefined) return void response.end(file);
    response.setHeader('content-type', 'text/html');
    if (address === '/' || address.startsWith('/only-') || address.startsWith('/archive/')) {
      return void response.end(page(`Page ${address}`));
    }
    response.writeHead(404).end(page('Not found'));
  });
  served = files(site.origin);
  return site;
}

describe('a sitemap index that robots.txt names', () => {
  const MOST = 6;
  let site: Loopback;
  let run: CliRun;
  let report: Awaited<ReturnType<typeof readReport>>;
  beforeAll(async () => {
    site = await serve((origin) => ({
      '/robots.txt': `Sitemap: ${origin}/maps/index.xml\nSitemap: http://maps.ambleford.example/sitemap.xml\n`,
      '/sitemap.xml': urlset([`${origin}/only-unnamed`]),
      '/maps/index.xml': index(
        ['packed.xml.gz', 'list.txt', 'missing.xml', 'nested.xml', 'torn.xml.gz', 'many.xml'].map(
          (name) => `${origin}/maps/${name}`,
        ),
      ),
      '/maps/packed.xml.gz': gzipSync(urlset([`${origin}/only-packed`, 'https://www.westmere.example/only-there'])),
      '/maps/list.txt': `${origin}/only-listed\r\n${origin}/only-listed#twice\r\n`,
      '/maps/nested.xml': index([`${origin}/maps/deep.xml`, `${origin}/maps/index.xml`]),
      '/maps/deep.xml': urlset([`${origin}/only-deep`]),
      '/maps/torn.xml.gz': gzipSync(urlset([`${origin}/only-torn`])).subarray(0, 40),
      '/maps/many.xml': urlset(Array.from({ length: MANY }, (_, number) => `${origin}/archive/item-${number}`)),
    }));
    const out = path.join(folder.path, 'index');
    run = await runHere(['scan', `${site.origin}/`, '--max-pages', String(MOST), '--out', out]);
    report = await readReport(out);
    await site.close();
  });

  it('leads to pages that only a child knows: packed, plain text, in an index of its own, or one of very many', () => {
    expect(run.err).not.toMatch(/Error/);
    const scanned = report.pages.filter(({ state }) => state === 'scanned').map(({ url }) => new URL(url).pathname);
    expect(scanned).toEqual([
      '/',
      '/only-packed',
      '/only-listed',
      '/archive/item-0',
      '/archive/item-1',
      '/archive/item-2',
    ]);
  });

  it('is read each file once, the unnamed one and the one of another site not at all', () => {
    const maps = site.hits.filter((hit) => /maps|sitemap/.test(hit));
    expect(new Set(maps).size).toBe(maps.length);
    expect(maps).toHaveLength(8);
    expect(site.hits).not.toContain('GET /sitemap.xml');
  });

  it('has every address accounted for', () => {
    const { planned, scanned, skipped, blocked, failed } = report.coverage;
    expect({ scanned, blocked, failed }).toEqual({ scanned: MOST, blocked: 0, failed: 0 });
    // The home page, two packed, one listed, one deep, and the many.
    expect(planned).toBe(1 + 2 + 1 + 1 + MANY);
    expect(skipped).toBe(planned - MOST);
    expect(report.pages.find(({ url }) => url.includes('westmere'))).toMatchObject({ reason: 'scope' });
  });

  it('has its broken children named in the report', () => {
    const told = report.findings.filter(({ check }) => check === 'open-standards/robots-and-sitemap');
    const messages = told.map(({ message }) => message.replaceAll(site.origin, ''));
    expect(messages).toEqual([
      'The sitemap /maps/missing.xml could not be read: The server answered with HTTP 404.',
      'The sitemap /maps/torn.xml.gz could not be read: It could not be unpacked.',
    ]);
  });
});

it('a sitemap index in the usual place is found without robots.txt', async () => {
  const site = await serve((origin) => ({
    '/sitemap.xml': index([`${origin}/child.xml`]),
    '/child.xml': urlset([`${origin}/only-here`]),
  }));
  const out = path.join(folder.path, 'usual');
  const run = await runHere(['scan', `${site.origin}/`, '--out', out]);
  await site.close();
  expect(run.code).toBe(0);
  expect((await readReport(out)).pages.map(({ url, state }) => [new URL(url).pathname, state])).toEqual([
    ['/', 'scanned'],
    ['/only-here', 'scanned'],
  ]);
});

it('a sitemap of nearly 50 MB is read as it comes, and never in memory as a whole', async () => {
  const filler = `<image:caption>${'x'.repeat(1100)}</image:caption>`;
  const [before, peaks] = [liveMb(), [] as number[]];
  let sent = 0;
  const site = await serveLoopback((_, response, address) => {
    if (address !== '/sitemap.xml') return void response.writeHead(404).end();
    let number = 0;
    const more = () => {
      while (number < 40_000) {
        if (number % 5000 === 4999) peaks.push(liveMb() - before);
        const entry = `<url><loc>${site.origin}/item-${number}</loc>${filler}</url>`;
        number += 1;
        sent += entry.length;
        if (!response.write(entry)) return void response.once('drain', more);
      }
      response.end('</urlset>');
    };
    response.write('<urlset>');
    more();
  });
  const http = openHttp({ userAgent: 'test-agent', timeoutMs: 20_000, ignoreCertificateErrors: false });
  const read = await fetchSitemaps(site.origin, [], http);
  const kept = liveMb() - before;
  await Promise.all([http.close(), site.close()]);
  expect(sent).toBeGreaterThan(45_000_000);
  expect(read).toMatchObject({ ok: true, value: { files: [{ status: 200, problem: null }], total: 40_000 } });
  expect(Math.max(...peaks, kept)).toBeLessThan(20);
});

/** What is in use once everything that can go has gone. */
function liveMb(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Buffers are let go by a sweep that runs beside the first collection; the second waits for it.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_048_576;
}
