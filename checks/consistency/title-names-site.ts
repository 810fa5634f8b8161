import { defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';

const ENOUGH_PAGES = 4;
/** From this share of pages on, what their titles have in common is the name of the site. */
const COMMON = 0.6;
const MOST_FINDINGS = 50;
const SIGNS = /\s+[-–—|·:•]\s+|\s*[|»]\s*|:\s+/;
/** Looked for last, as they are in names and sentences too. */
const MORE_SIGNS = /\s*(?:::|[|»›>~/,()•·])\s*|:\s+|\s+[-–—]\s+/;

export const titleNamesSite = defineSiteCheck({
  meta: {
    id: 'consistency/title-names-site',
    title: 'Page titles name the council or the service',
    kind: 'automatic',
    why: 'In a list of search results or open tabs, the name tells people whose page it is and whether they can trust it.',
    affects: 'People who arrive from a search engine, and people with many tabs open.',
    fix: 'End each page title with the name of the council or service, for example “Missed bins – Ambleford Council”.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:11'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/styles/page-template/'],
    messages: {
      none: 'The titles of the pages have no name in common, so they do not say whose site it is.',
      missing: 'The title of this page leaves out “{name}”, which most others have: “{title}”',
    },
  },
  siteNeeds: [],
  pageNeeds: ['document', 'response'],
  collect: ({ document, response }) => (response.status === 200 ? primaryTitle(document) : null),
  evaluate(_site, facts) {
    // Pages in another language have the name in that language.
    const pages = facts.flatMap(({ url, fact }) =>
      fact && fact.title !== '' && fact.english ? [{ url, title: fact.title }] : [],
    );
    if (pages.length < ENOUGH_PAGES) return inapplicable;
    const name = commonIn(pages, SIGNS) ?? commonIn(pages, MORE_SIGNS);
    if (name === undefined) return failedIf<'none' | 'missing'>([{ message: 'none', at: { kind: 'page' } }]);
    return failedIf<'none' | 'missing'>(
      pages
        .filter(({ title }) => !title.toLowerCase().includes(name.toLowerCase()))
        .map(({ url, title }): Finding<'missing'> => {
          return { message: 'missing', at: { kind: 'page' }, page: url, data: { name, title } };
        })
        .toSorted((left, right) => byCodeUnit(left.page ?? '', right.page ?? ''))
        .slice(0, MOST_FINDINGS),
    );
  },
});

function primaryTitle({ title, lang }: { readonly title: string; readonly lang: string | null }) {
  return { title: title.trim().slice(0, 200), english: !lang || /^en\b/i.test(lang) };
}

/** What most titles have as a part of their own. */
function commonIn(pages: readonly { readonly title: string }[], signs: RegExp): string | undefined {
  const counts = new Map<string, number>();
  for (const { title } of pages) {
    for (const part of new Set(partsOf(title, signs))) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const [name, count] = [...counts].toSorted(([left, a], [right, b]) => b - a || byCodeUnit(left, right))[0] ?? ['', 0];
  return count > 0 && count >= pages.length * COMMON ? name : undefined;
}

/** Without the page's own part, unless that is all there is. */
function partsOf(title: string, signs: RegExp): readonly string[] {
  const parts = title.split(signs).map((part) => part.trim());
  return parts.filter((part) => part.length > 1);
}
