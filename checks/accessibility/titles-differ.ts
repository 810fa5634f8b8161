import {
  cantTell,
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  type PageFact,
  passed,
} from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { reviewMeta } from '../lib/review-meta.ts';

interface Fact {
  readonly title: string;
  readonly heading: string;
}

/** With fewer pages, that all have one title may be chance. */
const ENOUGH_PAGES = 4;
const MOST_FINDINGS = 50;
/** Of pages with one title; their number is said beside them. */
const MOST_NAMED = 5;

export const titlesDiffer = defineSiteCheck({
  meta: reviewMeta({
    id: 'accessibility/titles-differ',
    kind: 'automatic',
    title: 'Different pages have different titles',
    why: 'Where all titles are the same, nobody can tell by them which page they are on. With several tabs open, each must be tried.',
    affects: 'People who listen to pages, and people who forget where they were.',
    fix: 'Begin each title with the main heading of its page.',
    severity: 'serious',
    criteria: ['2.4.2'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html'],
    messages: {
      all: 'All {pages} pages of the site that were scanned have the title “{title}”, though their headings differ.',
      shared:
        'The title “{title}” is that of {pages#page} whose headings differ. Check whether it says what each of them is about.',
    },
  }),
  siteNeeds: [],
  pageNeeds: ['document', 'headings', 'response'],
  collect: ({ document, headings, response }): Fact | null =>
    response.status === 200
      ? {
          title: document.title.trim().slice(0, 200),
          heading:
            headings
              .find(({ level }) => level === 1)
              ?.text.toLowerCase()
              .slice(0, 200) ?? '',
        }
      : null,
  evaluate(_site, facts) {
    const pages = facts.flatMap(({ url, fact }) => (fact && fact.title !== '' ? [{ url, fact }] : []));
    if (pages.length < 2) return inapplicable;
    const groups = [...Map.groupBy(pages, ({ fact }) => fact.title)].filter(([, alike]) => headingsOf(alike).size > 1);
    const [only] = groups;
    if (!only) return passed;
    if (only[1].length === pages.length && pages.length >= ENOUGH_PAGES && headingsOf(pages).size >= ENOUGH_PAGES - 1) {
      const data = { title: only[0], pages: pages.length };
      return failedIf<'all' | 'shared'>([{ message: 'all', at: { kind: 'page' }, data }]);
    }
    const shared = groups
      .toSorted(([left], [right]) => byCodeUnit(left, right))
      .flatMap(([title, alike]) =>
        alike
          .map(({ url }) => url)
          .toSorted(byCodeUnit)
          .slice(0, MOST_NAMED)
          .map((page): Finding<'all' | 'shared'> => {
            return { message: 'shared', at: { kind: 'page' }, page, data: { title, pages: alike.length } };
          }),
      );
    return cantTell(shared.slice(0, MOST_FINDINGS));
  },
});

/** A page without a heading may be another step of the same thing. */
function headingsOf(pages: readonly PageFact<Fact>[]): ReadonlySet<string> {
  return new Set(pages.map(({ fact }) => fact.heading).filter(Boolean));
}
