import { createDocumentCollector } from '../../crawl/documents.ts';
import { type Robots, readRobots } from '../../crawl/robots.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { PageArtifact } from '../../model/evidence.ts';
import type { LinkedDocument } from '../../model/result.ts';
import type { PdfSeen, PdfUnread } from '../../model/seen/documents.ts';
import type { FetchedBytes } from '../http.ts';
import { choosePdfs } from './documents/choose.ts';
import { readApart } from './documents/read-apart.ts';
import { fetchRobots } from './files.ts';
import { LEFT_ALONE } from './in-turn.ts';
import type { LookingAround, SiteGatherer } from './site-gatherer.ts';

const MOST_LISTED = 2000;
const MOST_BYTES = 20_000_000;
/** A file of a hundred pages takes two seconds on a slow machine. */
const READING_MS = 10_000;
/** The next file is begun no later than this; what is known by then is kept. */
const LAST_BEGUN_MS = 120_000;
const LINKS: ReadonlySet<PageArtifact> = new Set(['links', 'frameLinks']);

/** Lists every document that the pages link to, and looks into some of the PDFs, one after the other. */
export const documents: SiteGatherer<'documents'> = {
  artifact: 'documents',
  what: 'the documents that it links to',
  timeoutMs: 180_000,
  async gather(around) {
    const linked = await linkedFrom(around);
    const pdfs = linked.filter((document) => isOwnPdf(document, around.origin));
    const rulesOf = rulesByOrigin(around);
    const rules = new Map<string, Robots>();
    for (const { url } of pdfs) rules.set(url, await rulesOf(url));
    const sample = chosenFrom(pdfs, (url) => rules.get(url)?.allows(url) ?? false, around);
    const late = AbortSignal.any([around.signal, AbortSignal.timeout(LAST_BEGUN_MS)]);
    const seen: PdfSeen[] = [];
    for (const pdf of sample) seen.push(await look(pdf, rules.get(pdf.url)?.allows(pdf.url) ?? false, around, late));
    return { linked: { total: linked.length, list: linked.slice(0, MOST_LISTED) }, pdfs: pdfs.length, sample: seen };
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

/** What the person who scans left out stays left out, and so does what the site keeps to itself. */
function isOwnPdf({ url, format, elsewhere, state, reason }: LinkedDocument, origin: string): boolean {
  if (format !== 'pdf' || elsewhere || state === 'blocked' || reason === 'excluded') return false;
  return state !== null || siteKey(url) === siteKey(origin);
}

/** Those that may be read come first. Others are named only where there is room. */
function chosenFrom(
  pdfs: readonly LinkedDocument[],
  allowed: (url: string) => boolean,
  { outcomes, mostPdfs }: Pick<LookingAround, 'outcomes' | 'mostPdfs'>,
): readonly LinkedDocument[] {
  const templates = new Map(outcomes.map(({ url, template }) => [url, template]));
  const choose = (from: readonly LinkedDocument[], most: number) =>
    choosePdfs(from, (page) => templates.get(page) ?? null, most);
  const open = choose(
    pdfs.filter(({ url }) => allowed(url)),
    mostPdfs,
  );
  const closed = choose(
    pdfs.filter(({ url }) => !allowed(url)),
    mostPdfs - open.length,
  );
  return [...open, ...closed].sort((a, b) => (a.url < b.url ? -1 : 1));
}

async function look(
  { url, linkedFrom: from, texts }: LinkedDocument,
  allowed: boolean,
  { http, origin }: LookingAround,
  signal: AbortSignal,
): Promise<PdfSeen> {
  const named = { url, page: from.list[0] ?? url, text: texts[0] ?? '' };
  const unread = (why: PdfUnread): PdfSeen => ({ ...named, bytes: null, lastModified: null, unread: why, facts: null });
  if (!allowed) return unread('robots');
  if (signal.aborted) return unread('out-of-time');
  const fetched = await http.get(url, MOST_BYTES, signal);
  if (signal.aborted) return unread('out-of-time');
  if (!fetched.ok) return unread(fetched.error.code === LEFT_ALONE.code ? 'left-alone' : 'unreachable');
  const { bytes, headers } = fetched.value;
  const modified = Date.parse(headers.find(([name]) => name === 'last-modified')?.[1] ?? '');
  const known = {
    ...named,
    bytes: bytes.length,
    lastModified: Number.isNaN(modified) ? null : new Date(modified).toISOString(),
  };
  const wrong = notToRead(fetched.value, [url, origin]);
  if (wrong) return { ...known, unread: wrong, facts: null };
  const read = await readApart(bytes, { mostMs: READING_MS }, signal);
  return 'facts' in read
    ? { ...known, unread: null, facts: read.facts }
    : { ...known, unread: read.unread, facts: null };
}

function notToRead({ url, status, truncated, bytes }: FetchedBytes, own: readonly string[]): PdfUnread | undefined {
  if (!own.map(siteKey).includes(siteKey(url))) return 'elsewhere';
  if (status !== 200) return 'unreachable';
  // Readers forgive a few bytes before the mark.
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'not-a-pdf';
  return truncated ? 'too-large' : undefined;
}

/** The rules of each host, asked for once. */
function rulesByOrigin({ http, signal }: Pick<LookingAround, 'http' | 'signal'>) {
  const known = new Map<string, Promise<Robots>>();
  return (url: string): Promise<Robots> => {
    const { origin } = new URL(url);
    const rules = known.get(origin) ?? fetchRobots(origin, http, signal).then(readRobots);
    known.set(origin, rules);
    return rules;
  };
}
