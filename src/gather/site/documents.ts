import { createDocumentCollector } from '../../crawl/documents.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { PageArtifact } from '../../model/evidence.ts';
import type { LinkedDocument } from '../../model/result.ts';
import type { PdfSeen } from '../../model/seen/documents.ts';
import { barsOf } from './documents/bars.ts';
import { choosePdfs } from './documents/choose.ts';
import { lookInto } from './documents/look-into.ts';
import type { LookingAround, SiteGatherer } from './site-gatherer.ts';

const MOST_LISTED = 2000;
/** Nothing is waited for longer than this: a slow pace that robots.txt asks for leaves time for some. What is known is kept. */
const LATE_MS = 300_000;
const LINKS: ReadonlySet<PageArtifact> = new Set(['links', 'frameLinks']);

/** Lists every document that the pages link to, and looks into some of the PDFs, one after the other. */
export const documents: SiteGatherer<'documents'> = {
  artifact: 'documents',
  what: 'the documents that it links to',
  timeoutMs: LATE_MS + 30_000,
  async gather(around) {
    const late = AbortSignal.any([around.signal, AbortSignal.timeout(LATE_MS)]);
    const linked = await linkedFrom(around);
    const pdfs = linked.filter((document) => isOwnPdf(document, around.origin));
    const bars = await barsOf(pdfs, around.robots, late);
    const templates = new Map(around.outcomes.map(({ url, template }) => [url, template]));
    const choose = (from: readonly LinkedDocument[], most: number) =>
      choosePdfs(from, (page) => templates.get(page) ?? null, most);
    // Those that may be read come first. Others are named only where there is room.
    const open = choose(
      pdfs.filter(({ url }) => !bars.has(url)),
      around.mostPdfs,
    );
    const barred = choose(
      pdfs.filter(({ url }) => bars.has(url)),
      around.mostPdfs - open.length,
    );
    const sample: PdfSeen[] = [];
    for (const pdf of [...open, ...barred].sort((a, b) => (a.url < b.url ? -1 : 1)))
      sample.push(await lookInto(pdf, bars.get(pdf.url) ?? null, around, late));
    return { linked: { total: linked.length, list: linked.slice(0, MOST_LISTED) }, pdfs: pdfs.length, sample };
  },
};

async function linkedFrom({ pages, outcomes, read }: LookingAround): Promise<readonly LinkedDocument[]> {
  const collector = createDocumentCollector(outcomes);
  for (const page of pages) {
    const { links, frameLinks } = await read(page, LINKS);
    collector.add(page.url, [...(links?.ok ? links.value : []), ...(frameLinks?.ok ? frameLinks.value : [])]);
  }
  return collector.list();
}

/** On one of the origins that the scan is about, or, where the crawl did not come across it, on this one. */
function isOwnPdf({ url, format, elsewhere, state }: LinkedDocument, origin: string): boolean {
  return format === 'pdf' && !elsewhere && (state !== null || siteKey(url) === siteKey(origin));
}
