import { createHash } from 'node:crypto';
import { normaliseUrl } from './normalise-url.ts';
import { pageKinds } from './page-kinds.ts';
import { documentEnding } from './url-type.ts';

/** A page that could be in the sample, and what is known about it. */
export interface Candidate {
  readonly url: string;
  readonly title: string | null;
  readonly template: string | null;
  readonly depth: number;
  /** It has a form that is more than a search box. */
  readonly hasForm?: boolean;
  /** It has a start button, or a link that says "start now" or the like. */
  readonly startsService?: boolean;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
}

export interface SampleOptions {
  readonly perTemplate: number;
  readonly seed: string;
  /** Share of the pages that nothing else chose, between 0 and 1. */
  readonly randomShare?: number;
  /** In the sample in any case, if they were met. */
  readonly always?: readonly string[];
  /** Pages met and not looked at, because of the page limit. */
  readonly unopened?: number;
}

export interface SamplePage {
  readonly url: string;
  /** For example `home page`, `template t-1a2b3c4d`, `random tenth`. */
  readonly why: string;
}

export interface Sample {
  readonly pages: readonly SamplePage[];
  /** Listed apart: a browser does not scan them. */
  readonly documents: readonly (SamplePage & { readonly linkedFrom: string })[];
  /** How it was chosen, in sentences for the report. */
  readonly method: string;
}

const TENTH = 0.1;

/**
 * Chosen by what the page is and by a hash of seed and address, never by the order met: one page more or less on the
 * site changes one page of the sample, not all of it.
 */
export function chooseSample(candidates: readonly Candidate[], options: SampleOptions): Sample {
  const { perTemplate, seed, randomShare = TENTH, always = [] } = options;
  const unique = [...new Map(candidates.map((page) => [page.url, page])).values()];
  const ranks = new Map(unique.map(({ url }) => [url, rank(seed, url)]));
  const drawn = unique.toSorted((a, b) => ((ranks.get(a.url) ?? '') < (ranks.get(b.url) ?? '') ? -1 : 1));
  const chosen = new Map<string, string>();
  for (const [url, why] of byKind(unique)) chosen.set(url, why);
  for (const url of always) if (ranks.has(url) && !chosen.has(url)) chosen.set(url, 'start page');

  const templates = [...new Set(drawn.map(({ template }) => template))].filter((template) => template !== null).sort();
  for (const template of templates) {
    const pages = drawn.filter((page) => page.template === template);
    // What was chosen as a kind of page stands for its template too.
    const missing = perTemplate - pages.filter(({ url }) => chosen.has(url)).length;
    const others = pages.filter(({ url }) => !chosen.has(url));
    for (const { url } of others.slice(0, Math.max(0, missing))) chosen.set(url, `template ${template}`);
  }

  const rest = drawn.filter(({ url }) => !chosen.has(url));
  const words = shareInWords(randomShare);
  for (const { url } of rest.slice(0, Math.ceil(rest.length * randomShare))) chosen.set(url, words);

  const document = documentOf(unique, seed);
  const counts = { chosen: chosen.size, of: unique.length, templates: templates.length };
  return {
    pages: [...chosen].map(([url, why]) => ({ url, why })),
    documents: document ? [document] : [],
    method: methodOf({ ...options, words, ...counts }),
  };
}

/** The best page of each kind; no page stands for two. */
export function byKind(candidates: readonly Candidate[]): ReadonlyMap<string, string> {
  const pointers = new Map<string, string[]>();
  for (const { href, text } of candidates.flatMap(({ links = [] }) => links)) {
    const url = normaliseUrl(href);
    if (!url) continue;
    const texts = pointers.get(url) ?? [];
    pointers.set(url, texts);
    if (texts.length < 10 && !texts.includes(text)) texts.push(text);
  }
  const chosen = new Map<string, string>();
  for (const kind of pageKinds) {
    const fits = candidates
      .filter(({ url }) => !chosen.has(url))
      .map((page) => {
        const texts = pointers.get(page.url) ?? [];
        return { page, score: kind.fits(page, (words) => texts.some((text) => words.test(text))) };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.page.depth - b.page.depth || byAddress(a.page.url, b.page.url));
    const best = fits[0];
    if (best) chosen.set(best.page.url, kind.name);
  }
  return chosen;
}

/** The document most pages link to is the one most people meet; PDFs first, because they are what is monitored. */
function documentOf(candidates: readonly Candidate[], seed: string): Sample['documents'][number] | undefined {
  const met = new Map<string, Set<string>>();
  for (const { url: page, links = [] } of candidates) {
    for (const { href } of links) {
      const url = normaliseUrl(href);
      if (!url || !documentEnding(new URL(url).pathname)) continue;
      met.set(url, (met.get(url) ?? new Set()).add(page));
    }
  }
  const isPdf = (url: string) => documentEnding(new URL(url).pathname) === 'pdf';
  const [first] = [...met].sort(
    ([a, onA], [b, onB]) =>
      Number(isPdf(b)) - Number(isPdf(a)) || onB.size - onA.size || (rank(seed, a) < rank(seed, b) ? -1 : 1),
  );
  if (!first) return undefined;
  const [url, pages] = first;
  return { url, why: 'document', linkedFrom: [...pages].sort(byAddress)[0] ?? '' };
}

function rank(seed: string, url: string): string {
  return createHash('sha256').update(`${seed}\n${url}`, 'utf8').digest('hex');
}

function byAddress(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function shareInWords(share: number): string {
  return share === TENTH ? 'random tenth' : `random ${Math.round(share * 100)}%`;
}

interface Method extends SampleOptions {
  readonly words: string;
  readonly chosen: number;
  readonly of: number;
  readonly templates: number;
}

function methodOf({ perTemplate, seed, words, chosen, of, templates, unopened = 0 }: Method): string {
  const each = perTemplate === 1 ? 'one page' : `${perTemplate} pages`;
  return [
    'The sample was drawn after steps 2 and 3 of WCAG-EM.',
    `First we explored the site and sorted the ${of} ${of === 1 ? 'page' : 'pages'} we opened by structure, which gave ${templates} ${templates === 1 ? 'template' : 'templates'}.`,
    ...(unopened > 0
      ? [
          `${unopened} more ${unopened === 1 ? 'was' : 'were'} met and could not be chosen, because the page limit was reached.`,
        ]
      : []),
    `Then we chose ${chosen} ${chosen === 1 ? 'page' : 'pages'}: the home page, a contact page, the accessibility statement and a form or the start of a service, where there is one; the page the scan starts from; ${each} of each template; and a ${words} of the other pages.`,
    'One document is named as well, where there is one, but not scanned.',
    'Processes are not followed beyond their first page, because the scanner sends no form.',
    `Chance is fixed by the seed "${seed}": the same pages and the same seed give the same sample.`,
    'Results hold for the sample. They are no proof for pages outside it.',
  ].join(' ');
}
