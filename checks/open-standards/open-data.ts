import { cantTell, defineSiteCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import { datesIn, dayOf, yearAfter } from '../lib/dates.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { isWeb, pageKey, pathOf } from '../lib/hosts.ts';

type Message = 'noPage' | 'notSeen' | 'noFiles' | 'undated' | 'old';
interface Fact {
  readonly at: string;
  readonly about: boolean;
  readonly files: readonly { readonly url: string; readonly newest: string }[];
  readonly link: string | null;
}

const ABOUT = /\b(?:transparency|open data|data transparency)\b/i;
const DATA_FILE = /\.(?:csv|json|xml|ods)$/i;
const NO_DATA = /\/(?:rss|feed|sitemap)[^/]*$/i;
const MOST_FILES = 200;

// The code lists many data sets, and nobody outside knows which of them a council has. So this asks, and never fails.
export const openData = defineSiteCheck({
  meta: {
    id: 'open-standards/open-data',
    title: 'Transparency data can be used again',
    kind: 'automatic',
    why: 'A table that software can read lets people add up, compare and check. A scanned page or a closed format does not.',
    affects: 'Residents, journalists and researchers who want to see how money is spent, and other councils.',
    fix: 'Publish what the code lists as CSV or another open format, on one page, with the period in the name of each file.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['transparency-code'],
    points: ['lgdss:7'],
    criteria: [],
    sources: ['https://www.gov.uk/government/publications/local-government-transparency-code-2015'],
    messages: {
      noPage:
        'None of the {pages} scanned pages is about transparency or open data. Ask where the council publishes it.',
      notSeen:
        'The page on transparency or open data was not scanned: {url}. Look for data files of the last 12 months.',
      noFiles:
        'This page is about transparency or open data, and has no link to a CSV, JSON, XML or ODS file. Look further from here.',
      undated: 'Data files are linked here, and no name says from when: {url}. Check how old they are.',
      old: 'The newest data file that names its date is older than 12 months: {url}. Check whether there is a newer one.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'document', 'headings', 'links'],
  collect({ response, document, headings, links }): Fact {
    const title = `${document.title} ${headings.find(({ level }) => level === 1)?.text ?? ''}`;
    const about = ABOUT.test(title) || ABOUT.test(pathOf(response.url).replace(/[-_/]/g, ' '));
    const link = links.find(({ text, href }) => isWeb(href) && ABOUT.test(text));
    return {
      at: pageKey(response.url),
      about,
      files: about ? links.filter(isData).slice(0, MOST_FILES).map(fileOf) : [],
      link: link ? link.href : null,
    };
  },
  evaluate(_site, facts, { visitedAt, gss = '' }) {
    if (!gss.startsWith('E')) return inapplicable;
    const pages = facts.toSorted((left, right) => byCodeUnit(left.url, right.url));
    const found = judge(pages, dayOf(visitedAt));
    return found ? cantTell([found]) : passed;
  },
});

type Pages = readonly { readonly url: string; readonly fact: Fact }[];

function judge(pages: Pages, today: string): Finding<Message> | null {
  const at = { kind: 'page' } as const;
  const about = pages.filter(({ fact }) => fact.about);
  const files = about.flatMap(({ url: page, fact }) => fact.files.map((file) => ({ page, ...file })));
  const [newest] = files.toSorted((left, right) => byCodeUnit(right.newest, left.newest));
  if (newest) {
    if (newest.newest !== '' && yearAfter(newest.newest) >= today) return null;
    const data = { url: newest.url };
    return { message: newest.newest === '' ? 'undated' : 'old', at, page: newest.page, data };
  }
  const scanned = new Set(pages.flatMap(({ url, fact }) => [pageKey(url), fact.at]));
  const unseen = pages.find(({ fact: { link } }) => link !== null && !scanned.has(pageKey(link)));
  if (unseen?.fact.link) {
    const url = short(unseen.fact.link);
    return { message: 'notSeen', at: { kind: 'request', url }, page: unseen.url, data: { url } };
  }
  const [first] = about;
  return first ? { message: 'noFiles', at, page: first.url } : { message: 'noPage', at, data: { pages: pages.length } };
}

function isData({ href }: Link): boolean {
  return isWeb(href) && DATA_FILE.test(pathOf(href)) && !NO_DATA.test(pathOf(href));
}

/** With the last day that its name or its address speaks of. */
function fileOf({ href, text }: Link): Fact['files'][number] {
  const name = pathOf(href)
    .replace(/.*\//, '')
    .replace(/[_+]|%20|-(?=\D)|(?<=\D)-/g, ' ');
  const newest =
    datesIn(`${text}\n${name}`)
      .map(({ to }) => to)
      .sort(byCodeUnit)
      .at(-1) ?? '';
  return { url: short(href), newest };
}
