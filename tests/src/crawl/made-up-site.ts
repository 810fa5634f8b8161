import type { CrawlPlan, FiledVisit } from '../../../src/crawl/crawl.ts';
import { everythingAllowed, type Robots } from '../../../src/crawl/robots.ts';
import type { UrlReason, UrlState } from '../../../src/model/evidence.ts';
import type { CrawlScope } from '../../../src/model/target.ts';

export const SITE = 'https://www.ambleford.example';
export const at = (path: string) => (path.startsWith('/') ? SITE + path : path);

export function siteScope(rest: Partial<CrawlScope> = {}): CrawlScope {
  return { origins: [SITE], include: [], exclude: [], maxPages: 50, maxDepth: 10, ...rest };
}

export function planOf(rest: Partial<CrawlPlan> & { readonly limits?: Partial<CrawlScope> } = {}): CrawlPlan {
  const { limits, ...plan } = rest;
  return {
    start: [at('/')],
    scope: siteScope(limits),
    robots: everythingAllowed,
    sitemapUrls: [],
    concurrency: 1,
    startedAt: '2026-11-23T09:00:00.000Z',
    ...plan,
  };
}

export const forbidding = (...paths: readonly string[]): Robots => ({
  ...everythingAllowed,
  allows: (url) => !paths.some((path) => url.startsWith(at(path))),
});

/** What a made-up page answers. Left out, it is a page without links. */
export interface Answer {
  readonly links?: readonly string[];
  readonly redirectsTo?: string;
  readonly state?: UrlState;
  readonly reason?: UrlReason;
  readonly status?: number;
}

/** A visit as the crawl gets it, without a browser. */
export function filed(url: string, answer: Answer): FiledVisit {
  const {
    links = [],
    redirectsTo,
    state = 'scanned',
    reason = null,
    status = state === 'scanned' ? 200 : null,
  } = answer;
  const scanned = state === 'scanned';
  return {
    visit: {
      url,
      state,
      reason,
      detail: scanned ? '' : 'Something happened.',
      status,
      finalUrl: scanned || redirectsTo ? at(redirectsTo ?? url) : null,
      retryAfterMs: null,
    },
    record: scanned ? { url, visitedAt: '2026-11-23T09:00:00.000Z', artifacts: {} } : null,
    links: links.map(at),
    title: scanned ? `Title of ${url}` : null,
    template: scanned ? 't-1' : null,
    screenshot: null,
    latencyMs: null,
    failedArtifacts: [],
  };
}
