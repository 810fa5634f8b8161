import { readPage } from './evidence/archive.ts';
import type { PageArtifact, PageRecord, SiteEvidence, UrlOutcome } from './model/evidence.ts';
import type { Ports, Turn } from './ports.ts';

interface Crawled {
  readonly pages: readonly PageRecord[];
  readonly outcomes: readonly UrlOutcome[];
  /** As met, one link of many pages many times. */
  readonly links: readonly string[];
}

/** What each site shows as a whole, after the crawl. Pages of no origin that was asked for belong to the first site. */
export async function lookAroundSites(
  sites: readonly SiteEvidence[],
  crawled: Crawled,
  { visitor, blobs, emit }: Pick<Ports, 'visitor' | 'blobs' | 'emit'>,
  turn: Turn,
  signal: AbortSignal,
): Promise<readonly SiteEvidence['artifacts'][]> {
  if (visitor.lookAround === undefined || signal.aborted) return sites.map(() => ({}));
  emit({ kind: 'step-started', step: 'Looking at the site as a whole' });
  const links = [...new Set(crawled.links)];
  const read = async (page: PageRecord, only: ReadonlySet<PageArtifact>) =>
    (await readPage(page, blobs, only)).artifacts;
  const origins = new Set(sites.map(({ origin }) => origin));
  const homeOf = (url: string) => {
    const origin = URL.parse(url)?.origin ?? '';
    return origins.has(origin) ? origin : sites[0]?.origin;
  };
  return Promise.all(
    sites.map(({ origin }) => {
      const pages = crawled.pages.filter(({ url }) => homeOf(url) === origin);
      const seen = { origin, pages, read, links, outcomes: crawled.outcomes };
      return visitor.lookAround?.(seen, turn, signal) ?? {};
    }),
  );
}
