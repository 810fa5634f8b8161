import type { MainAddress } from './crawl/canonical.ts';
import type { FiledVisit } from './crawl/crawl.ts';
import type { Journal } from './crawl/journal.ts';
import { offeredLinks } from './crawl/offered-links.ts';
import { withoutPage } from './crawl/without-page.ts';
import { filePage, fileSite, readPage, readSite } from './evidence/archive.ts';
import type { PageArtifact, PageRecord, SiteEvidence } from './model/evidence.ts';
import type { BlobStore, Ports, Turn } from './ports.ts';

/** The site-wide evidence, from the journal where an earlier start of the same scan has gathered it already. */
export async function visitSite(
  origin: string,
  { visitor, blobs }: Pick<Ports, 'visitor' | 'blobs'>,
  journal: Journal,
  turn: Turn,
  signal: AbortSignal,
): Promise<SiteEvidence> {
  const done = journal.site(origin);
  if (done) return readSite(done, blobs);
  const site = await visitor.visitSite(origin, signal, turn);
  const record = await fileSite(site, blobs);
  // What was not asked for because the host was given up may be there when the scan is resumed.
  if (!signal.aborted && !leftAlone(site)) await journal.append({ kind: 'site', record });
  return site;
}

function leftAlone({ artifacts }: SiteEvidence): boolean {
  return Object.values(artifacts).some((gathered) => gathered?.ok === false && gathered.error.code === 'not-asked');
}

/** Files the evidence at once, so that only what the crawl needs stays in memory. */
export async function visitAndFile(
  url: string,
  visitor: Ports['visitor'],
  blobs: BlobStore,
  signal: AbortSignal,
): Promise<FiledVisit> {
  const { page, ...visit } = await visitor.visitPage(url, signal);
  if (!page) return withoutPage(visit);
  const { document, template, screenshot, vitals } = page.artifacts;
  return {
    visit,
    record: await filePage(page, blobs),
    links: offeredLinks(page),
    title: document?.ok ? document.value.title : null,
    template: template?.ok ? template.value.id : null,
    screenshot: screenshot?.ok ? screenshot.value : null,
    latencyMs: vitals?.ok ? vitals.value.ttfb : null,
    failedArtifacts: Object.entries(page.artifacts)
      .filter(([, gathered]) => gathered?.ok === false)
      .map(([name]) => name as PageArtifact),
  };
}

/** What a scanned page says of itself, read back from what was filed. */
export async function mainAddress(page: PageRecord, blobs: BlobStore): Promise<MainAddress> {
  const { metadata, text } = (await readPage(page, blobs, new Set(['metadata', 'text']))).artifacts;
  return { canonical: metadata?.ok ? metadata.value.canonical : null, words: text?.ok ? text.value.words : 0 };
}
