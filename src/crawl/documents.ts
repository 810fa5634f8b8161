import type { Link, UrlOutcome, UrlReason, UrlState } from '../model/evidence.ts';
import { normaliseUrl } from './normalise-url.ts';
import { documentEnding } from './url-type.ts';

/** A link as it stands on a page. */
export interface LinkMet extends Pick<Link, 'href' | 'text'> {
  readonly page: string;
}

export interface DocumentLinked {
  readonly url: string;
  /** `pdf`, `docx` and so on. */
  readonly format: string;
  /** Whether the format is known from the address or the response, or only promised by the words of a link. */
  readonly certain: boolean;
  /** It stands on another site. */
  readonly elsewhere: boolean;
  /** What became of the address; null when the crawl never met it. */
  readonly state: UrlState | null;
  readonly reason: UrlReason | null;
  /** In the order met, at most 20; `pageCount` is the true number. */
  readonly pages: readonly string[];
  readonly pageCount: number;
  /** Different link texts in the order met, at most 5. */
  readonly texts: readonly string[];
}

const MOST_PAGES = 20;
const MOST_TEXTS = 5;
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

/**
 * Every document that a scanned page links to, once, in order of address. `formats` holds what responses turned out to
 * be (`formatOf`), by normalised address, where the outcome does not tell: many systems serve documents without an ending.
 */
export function documentInventory(
  links: readonly LinkMet[],
  outcomes: readonly UrlOutcome[],
  formats: ReadonlyMap<string, string> = new Map(),
): readonly DocumentLinked[] {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.url, outcome]));
  const met = new Map<string, { pages: Set<string>; texts: Set<string> }>();
  for (const { page, href, text } of links) {
    const url = normaliseUrl(href);
    if (!url) continue;
    const entry = met.get(url) ?? { pages: new Set(), texts: new Set() };
    met.set(url, entry);
    entry.pages.add(page);
    if (text !== '' && entry.texts.size < MOST_TEXTS) entry.texts.add(text.slice(0, MOST_TEXT));
  }
  const documents: DocumentLinked[] = [];
  for (const [url, { pages, texts }] of met) {
    const outcome = outcomeOf.get(url);
    const known = formats.get(url) ?? outcome?.format ?? endingIn(url, outcome);
    const format = known ?? said(texts, outcome);
    if (!format) continue;
    documents.push({
      url,
      format,
      certain: known !== undefined,
      elsewhere: outcome?.reason === 'scope',
      state: outcome?.state ?? null,
      reason: outcome?.reason ?? null,
      pages: [...pages].slice(0, MOST_PAGES),
      pageCount: pages.size,
      texts: [...texts],
    });
  }
  return documents.sort((a, b) => (a.url < b.url ? -1 : 1));
}

function endingIn(url: string, outcome: UrlOutcome | undefined): string | undefined {
  // What was shown as a page is one, whatever its address ends with.
  if (outcome?.state === 'scanned') return undefined;
  const ends = (address: string) => documentEnding(new URL(address).pathname);
  return ends(url) ?? (outcome?.finalUrl && URL.canParse(outcome.finalUrl) ? ends(outcome.finalUrl) : undefined);
}

/** Words alone make no document; an answer that was no page and words that name a format do. */
function said(texts: ReadonlySet<string>, outcome: UrlOutcome | undefined): string | undefined {
  if (outcome?.reason !== 'not-html') return undefined;
  const words = [...texts].join(' ');
  return SAID.find(([, test]) => test.test(words))?.[0];
}
