import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Link, SiteArtifacts } from '../../src/model/evidence.ts';
import { fileOf } from '../lib/documents/pdfs.ts';
import { type Named, namesOf } from '../lib/documents/twins.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { isWeb } from '../lib/hosts.ts';
import { excerpt } from '../lib/reading/meta.ts';

type Seen = Pick<Link, 'text' | 'selector' | 'html' | 'box'> & Named;
/** `neighbour`: no twin by its name, but a file of an open format is linked right before or after. */
type Twin = 'open' | 'perhaps' | 'neighbour' | 'none';

const OFFICE = new Set(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx']);
/** What each may be offered as instead, by the start of its name. */
const OPEN: Readonly<Record<string, ReadonlySet<string>>> = {
  doc: new Set(['odt']),
  xls: new Set(['ods', 'csv']),
  ppt: new Set(['odp']),
};

export const openFormats = defineSiteCheck({
  meta: {
    id: 'documents/open-formats',
    title: 'Documents are offered in open formats',
    kind: 'automatic',
    why: 'Files of one maker’s programs may look wrong or not open at all in those of others. Open formats work everywhere.',
    affects: 'People without Microsoft Office, people on a phone, and everyone who uses the figures in other programs.',
    fix: 'Offer a web page, or the same file as OpenDocument (odt, ods, odp), as CSV, or as PDF/A, beside it on the page.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:7'],
    criteria: [],
    sources: [
      'https://www.gov.uk/government/publications/open-standards-for-government/sharing-or-collaborating-with-government-documents',
    ],
    messages: {
      onlyOffice: 'The link “{text}” leads to a file in the format {format}, and no open version stands beside it.',
      perhaps:
        'The link “{text}” leads to a file in the format {format}. Beside it stands a PDF of that name: is that a PDF/A?',
      neighbour:
        'The link “{text}” leads to a file in the format {format}. Next to it is a link to “{other}”: is that the same in an open format?',
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: ['links'],
  collect({ links }): readonly Seen[] {
    const first = new Map<string, Seen>();
    for (const { href, text, selector, html, box } of links) {
      const url = href.split('#', 1)[0] ?? href;
      if (isWeb(url) && !first.has(url)) first.set(url, { url, text, selector, html, box });
    }
    return [...first.values()];
  },
  evaluate({ documents }, facts) {
    const known = documents.linked.list.filter(({ certain }) => certain);
    const formats = new Map(known.map(({ url, format }) => [url, format]));
    const office = facts
      .toSorted((a, b) => byCodeUnit(a.url, b.url))
      .flatMap(({ url: page, fact }) => {
        const links = fact.map((link) => ({ link, format: formats.get(link.url) ?? '' }));
        const ofOffice = links.filter(({ format }) => OFFICE.has(format));
        const named = ofOffice.length > 0 ? byName(fact) : new Map();
        return ofOffice.map(({ link, format }) => {
          const twin = twinOf(link, named, formats, documents);
          const other = twin === 'none' ? neighbourOf(link, links, format) : undefined;
          return { page, link, format, other, twin: other ? ('neighbour' as const) : twin };
        });
      });
    if (office.length === 0) return inapplicable;
    const without = firstOfEach(office.filter(({ twin }) => twin === 'none'));
    if (without.length > 0) return failedIf(without.map((one) => findingOf('onlyOffice', one)));
    const doubts = (['perhaps', 'neighbour'] as const).flatMap((doubt) =>
      firstOfEach(office.filter(({ twin }) => twin === doubt)).map((one) => findingOf(doubt, one)),
    );
    return doubts.length > 0 ? cantTell(doubts) : passed;
  },
});

interface OfficeLink {
  readonly page: string;
  readonly link: Seen;
  readonly format: string;
  readonly other: Seen | undefined;
}

/** One file on many pages is one finding. */
function firstOfEach<T extends OfficeLink>(all: readonly T[]): readonly T[] {
  return [...Map.groupBy(all, ({ link }) => link.url).values()].flatMap(([first]) => first ?? []);
}

function findingOf<M extends string>(message: M, { page, link, format, other }: OfficeLink): Finding<M> {
  const { selector, html, box } = link;
  const at = { kind: 'element', selector, html, box } as const;
  const data = { text: wordsOf(link), format, ...(other ? { other: wordsOf(other) } : {}) };
  return { message, at, page, data };
}

const wordsOf = ({ text, url }: Seen): string => excerpt(text || fileOf(url), 80);

function neighbourOf(
  link: Seen,
  links: readonly { readonly link: Seen; readonly format: string }[],
  format: string,
): Seen | undefined {
  const at = links.findIndex((one) => one.link === link);
  const open = OPEN[format.slice(0, 3)];
  return [links[at + 1], links[at - 1]].find((one) => one && open?.has(one.format))?.link;
}

/** Each name is worked out once: a page may have thousands of links. */
function byName(links: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  const named = links.flatMap((link) => namesOf(link).map((name) => ({ name, link })));
  const groups = Map.groupBy(named, ({ name }) => name);
  return new Map([...groups].map(([name, all]) => [name, all.map(({ link }) => link)]));
}

/** The best that stands beside the link. What is no document is a web page. */
function twinOf(
  link: Seen,
  named: ReadonlyMap<string, readonly Seen[]>,
  formats: ReadonlyMap<string, string>,
  { sample }: SiteArtifacts['documents'],
): Twin {
  const twins = new Set(namesOf(link).flatMap((name) => named.get(name) ?? []));
  twins.delete(link);
  const kinds = [...twins].map(({ url }): Twin => {
    const format = formats.get(url);
    if (format !== undefined && OFFICE.has(format)) return 'none';
    if (format !== 'pdf') return 'open';
    const facts = sample.find((one) => one.url === url)?.facts;
    return facts ? (facts.pdfa === null ? 'none' : 'open') : 'perhaps';
  });
  return kinds.includes('open') ? 'open' : kinds.includes('perhaps') ? 'perhaps' : 'none';
}
