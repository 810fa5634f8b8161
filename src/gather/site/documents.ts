import { createDocumentCollector } from '../../crawl/documents.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { PageArtifact } from '../../model/evidence.ts';
import type { LinkedDocument } from '../../model/result.ts';
import type { DocumentSeen, Unread } from '../../model/seen/documents.ts';
import { barsOf } from './documents/bars.ts';
import { chooseFiles } from './documents/choose.ts';
import { type Kind, lookInto, OFFICE, PDF } from './documents/look-into.ts';
import type { LookingAround, SiteGatherer } from './site-gatherer.ts';

const MOST_LISTED = 2000;
const MOST_OFFICE = 5;
/** Nothing is waited for longer than this: a slow pace that robots.txt asks for leaves time for some. What is known is kept. */
const LATE_MS = 300_000;
const LINKS: ReadonlySet<PageArtifact> = new Set(['links', 'frameLinks']);

/** Lists every document that the pages link to, and looks into some of the PDFs and Office files, one after the other. */
export const documents: SiteGatherer<'documents'> = {
  artifact: 'documents',
  what: 'the documents that it links to',
  timeoutMs: LATE_MS + 30_000,
  async gather(around) {
    const late = AbortSignal.any([around.signal, AbortSignal.timeout(LATE_MS)]);
    const linked = await linkedFrom(around);
    const own = (formats: readonly string[]) => linked.filter((one) => isOwn(one, formats, around.origin));
    const [pdfs, office] = [own(['pdf']), own(['docx', 'xlsx'])];
    const sample = await lookIntoSome(around, pdfs, { kind: PDF, most: around.mostPdfs, late });
    const most = Math.min(around.mostPdfs, MOST_OFFICE);
    const officeSample = await lookIntoSome(around, office, { kind: OFFICE, most, late });
    return {
      linked: { total: linked.length, list: linked.slice(0, MOST_LISTED) },
      pdfs: pdfs.length,
      sample,
      office: { found: office.length, sample: officeSample },
    };
  },
};

interface Looking<Facts, Wrong extends string> {
  readonly kind: Kind<Facts, Wrong>;
  readonly most: number;
  readonly late: AbortSignal;
}

/** Those that may be read come first. Others are named only where there is room. */
async function lookIntoSome<Facts, Wrong extends string>(
  around: LookingAround,
  files: readonly LinkedDocument[],
  { kind, most, late }: Looking<Facts, Wrong>,
): Promise<readonly DocumentSeen<Facts, Unread | Wrong>[]> {
  const bars = await barsOf(files, around.robots, late);
  const templates = new Map(around.outcomes.map(({ url, template }) => [url, template]));
  const choose = (from: readonly LinkedDocument[], room: number) =>
    chooseFiles(from, (page) => templates.get(page) ?? null, room);
  const open = choose(
    files.filter(({ url }) => !bars.has(url)),
    most,
  );
  const barred = choose(
    files.filter(({ url }) => bars.has(url)),
    most - open.length,
  );
  const sample: DocumentSeen<Facts, Unread | Wrong>[] = [];
  for (const file of [...open, ...barred].sort((a, b) => (a.url < b.url ? -1 : 1)))
    sample.push(await lookInto(file, kind, bars.get(file.url) ?? null, around, late));
  return sample;
}

async function linkedFrom({ pages, outcomes, read }: LookingAround): Promise<readonly LinkedDocument[]> {
  const collector = createDocumentCollector(outcomes);
  for (const page of pages) {
    const { links, frameLinks } = await read(page, LINKS);
    collector.add(page.url, [...(links?.ok ? links.value : []), ...(frameLinks?.ok ? frameLinks.value : [])]);
  }
  return collector.list();
}

/** On one of the origins that the scan is about, or, where the crawl did not come across it, on this one. */
function isOwn({ url, format, elsewhere, state }: LinkedDocument, formats: readonly string[], origin: string): boolean {
  return formats.includes(format) && !elsewhere && (state !== null || siteKey(url) === siteKey(origin));
}
