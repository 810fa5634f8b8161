import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Link, SiteArtifacts } from '../../src/model/evidence.ts';
import { fileOf } from '../lib/documents/pdfs.ts';
import { type Named, namesOf } from '../lib/documents/twins.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { isWeb } from '../lib/hosts.ts';
import { excerpt } from '../lib/reading/meta.ts';

type Seen = Pick<Link, 'text' | 'selector' | 'html' | 'box'> & Named;
type Twin = 'open' | 'perhaps' | 'none';

const OFFICE = new Set(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx']);

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
        return ofOffice.map(({ link, format }) => ({
          page,
          link,
          format,
          twin: twinOf(link, named, formats, documents),
        }));
      });
    if (office.length === 0) return inapplicable;
    const without = firstOfEach(office.filter(({ twin }) => twin === 'none'));
    if (without.length > 0) return failedIf(without.map((one) => findingOf('onlyOffice', one)));
    const perhaps = firstOfEach(office.filter(({ twin }) => twin === 'perhaps'));
    return perhaps.length > 0 ? cantTell(perhaps.map((one) => findingOf('perhaps', one))) : passed;
  },
});

interface OfficeLink {
  readonly page: string;
  readonly link: Seen;
  readonly format: string;
}

/** One file on many pages is one finding. */
function firstOfEach<T extends OfficeLink>(all: readonly T[]): readonly T[] {
  return [...Map.groupBy(all, ({ link }) => link.url).values()].flatMap(([first]) => first ?? []);
}

function findingOf<M extends string>(message: M, { page, link, format }: OfficeLink): Finding<M> {
  const { selector, html, box } = link;
  const at = { kind: 'element', selector, html, box } as const;
  return { message, at, page, data: { text: excerpt(link.text || fileOf(link.url), 80), format } };
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
