import type { Finding, PageFact } from '../../src/model/check.ts';
import type { Link, PageArtifacts } from '../../src/model/evidence.ts';
import { standsIn } from '../../src/model/selector.ts';
import { pageKey } from './hosts.ts';
import { primary } from './languages.ts';
import { rememberLast } from './remember.ts';

/** Links of one part of the page, in order. As one text, because most pages of a site have the very same. */
type Packed = string;

/** What stands around the text of a page: its header with the navigation, and its footer. */
export interface Surroundings {
  readonly lang: string;
  readonly top: Packed;
  readonly footer: Packed;
  /** What stands in none of these and not in the main content either, before that and after it. Empty where it has no link. */
  readonly before: Packed;
  readonly after: Packed;
}

export interface AroundLink {
  readonly key: string;
  readonly name: string;
  readonly href: string;
  readonly selector: string;
}

const MOST_LINKS = 60;
const FIELD = '\u0001';

export const SURROUNDINGS_NEEDS = ['components', 'document', 'links', 'response'] as const;
type Seen = Pick<PageArtifacts, (typeof SURROUNDINGS_NEEDS)[number]>;

const packed = rememberLast(
  (links: Seen['links'], components: Seen['components'], lang: string | null): Surroundings => {
    const trails = components.filter(({ kind }) => kind === 'breadcrumbs' || kind === 'skip-link');
    const isTrail = ({ selector }: Link) =>
      trails.some((trail) => selector === trail.selector || standsIn(selector, trail.selector));
    const around = links.filter((link) => link.visible && link.text !== '' && !isTrail(link));
    const first = around.findIndex(({ region }) => region === 'main');
    const other = (some: Seen['links']) => pack(first < 0 ? [] : some.filter(({ region }) => region === 'other'));
    return {
      ...{ before: other(around.slice(0, first)), after: other(around.slice(first)) },
      lang: primary(lang ?? ''),
      top: pack(around.filter(({ region }) => region === 'header' || region === 'nav')),
      footer: pack(around.filter(({ region }) => region === 'footer')),
    };
  },
);

/** Null for pages that answered with an error: those are often bare. */
export function surroundingsOf({ links, components, document, response }: Seen): Surroundings | null {
  return response.status === 200 ? packed(links, components, document.lang) : null;
}

export interface Around {
  readonly url: string;
  readonly top: readonly AroundLink[];
  readonly footer: readonly AroundLink[];
  readonly before: readonly AroundLink[];
  readonly after: readonly AroundLink[];
}

/** Pages by language: a navigation in another language is another navigation. Groups of one page cannot differ. */
export function byLanguage(facts: readonly PageFact<Surroundings | null>[]): readonly (readonly Around[])[] {
  const seen = facts.flatMap(({ url, fact }) => (fact ? [{ url, fact }] : []));
  return [...Map.groupBy(seen, ({ fact }) => fact.lang).values()]
    .filter((group) => group.length > 1)
    .map((group) =>
      group.map(({ url, fact: { top, footer, before, after } }) => {
        return { url, top: unpack(top), footer: unpack(footer), before: unpack(before), after: unpack(after) };
      }),
    );
}

/** Each target once, where it stands first. */
export function firstOfEach(links: readonly AroundLink[]): readonly AroundLink[] {
  return [...new Map(links.toReversed().map((link) => [link.key, link])).values()].toSorted(
    (left, right) => links.indexOf(left) - links.indexOf(right),
  );
}

/** Targets that at least this share of the pages link to in this part. */
export function repeatedKeys(pages: readonly (readonly AroundLink[])[], share: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const links of pages) for (const { key } of firstOfEach(links)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= Math.max(2, share * pages.length)).map(([key]) => key));
}

/** What most pages have, the first of equals by code unit. */
export function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([left, a], [right, b]) => b - a || (left < right ? -1 : 1))[0]?.[0];
}

export function onLink<M extends string>(message: M, url: string, link: AroundLink, data: Finding['data']): Finding<M> {
  const html = `<a href="${link.href}">${link.name}</a>`;
  return { message, at: { kind: 'element', selector: link.selector, html }, page: url, ...(data && { data }) };
}

function pack(links: readonly Link[]): Packed {
  return links
    .slice(0, MOST_LINKS)
    .map(({ href, text, selector }) => [href.slice(0, 300), text.slice(0, 80), selector].join(FIELD))
    .join('\n');
}

function unpack(links: Packed): readonly AroundLink[] {
  return links
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [href = '', name = '', selector = ''] = line.split(FIELD);
      return { href, name, selector, key: pageKey(href) };
    });
}
