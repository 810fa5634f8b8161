import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { isHome } from '../lib/hosts.ts';
import { reviewMeta } from '../lib/review-meta.ts';
import {
  type Around,
  type AroundLink,
  byLanguage,
  commonest,
  onLink,
  SURROUNDINGS_NEEDS,
  surroundingsOf,
} from '../lib/surroundings.ts';

const MOST_FINDINGS = 30;

export const sameNames = defineSiteCheck({
  meta: reviewMeta({
    id: 'consistency/same-names',
    title: 'The same link has the same name on every page',
    why: 'People know a link by its name. If it is called “Contact us” here and “Get in touch” there, they look for two things.',
    affects: 'People with learning or memory difficulties, and people who listen to pages and jump from link to link.',
    fix: 'Give a link in the header or footer one name, and use it on every page.',
    severity: 'moderate',
    criteria: ['3.2.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/consistent-identification.html'],
    messages: {
      renamed: 'This link is called “{name}” here and “{usual}” on other pages. Check whether it should have one name.',
    },
  }),
  siteNeeds: [],
  pageNeeds: SURROUNDINGS_NEEDS,
  collect: (seen) => surroundingsOf(seen),
  evaluate(_site, facts) {
    const groups = byLanguage(facts);
    if (groups.every((pages) => pages.every((page) => linksOf(page).length === 0))) return inapplicable;
    const findings = groups
      .flatMap(renamedIn)
      .toSorted(
        (left, right) =>
          byCodeUnit(left.page ?? '', right.page ?? '') ||
          byCodeUnit(String(left.data?.name), String(right.data?.name)),
      );
    return findings.length > 0 ? cantTell(findings.slice(0, MOST_FINDINGS)) : passed;
  },
});

const linksOf = ({ top, footer }: Around): readonly AroundLink[] =>
  [...top, ...footer].filter(({ href, name }) => !isHome(href) && /\p{L}/u.test(name));
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function renamedIn(pages: readonly Around[]) {
  const met = Map.groupBy(
    pages.flatMap((page) => linksOf(page).map((link) => ({ url: page.url, link }))),
    ({ link }) => link.key,
  );
  return [...met.values()].flatMap((places) => {
    const usual = commonest(places.map(({ link }) => plain(link.name))) ?? '';
    const usualName = places.find(({ link }) => plain(link.name) === usual)?.link.name ?? '';
    const withUsual = new Set(places.filter(({ link }) => isAlike(plain(link.name), usual)).map(({ url }) => url));
    // A page that has the usual name too, say in the header and longer words in the footer, is not inconsistent with others.
    const others = places.filter(({ url, link }) => !withUsual.has(url) && !isAlike(plain(link.name), usual));
    const names = [...Map.groupBy(others, ({ link }) => plain(link.name)).values()];
    return names.flatMap((same) => {
      const [first] = same.toSorted((left, right) => byCodeUnit(left.url, right.url));
      return first ? [onLink('renamed', first.url, first.link, { name: first.link.name, usual: usualName })] : [];
    });
  });
}

/** “Contact” and “Contact us” are one name to everybody. */
const isAlike = (left: string, right: string): boolean => left.includes(right) || right.includes(left);
