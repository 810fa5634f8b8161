import type { PageArtifact, PageEvidence, ScanRecord, UrlOutcome } from '../model/evidence.ts';
import type { Inventory, LanguageInventory, LinkedDocument, Listed } from '../model/result.ts';
import { createDocumentCollector } from './documents.ts';
import { type LanguagePairs, languageOf, languagePairs, type PageLanguage } from './language-pairs.ts';
import { asksNotToBeListed } from './noindex.ts';
import { createPlatformCollector } from './platforms.ts';
import { groupByTemplate } from './templates.ts';
import { createWeightCollector } from './weights.ts';

export const inventoryNeeds: readonly PageArtifact[] = [
  ...(['document', 'metadata', 'links', 'frameLinks', 'response'] as const),
  ...(['requests', 'vitals', 'labInteraction'] as const),
];

const MOST_TEMPLATES = 200;
const MOST_DOCUMENTS = 2000;
const MOST_PAGES = 200;

export interface Stocktaking {
  /** Hands the pages on as they come, and keeps a few small facts of each. */
  watch(pages: AsyncIterable<PageEvidence>): AsyncGenerator<PageEvidence>;
  /** Once all pages have passed. The same whatever the order they came in. */
  result(): Inventory;
}

export function takeStock({ outcomes }: Pick<ScanRecord, 'outcomes'>): Stocktaking {
  const scanned = outcomes.filter(({ state }) => state === 'scanned');
  const outcomeOf = new Map(scanned.map((outcome) => [outcome.url, outcome]));
  const documents = createDocumentCollector(outcomes);
  const languages = new Map<string, PageLanguage>();
  const unlisted = new Set<string>();
  const platforms = createPlatformCollector();
  const weights = createWeightCollector();

  const note = (page: PageEvidence) => {
    const { url, artifacts } = page;
    platforms.add(page);
    weights.add(page);
    const { document, metadata, links, frameLinks, response } = artifacts;
    const all = [...(links?.ok ? links.value : []), ...(frameLinks?.ok ? frameLinks.value : [])];
    documents.add(url, all);
    const robots = metadata?.ok ? metadata.value.robots : null;
    if (asksNotToBeListed(robots, response?.ok ? response.value.headers : [])) unlisted.add(url);
    const seen = {
      document: { lang: document?.ok ? document.value.lang : null },
      metadata: { alternates: metadata?.ok ? metadata.value.alternates : [] },
      links: all,
    };
    languages.set(url, languageOf(url, outcomeOf.get(url)?.finalUrl ?? null, seen));
  };
  const inOrder = <T>(of: (outcome: UrlOutcome) => T | undefined) => scanned.flatMap((outcome) => of(outcome) ?? []);

  return {
    async *watch(pages) {
      for await (const page of pages) {
        note(page);
        yield page;
      }
    },
    result: () => ({
      ...optional('weights', weights.result()),
      ...(platforms.list().length > 0 ? { platforms: platforms.list() } : {}),
      templates: templatesIn(scanned),
      documents: documentsIn(documents.list()),
      languages: languagesIn(languagePairs(inOrder(({ url }) => languages.get(url)))),
      noindex: listed(inOrder(({ url }) => (unlisted.has(url) ? url : undefined))),
    }),
  };
}

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  value === undefined ? {} : ({ [key]: value } as { readonly [_ in K]: V });

function templatesIn(scanned: readonly UrlOutcome[]): Inventory['templates'] {
  const titles = new Map(scanned.map(({ url, title }) => [url, title]));
  const groups = groupByTemplate(scanned);
  const sizes = groups.slice(0, MOST_TEMPLATES).map(({ template, pages, example }) => ({
    id: template,
    pages: pages.length,
    example,
    title: titles.get(example) ?? null,
  }));
  return { total: groups.length, list: sizes };
}

function documentsIn(all: readonly LinkedDocument[]): Inventory['documents'] {
  const formats = [...Map.groupBy(all, ({ format }) => format)]
    .map(([format, { length }]) => ({ format, count: length }))
    .sort((a, b) => b.count - a.count || (a.format < b.format ? -1 : 1));
  const elsewhere = all.filter((document) => document.elsewhere).length;
  return { ...listed(all, MOST_DOCUMENTS), formats, elsewhere };
}

function languagesIn(found: LanguagePairs): LanguageInventory {
  const { english, welsh, englishWithWelsh, welshWithEnglish } = found.parity;
  return {
    english,
    welsh,
    other: found.other,
    pairs: listed(found.paired),
    englishWithWelsh,
    welshWithEnglish,
    englishAlone: listed(found.unpairedEnglish),
    welshAlone: listed(found.unpairedWelsh),
    oneWay: listed(found.nonReciprocal),
    mislabelled: listed(found.mislabelled.map(({ from, to }) => ({ from, to }))),
    unchecked: listed(found.unchecked),
  };
}

function listed<T>(all: readonly T[], most = MOST_PAGES): Listed<T> {
  return { total: all.length, list: all.slice(0, most) };
}
