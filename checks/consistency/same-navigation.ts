import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { reviewMeta } from '../lib/review-meta.ts';
import {
  type Around,
  type AroundLink,
  byLanguage,
  commonest,
  firstOfEach,
  onLink,
  repeatedKeys,
  SURROUNDINGS_NEEDS,
  surroundingsOf,
} from '../lib/surroundings.ts';

/** On that many pages a link belongs to the navigation of the site. */
const SHARE = 0.6;
const MOST_FINDINGS = 30;

export const sameNavigation = defineSiteCheck({
  meta: reviewMeta({
    id: 'consistency/same-navigation',
    title: 'The navigation has the same order on every page',
    why: 'People learn where things are and go there without looking. When the order changes, they must search again on every page.',
    affects:
      'People with low vision who see a small part at a time, people with learning difficulties, and people who listen to pages.',
    fix: 'Use one navigation for all pages, and leave the order of its links as it is. Mark the current page without moving it.',
    severity: 'moderate',
    criteria: ['3.2.3'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/consistent-navigation.html'],
    messages: {
      moved:
        'On this page “{name}” comes after “{after}”. On most other pages it comes before. Check whether this is the same navigation.',
    },
  }),
  siteNeeds: [],
  pageNeeds: SURROUNDINGS_NEEDS,
  collect: (seen) => surroundingsOf(seen),
  evaluate(_site, facts) {
    const groups = byLanguage(facts)
      .map((pages) => ({
        pages,
        shared: repeatedKeys(
          pages.map(({ top }) => top),
          SHARE,
        ),
      }))
      .filter(({ shared }) => shared.size > 1);
    if (groups.length === 0) return inapplicable;
    const findings = groups
      .flatMap(({ pages, shared }) => movedIn(pages, shared))
      .toSorted((left, right) => byCodeUnit(left.page ?? '', right.page ?? ''));
    return findings.length > 0 ? cantTell(findings.slice(0, MOST_FINDINGS)) : passed;
  },
});

function movedIn(pages: readonly Around[], shared: ReadonlySet<string>) {
  const orders = pages.map(({ url, top }) => ({ url, links: firstOfEach(top).filter(({ key }) => shared.has(key)) }));
  const most = Math.max(...orders.map(({ links }) => links.length));
  const full = orders.filter(({ links }) => links.length === most);
  const usual = commonest(full.map(({ links }) => keysOf(links)))?.split('\n') ?? [];
  return orders.flatMap(({ url, links }) => {
    const moved = links.find((link, index) => index > 0 && placeOf(link, usual) < placeOf(links[index - 1], usual));
    const before = moved && links[links.indexOf(moved) - 1];
    return moved && before ? [onLink('moved', url, moved, { name: moved.name, after: before.name })] : [];
  });
}

const keysOf = (links: readonly AroundLink[]): string => links.map(({ key }) => key).join('\n');

/** A link that the usual order does not have is nowhere out of place. */
function placeOf(link: AroundLink | undefined, usual: readonly string[]): number {
  const place = link ? usual.indexOf(link.key) : -1;
  return place < 0 ? Number.NaN : place;
}
