import { defaultRulebook, systemClock } from '../../src/compose.ts';
import { openHttp } from '../../src/gather/http.ts';
import { fetchRobots } from '../../src/gather/site/files.ts';
import type { PageEvidence, ScanRecord } from '../../src/model/evidence.ts';
import type { CrawlScope } from '../../src/model/target.ts';
import type { Visitor } from '../../src/ports.ts';
import { scan } from '../../src/scan.ts';
import { memoryBlobStore, memoryScanStore } from '../../src/store/memory.ts';
import { memorySampleStore } from '../../src/store/samples.ts';
import { link } from './evidence.ts';

const notGathered = { ok: false as const, error: { code: 'not-gathered', message: 'Not asked for.' } };

/**
 * The whole scan of a site on loopback over real HTTP, but without a browser: of a page it reads the links and nothing
 * else. For crawls of hundreds of pages, which a browser would need minutes for.
 */
export async function scanPlainly(
  start: string,
  limits: Partial<CrawlScope> & { readonly concurrency?: number } = {},
  began: (url: string) => void = () => undefined,
): Promise<ScanRecord> {
  const { concurrency = 4, ...scope } = limits;
  const http = openHttp({ userAgent: 'lgdss-test', timeoutMs: 10_000, ignoreCertificateErrors: false });
  const blobs = memoryBlobStore();
  const { origin } = new URL(start);
  const target = {
    id: 'test',
    name: 'Ambleford',
    start: [start],
    scope: { origins: [origin], include: [], exclude: [], maxPages: 500, maxDepth: 100, ...scope },
  };
  const speed = { concurrency, delayMs: null, rate: null, ownSite: true };
  const settings = {
    toolVersion: '0.0.0',
    nodeVersion: process.version,
    userAgent: 'lgdss-test',
    speed,
    machine: { cores: 4, freeMemoryMb: 8000 },
    quietHours: null,
    checkExternalLinks: false,
    coverageFloor: 80,
  };
  const visitor: Visitor = {
    versions: { browser: 'none', axe: 'none' },
    notes: [],
    visitPage: async (url) => {
      began(url);
      const { response, url: finalUrl } = await http.follow(url, 'GET');
      const { status } = response;
      const body = await response.text();
      const ending = { url, status, finalUrl, retryAfterMs: null, detail: '' };
      if (status !== 200) return { ...ending, state: 'failed', reason: 'http-error', page: null };
      const hrefs = [...body.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => new URL(href, finalUrl).href);
      const links = hrefs.map((href) => link('Somewhere', href));
      const artifacts: PageEvidence['artifacts'] = { links: { ok: true, value: links } };
      const page = { url, visitedAt: systemClock.now(), artifacts };
      return { ...ending, state: 'scanned', reason: null, page };
    },
    visitSite: async (site) => ({
      origin: site,
      visitedAt: systemClock.now(),
      artifacts: { robots: await fetchRobots(site, http), sitemap: notGathered },
    }),
    robots: (site) => fetchRobots(site, http),
    comparer: () => async () => ({ unchanged: false, latencyMs: null }),
    checkLink: async (url) => ({
      value: { url, status: null, result: 'not-checked', reason: 'Links are not asked for here.' },
      status: null,
      reason: null,
      retryAfterMs: null,
    }),
    close: () => http.close(),
  };
  const ports = {
    clock: systemClock,
    visitor,
    blobs,
    scans: memoryScanStore(),
    samples: memorySampleStore(),
    emit: () => undefined,
  };
  const tools = { readBlob: async () => undefined };
  try {
    const { record } = await scan(target, settings, { ...defaultRulebook, checks: [] }, { ...ports, tools });
    return record;
  } finally {
    await http.close();
  }
}
