import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { failDetail, failReason } from '../browser/errors.ts';
import { keepBrowser } from '../browser/keeper.ts';
import { launchBrowser } from '../browser/launch.ts';
import { childrenMb } from '../browser/memory.ts';
import { skipSentences } from '../crawl/reasons.ts';
import { readRobots } from '../crawl/robots.ts';
import type { Digest, Gathered, SiteEvidence } from '../model/evidence.ts';
import type { BlobStore, Clock, Visit, Visitor } from '../ports.ts';
import { within } from './deadline.ts';
import { openHttp } from './http.ts';
import { gatherers } from './registry.ts';
import { fetchRobots, fetchSecurityTxt } from './site/files.ts';
import { checkLinks } from './site/link-checks.ts';
import { visitMissingPage } from './site/not-found.ts';
import { askPlainHttp } from './site/plain-http.ts';
import { fetchSitemaps } from './site/sitemap.ts';
import { openTabs } from './tabs.ts';
import { createTypeFirst } from './type-first.ts';
import { createComparer } from './unchanged.ts';
import { visitPage } from './visitor.ts';

export interface VisitorOptions {
  readonly executablePath: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly ignoreCertificateErrors: boolean;
  /** axe rule ids to run on every page. */
  readonly axeRules: readonly string[];
}

const SETTLE = { wait: 1000, quiet: 200, most: 3000 };
const SITE_TIMEOUT_MS = 20_000;
const NO_SANDBOX =
  'The browser runs without its sandbox, as it must for root and in some containers. Scan only sites you trust, or run as an ordinary user.';
/** Above this a fresh browser takes over, well before a small machine starts to swap. */
const MOST_BROWSER_MB = 800;

/** Starts the browser and returns the one door to the outside world. Rejects when the browser does not start. */
export async function openVisitor(
  options: VisitorOptions,
  ports: { clock: Clock; blobs: BlobStore },
): Promise<Visitor> {
  const require = createRequire(import.meta.url);
  const axePackage = require('axe-core/package.json') as { version: string };
  const source = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  const notes = new Set<string>();
  const keeper = await keepBrowser({
    launch: async () => {
      const launched = await launchBrowser(options.executablePath);
      if (!launched.sandboxed) notes.add(NO_SANDBOX);
      return launched.browser;
    },
    measure: () => childrenMb(process.pid),
    mostMb: MOST_BROWSER_MB,
  });
  const tabs = openTabs(keeper, options);
  const http = openHttp({ ...options, timeoutMs: Math.min(options.timeoutMs, 15_000) });
  const typeFirst = createTypeFirst(http, ports.clock);
  const visitOptions = {
    gatherers,
    timeoutMs: options.timeoutMs,
    settle: SETTLE,
    axe: { source, rules: options.axeRules },
    knownSizes: new Map<string, number>(),
    knownHashes: new Map<string, Digest | null>(),
    busy: pLimit(availableParallelism()),
  };

  return {
    notes: [...notes],
    versions: { browser: `Chromium ${keeper.version}`, axe: axePackage.version },
    async visitPage(url, signal) {
      if (signal?.aborted) return interrupted(url);
      const visit = async () => {
        const end = await typeFirst.end(url, signal);
        if (signal?.aborted) return interrupted(url);
        return end ?? visitPage(url, visitOptions, { tabs, ...ports });
      };
      return untilStopped(url, visit(), signal);
    },
    unchanged: createComparer(http, typeFirst),
    async visitSite(origin, signal): Promise<SiteEvidence> {
      const visitedAt = ports.clock.now();
      const robots = await fetchRobots(origin, http, signal);
      const named = readRobots(robots).sitemaps;
      const [sitemap, plainHttp, securityTxt, notFound] = await Promise.all([
        attempt('the sitemap', fetchSitemaps(origin, named, http, signal)),
        attempt('plain http', askPlainHttp(origin, http, signal)),
        attempt('security.txt', fetchSecurityTxt(origin, http, signal)),
        attempt('a missing page', asGathered(visitMissingPage(origin, tabs, options.timeoutMs, signal))),
      ]);
      return { origin, visitedAt, artifacts: { robots, sitemap, plainHttp, securityTxt, notFound } };
    },
    async checkLinks(urls, pauseMs, signal) {
      return { ok: true, value: await checkLinks(urls, http, ports.clock, signal, pauseMs) };
    },
    async close() {
      await tabs.close();
      await Promise.all([keeper.close(), http.close()]);
    },
  };
}

function interrupted(url: string): Visit {
  const detail = skipSentences.interrupted;
  return {
    url,
    state: 'skipped',
    reason: 'interrupted',
    detail,
    status: null,
    finalUrl: null,
    retryAfterMs: null,
    page: null,
  };
}

/** After Ctrl-C nobody waits for a slow page; closing the browser ends the visit itself. */
async function untilStopped(url: string, visit: Promise<Visit>, signal?: AbortSignal): Promise<Visit> {
  if (!signal) return visit;
  let stop = () => {};
  const stopped = new Promise<Visit>((resolve) => {
    stop = () => resolve(interrupted(url));
    signal.addEventListener('abort', stop, { once: true });
  });
  visit.catch(() => undefined);
  return Promise.race([visit, stopped]).finally(() => signal.removeEventListener('abort', stop));
}

const asGathered = async <T>(work: Promise<T>): Promise<Gathered<T>> => ({ ok: true, value: await work });

/** A probe that fails or hangs costs its own artifact. */
async function attempt<T>(what: string, work: Promise<Gathered<T>>): Promise<Gathered<T>> {
  try {
    return await within(SITE_TIMEOUT_MS, `Asking for ${what}`, work);
  } catch (error) {
    return {
      ok: false,
      error: { code: failReason(error), message: `Asking for ${what} failed: ${failDetail(error)}` },
    };
  }
}
