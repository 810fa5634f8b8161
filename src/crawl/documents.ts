import type { Link, UrlOutcome } from '../model/evidence.ts';
import type { LinkedDocument } from '../model/result.ts';
import { normaliseUrl } from './normalise-url.ts';
import { documentEnding } from './url-type.ts';

const MOST_PAGES = 5;
const MOST_TEXTS = 3;
/** More than any page has, links in frames included. */
const MOST_LINKS = 1_000_000;
const MOST_TEXT = 200;
/** The format in a link's own words, such as "Budget 2026 (PDF, 2MB)". */
const SAID: readonly (readonly [format: string, words: RegExp])[] = [
  ['pdf', /\bpdf\b/i],
  ['docx', /\b(docx?|ms word|word (document|version|doc))\b/i],
  ['xlsx', /\b(xlsx?|excel|spreadsheet)\b/i],
  ['pptx', /\b(pptx?|powerpoint)\b/i],
  ['ods', /\bods\b/i],
  ['odt', /\b(odt|opendocument)\b/i],
  ['csv', /\bcsv\b/i],
  ['rtf', /\brtf\b/i],
];

/** What is kept of the links to one address. `rank` is the place of a page, or of a link on it, in the order met. */
interface Met {
  pageCount: number;
  readonly pages: Ranked[];
  readonly texts: Ranked[];
}
interface Ranked {
  readonly value: string;
  readonly rank: number;
}

export interface DocumentCollector {
  /** All links of one page. Pages may come in any order, each once. */
  add(page: string, links: readonly Pick<Link, 'href' | 'text'>[]): void;
  /** Every document that the pages link to, once, in order of address. */
  list(): readonly LinkedDocument[];
}

/**
 * Gathers documents while pages pass by, so that no links of other kinds have to be kept. What a response turned out to
 * be is in the outcomes: many systems serve documents without an ending.
 */
export function createDocumentCollector(outcomes: readonly UrlOutcome[]): DocumentCollector {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.url, outcome]));
  const rankOf = new Map(outcomes.map(({ url }, rank) => [url, rank]));
  const met = new Map<string, Met>();
  const ruledOut = new Set<UrlOutcome>();
  /** The normalised address when it may be a document. Most links have been met and judged before. */
  const candidate = (href: string): string | undefined => {
    const url = outcomeOf.has(href) ? href : normaliseUrl(href);
    const outcome = outcomeOf.get(url ?? '');
    if (!url || (outcome && ruledOut.has(outcome))) return undefined;
    if (met.has(url) || mayBeDocument(url, outcome)) return url;
    if (outcome) ruledOut.add(outcome);
    return undefined;
  };
  return {
    add(page, links) {
      const rank = rankOf.get(page) ?? outcomes.length;
      const onPage = new Set<string>();
      for (const [place, { href, text }] of links.entries()) {
        const url = candidate(href);
        if (!url) continue;
        const entry = met.get(url) ?? { pageCount: 0, pages: [], texts: [] };
        met.set(url, entry);
        if (!onPage.has(url)) {
          entry.pageCount += 1;
          keepFirst(entry.pages, { value: page, rank }, MOST_PAGES);
        }
        onPage.add(url);
        const shown = text.slice(0, MOST_TEXT);
        if (shown !== '') keepFirst(entry.texts, { value: shown, rank: rank + place / MOST_LINKS }, MOST_TEXTS);
      }
    },
    list() {
      const documents = [...met].flatMap(([url, entry]) => documentOf(url, entry, outcomeOf.get(url)) ?? []);
      return documents.sort((a, b) => (a.url < b.url ? -1 : 1));
    },
  };
}

/** Each value once, with its first place, and only so many of them. The order of arrival makes no difference. */
function keepFirst(list: Ranked[], entry: Ranked, most: number): void {
  const before = list.findIndex(({ value }) => value === entry.value);
  if (before >= 0 && (list[before]?.rank ?? 0) <= entry.rank) return;
  if (before >= 0) list.splice(before, 1);
  const place = list.findIndex(({ rank }) => rank > entry.rank);
  list.splice(place < 0 ? list.length : place, 0, entry);
  if (list.length > most) list.pop();
}

function mayBeDocument(url: string, outcome: UrlOutcome | undefined): boolean {
  return formatKnown(url, outcome) !== undefined || outcome?.reason === 'not-html';
}

function documentOf(url: string, entry: Met, outcome: UrlOutcome | undefined): LinkedDocument | undefined {
  const known = formatKnown(url, outcome);
  const texts = entry.texts.map(({ value }) => value);
  const format = known ?? said(texts, outcome);
  if (!format) return undefined;
  return {
    url,
    format,
    certain: known !== undefined,
    elsewhere: outcome?.reason === 'scope',
    state: outcome?.state ?? null,
    reason: outcome?.reason ?? null,
    linkedFrom: { total: entry.pageCount, list: entry.pages.map(({ value }) => value) },
    texts,
  };
}

function formatKnown(url: string, outcome: UrlOutcome | undefined): string | undefined {
  return outcome?.format ?? endingIn(url, outcome);
}

function endingIn(url: string, outcome: UrlOutcome | undefined): string | undefined {
  // What was shown as a page is one, whatever its address ends with.
  if (outcome?.state === 'scanned') return undefined;
  const ends = (address: string) => documentEnding(new URL(address).pathname);
  return ends(url) ?? (outcome?.finalUrl && URL.canParse(outcome.finalUrl) ? ends(outcome.finalUrl) : undefined);
}

/** Words alone make no document; an answer that was no page and words that name a format do. */
function said(texts: readonly string[], outcome: UrlOutcome | undefined): string | undefined {
  if (outcome?.reason !== 'not-html') return undefined;
  const words = texts.join(' ');
  return SAID.find(([, test]) => test.test(words))?.[0];
}
