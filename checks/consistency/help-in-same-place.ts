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

const HELP =
  /\b(?:contact|help|support|live ?chat|web ?chat|chat with|get in touch|faqs?|cysylltu|cysylltwch|cymorth)\b/i;
const MOST_FINDINGS = 30;
/** On that many pages a link belongs to the footer of the site. */
const SHARE = 0.6;
type Part = 'top' | 'footer' | 'part above the content' | 'part below the content';
interface Place {
  readonly url: string;
  readonly part: Part;
  readonly link: AroundLink;
}

export const helpInSamePlace = defineSiteCheck({
  meta: reviewMeta({
    id: 'consistency/help-in-same-place',
    title: 'Help is in the same place on every page',
    why: 'Somebody who is stuck has little strength left to search. Where help is always in one place, they find it at once.',
    affects: 'People with learning, memory or attention difficulties, and anyone in distress.',
    fix: 'Put the link to contact or help in the same part of every page, in the same order.',
    severity: 'moderate',
    criteria: ['3.2.6'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/consistent-help.html'],
    messages: {
      order:
        'Here “{name}” has another place among the links of the footer than on most other pages. Check whether people find it.',
      moved:
        'Here “{name}” is in the {part} of the page only, and on most other pages in the {usual}. Check whether people find it.',
    },
  }),
  siteNeeds: [],
  pageNeeds: SURROUNDINGS_NEEDS,
  collect: (seen) => surroundingsOf(seen),
  evaluate(_site, facts) {
    const languages = byLanguage(facts);
    const groups = languages.map((pages) => pages.flatMap(helpOn));
    const repeated = groups.flatMap((places) =>
      [...Map.groupBy(places, ({ link }) => link.key).values()].filter(
        (same) => new Set(same.map(({ url }) => url)).size > 1,
      ),
    );
    if (repeated.length === 0) return inapplicable;
    const findings = [...repeated.flatMap(movedIn), ...languages.flatMap(outOfOrder)].toSorted(
      (left, right) =>
        byCodeUnit(left.page ?? '', right.page ?? '') || byCodeUnit(String(left.data?.name), String(right.data?.name)),
    );
    return findings.length > 0 ? cantTell(findings.slice(0, MOST_FINDINGS)) : passed;
  },
});

const isHelp = ({ href, name }: AroundLink) => /^(?:tel|mailto):/.test(href) || HELP.test(name);

/** Help that changes places with most of what stands beside it. The order at the top is for the check of the navigation. */
function outOfOrder(pages: readonly Around[]) {
  const shared = repeatedKeys(
    pages.map(({ footer }) => footer),
    SHARE,
  );
  const orders = pages.map(({ url, footer }) => ({
    url,
    links: firstOfEach(footer).filter(({ key }) => shared.has(key)),
  }));
  const keysOf = (links: readonly AroundLink[]) => links.map(({ key }) => key).join('\n');
  const usual = commonest(orders.map(({ links }) => keysOf(links)))?.split('\n') ?? [];
  return orders.flatMap(({ url, links }) => {
    const known = links.filter(({ key }) => usual.includes(key));
    return known.flatMap((link, at) => {
      const turned = known.filter(({ key }, index) => {
        const before = usual.indexOf(key) - usual.indexOf(link.key);
        return (index - at) * before < 0;
      });
      const isMoved = isHelp(link) && turned.length * 2 >= known.length - 1 && turned.length > 0;
      return isMoved ? [onLink('order', url, link, { name: link.name })] : [];
    });
  });
}

function helpOn({ url, top, footer, before, after }: Around): readonly Place[] {
  const inPart = (part: Part, links: readonly AroundLink[]) =>
    links.filter(isHelp).map((link) => ({ url, part, link }));
  return [
    ...[...inPart('top', top), ...inPart('part above the content', before)],
    ...[...inPart('part below the content', after), ...inPart('footer', footer)],
  ];
}

function movedIn(places: readonly Place[]) {
  const usual = commonest(places.map(({ part }) => part));
  const atHome = new Set(places.filter(({ part }) => part === usual).map(({ url }) => url));
  const others = places.filter(({ url }) => !atHome.has(url));
  const first = new Map(others.toReversed().map((place) => [place.url, place]));
  return [...first.values()].map(({ url, part, link }) =>
    onLink('moved', url, link, { name: link.name, part, usual: usual ?? '' }),
  );
}
