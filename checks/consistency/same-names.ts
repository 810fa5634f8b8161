import { cantTell, defineSiteCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Field, PageArtifacts } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { isHome, pageKey } from '../lib/hosts.ts';
import { reviewMeta } from '../lib/review-meta.ts';
import {
  type Around,
  byLanguage,
  commonest,
  onLink,
  SURROUNDINGS_NEEDS,
  type Surroundings,
  surroundingsOf,
} from '../lib/surroundings.ts';

const MOST_FINDINGS = 30;
const MOST_SEARCHES = 5;

/** A field that people search with, and the button beside it, both known by what they lead to. */
interface Search {
  readonly key: string;
  readonly selector: string;
  readonly html: string;
  readonly field: string;
  readonly button: string;
}

interface Fact {
  readonly around: Surroundings | null;
  /** Null where the forms of the page could not be read. */
  readonly searches: readonly Search[] | null;
}

type Message = 'renamed' | 'renamedField' | 'renamedButton';

/** Something that has a name and does one thing: the same key does the same. */
interface Named {
  readonly key: string;
  readonly name: string;
  readonly url: string;
  readonly finding: (name: string, usual: string) => Finding<Message>;
}

export const sameNames = defineSiteCheck({
  meta: reviewMeta({
    id: 'consistency/same-names',
    title: 'The same link or search has the same name on every page',
    why: 'People know a link by its name. If it is called “Contact us” here and “Get in touch” there, they look for two things.',
    affects: 'People with learning or memory difficulties, and people who listen to pages and jump from link to link.',
    fix: 'Give a link in the header or footer, a search field and its button one name each, and use it on every page.',
    severity: 'moderate',
    criteria: ['3.2.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/consistent-identification.html'],
    messages: {
      renamedField:
        'This search field is called “{name}” here and “{usual}” on other pages. Check whether it should have one name.',
      renamedButton:
        'The button of this search is called “{name}” here and “{usual}” on other pages. Check whether it should have one name.',
      renamed: 'This link is called “{name}” here and “{usual}” on other pages. Check whether it should have one name.',
    },
  }),
  siteNeeds: [],
  pageNeeds: SURROUNDINGS_NEEDS,
  mayUse: ['forms'],
  collect: (seen): Fact => {
    const around = surroundingsOf(seen);
    return { around, searches: around ? (seen.forms ? searchesOf(seen.forms) : null) : [] };
  },
  evaluate(_site, facts) {
    const searches = new Map(facts.map(({ url, fact }) => [url, fact.searches]));
    const groups = byLanguage(facts.map(({ url, fact }) => ({ url, fact: fact.around }))).map((pages) =>
      pages.flatMap((page) => [
        ...linksOf(page),
        ...(searches.get(page.url) ?? []).flatMap((one) => partsOf(one, page.url)),
      ]),
    );
    if (groups.every((named) => named.length === 0)) return inapplicable;
    const findings = groups
      .flatMap(renamedIn)
      .toSorted(
        (left, right) =>
          byCodeUnit(left.page ?? '', right.page ?? '') ||
          byCodeUnit(String(left.data?.name), String(right.data?.name)),
      );
    const allRead = facts.every(({ fact }) => fact.searches !== null);
    return findings.length > 0 || !allRead ? cantTell(findings.slice(0, MOST_FINDINGS)) : passed;
  },
});

const hasWords = (name: string): boolean => /\p{L}/u.test(name);

function linksOf({ url, top, footer }: Around): readonly Named[] {
  return [...top, ...footer]
    .filter(({ href, name }) => !isHome(href) && hasWords(name))
    .map((link) => ({
      key: link.key,
      name: link.name,
      url,
      finding: (name, usual) => onLink('renamed', url, link, { name, usual }),
    }));
}

/** Forms that ask with one visible field alone. What they send to tells them apart. */
function searchesOf({ forms, fields }: PageArtifacts['forms']): readonly Search[] {
  return forms
    .flatMap(({ method, action, button = '' }, index): readonly Search[] => {
      const [field, ...more] = fields.filter((one) => one.form === index && one.visible && !SENDS.has(one.type));
      if (method !== 'get' || !field || more.length > 0 || !isSearch(field)) return [];
      const { selector, html, accessibleName } = field;
      return [
        { key: pageKey(action.replace(/[?#].*$/s, '')), selector, html, field: accessibleName.slice(0, 80), button },
      ];
    })
    .slice(0, MOST_SEARCHES);
}

const SENDS: ReadonlySet<string> = new Set(['submit', 'button', 'image', 'reset', 'hidden']);
const isSearch = ({ type, name }: Field): boolean =>
  type === 'search' || (type === 'text' && /^(?:q|s|query|keywords?|term|.*search.*|.*chwilio.*)$/i.test(name));

function partsOf({ key, selector, html, field, button }: Search, url: string): readonly Named[] {
  const at = { kind: 'element', selector, html } as const;
  const part = (message: 'renamedField' | 'renamedButton', own: string): readonly Named[] =>
    hasWords(own)
      ? [
          {
            key: `${message} ${key}`,
            name: own,
            url,
            finding: (name, usual) => ({ message, at, page: url, data: { name, usual } }),
          },
        ]
      : [];
  return [...part('renamedField', field), ...part('renamedButton', button)];
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function renamedIn(named: readonly Named[]): readonly Finding<Message>[] {
  return [...Map.groupBy(named, ({ key }) => key).values()].flatMap((places) => {
    const usual = commonest(places.map(({ name }) => plain(name))) ?? '';
    const usualName = places.find(({ name }) => plain(name) === usual)?.name ?? '';
    const withUsual = new Set(places.filter(({ name }) => isAlike(plain(name), usual)).map(({ url }) => url));
    // A page that has the usual name too, say in the header and longer words in the footer, is not inconsistent with others.
    const others = places.filter(({ url, name }) => !withUsual.has(url) && !isAlike(plain(name), usual));
    return [...Map.groupBy(others, ({ name }) => plain(name)).values()].flatMap((same) => {
      const [first] = same.toSorted((left, right) => byCodeUnit(left.url, right.url));
      return first ? [first.finding(first.name, usualName)] : [];
    });
  });
}

/** “Contact” and “Contact us” are one name to everybody. */
const isAlike = (left: string, right: string): boolean => left.includes(right) || right.includes(left);
