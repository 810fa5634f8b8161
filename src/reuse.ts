import type { FiledVisit } from './crawl/crawl.ts';
import { offeredLinks } from './crawl/offered-links.ts';
import { type Circumstances, type PageKept, pagesKept, reuseCounts, whyNotReused } from './crawl/reuse.ts';
import { withoutPage } from './crawl/without-page.ts';
import { readPage } from './evidence/archive.ts';
import { copyPage } from './evidence/copy.ts';
import type { PageArtifact, ScanRecord, UrlOutcome } from './model/evidence.ts';
import type { BlobStore, Comparer, EarlierScan, Ports } from './ports.ts';

/** Evidence of an earlier scan, for pages that are as they were. */
export interface Reuse {
  /** Why nothing is used again, in a sentence. */
  readonly note: string | undefined;
  /** The visit as the earlier scan filed it; undefined when the page has to be opened. Its evidence is copied here. */
  take(url: string, signal: AbortSignal): Promise<FiledVisit | undefined>;
  /** For the record of this scan. */
  counts(outcomes: readonly UrlOutcome[]): NonNullable<ScanRecord['reuse']>;
}

const NEEDED: ReadonlySet<PageArtifact> = new Set(['response', 'validators', 'links', 'frameLinks', 'metadata']);

export function createReuse(
  earlier: EarlierScan,
  now: Circumstances,
  { visitor, blobs }: Pick<Ports, 'visitor' | 'blobs'>,
): Reuse {
  const note = whyNotReused(earlier.record, now);
  const unchanged = visitor.comparer();
  const kept = note === undefined ? pagesKept(earlier.record) : new Map<string, PageKept>();
  return {
    note,
    async take(url, signal) {
      const page = kept.get(url);
      if (!page) return undefined;
      // A store that cannot be read costs a visit, not the scan.
      return ifUnchanged(page, earlier, unchanged, blobs, signal).catch(() => undefined);
    },
    counts: (outcomes) => ({
      since: earlier.scan,
      sinceDate: earlier.record.startedAt,
      ...reuseCounts(outcomes),
    }),
  };
}

async function ifUnchanged(
  { record, outcome }: PageKept,
  earlier: EarlierScan,
  compare: Comparer,
  blobs: BlobStore,
  signal: AbortSignal,
): Promise<FiledVisit | undefined> {
  const page = await readPage(record, earlier.blobs, NEEDED);
  const { response, validators, links } = page.artifacts;
  if (!response?.ok || !validators?.ok || !links?.ok) return undefined;
  const before = { response: response.value, validators: validators.value };
  const { unchanged, latencyMs, refused } = await compare(record.url, before, signal);
  if (refused) {
    const { page: _, ...visit } = refused;
    return { ...withoutPage(visit), latencyMs };
  }
  if (!unchanged || !(await copyPage(record, outcome.screenshot, earlier.blobs, blobs))) return undefined;
  const { url, status, finalUrl, title, template, screenshot } = outcome;
  return {
    visit: { url, state: 'scanned', reason: null, detail: '', status, finalUrl, retryAfterMs: null },
    record,
    links: offeredLinks(page),
    title,
    template,
    screenshot,
    latencyMs,
    failedArtifacts: [],
    reused: true,
  };
}
