import type { SampleRecord } from '../model/evidence.ts';
import { type Crawled, type CrawlPlan, type CrawlPorts, crawl, type FiledVisit } from './crawl.ts';
import { explore, nothingJudged, oneAccount } from './explore.ts';
import { normaliseUrl } from './normalise-url.ts';
import { comparePinned, type PinnedSample } from './pinned-sample.ts';
import { chooseSample } from './sample.ts';
import type { Rest } from './slots.ts';
import { stopReason } from './time-limit.ts';

/** How the sample is to be drawn, or the one that is there already. */
export interface SampleWishes {
  readonly perTemplate: number;
  readonly seed: string;
  readonly pinned: PinnedSample | null;
}

export interface Sampled {
  readonly crawled: Crawled;
  /** Left out when the scan was stopped before there was a sample. */
  readonly sample?: SampleRecord;
}

export type SamplePorts = CrawlPorts & {
  /** A short visit that judges nothing. Undefined when the scan was stopped before it was done. */
  look(url: string, rest: Rest): Promise<FiledVisit | undefined>;
};

/** New addresses in a report; a calendar that moved on by a month has more of them than anybody reads. */
const MOST_FRESH = 200;

/** Visits a sample in place of every page that can be found. */
export function crawlSample(
  plan: CrawlPlan,
  wishes: SampleWishes,
  ports: SamplePorts,
  signal: AbortSignal,
): Promise<Sampled> {
  return wishes.pinned === null ? draw(plan, wishes, ports, signal) : reuse(plan, wishes.pinned, ports, signal);
}

async function draw(plan: CrawlPlan, wishes: SampleWishes, ports: SamplePorts, signal: AbortSignal): Promise<Sampled> {
  const { perTemplate, seed } = wishes;
  const step = (words: string) => ports.emit({ kind: 'step-started', step: words });
  step('Exploring the site to choose a sample');
  const explored = await explore(plan, ports, signal);
  if (signal.aborted) return { crawled: nothingJudged(explored.crawled, stopReason(signal)) };

  const first = normaliseUrl(plan.start[0] ?? '');
  const unopened = explored.crawled.outcomes.filter(({ reason }) => reason === 'page-limit').length;
  const options = { perTemplate, seed, unopened, ...(first ? { always: [first] } : {}) };
  const { pages, documents, method } = chooseSample(explored.candidates, options);
  step(`Scanning the sample: ${pages.length} of ${explored.candidates.length} pages`);
  const urls = pages.map(({ url }) => url);
  const scanned = await crawl(only(plan, urls, []), ports, signal);
  const sample = {
    ...{ method, seed, perTemplate, drawnAt: plan.startedAt, reused: false, pages, documents },
    ...{ of: explored.candidates.length, fresh: { urls: [], total: 0 }, vanished: [] },
  };
  return { crawled: oneAccount(explored.crawled, scanned, new Set(urls)), sample };
}

async function reuse(plan: CrawlPlan, pinned: PinnedSample, ports: SamplePorts, signal: AbortSignal): Promise<Sampled> {
  const { method, seed, perTemplate, date: drawnAt, pages, documents, of } = pinned;
  ports.emit({
    kind: 'step-started',
    step: `Scanning the sample of ${drawnAt.slice(0, 10)} again: ${pages.length} pages`,
  });
  const urls = pages.flatMap(({ url }) => normaliseUrl(url) ?? []);
  const starts = new Set(plan.start.map((url) => normaliseUrl(url) ?? url));
  const [first] = starts;
  if (first !== undefined && !urls.includes(first)) ports.emit({ kind: 'warning', message: startLeftOut(first) });

  const crawled = await crawl(only(plan, urls, [...starts, ...plan.sitemapUrls]), ports, signal);
  // How far a page is from the start was not asked this time; what matters is which pages are the start.
  const outcomes = crawled.outcomes.map((outcome) => ({
    ...outcome,
    depth: starts.has(outcome.url) ? 0 : Math.max(1, outcome.depth),
  }));
  const { fresh, vanished } = comparePinned(pinned, outcomes);
  const sample = {
    ...{ method, seed, perTemplate, drawnAt, reused: true, pages, documents, of },
    fresh: { urls: fresh.slice(0, MOST_FRESH), total: fresh.length },
    // A page that Ctrl-C or the end of the time came before has not gone.
    vanished: vanished.filter(({ reason }) => reason !== 'interrupted' && reason !== 'out-of-time'),
  };
  return { crawled: { ...crawled, outcomes }, sample };
}

/** These pages and no others; what they and the sitemap point to is noted. */
function only(plan: CrawlPlan, start: readonly string[], sitemapUrls: readonly string[]): CrawlPlan {
  return { ...plan, start, sitemapUrls, scope: { ...plan.scope, maxPages: start.length }, startOnly: true };
}

function startLeftOut(url: string): string {
  return `The start page ${url} is not in the pinned sample, so it is not scanned. --new-sample draws again.`;
}
