import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { Link, PageArtifacts } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { isHtml, short } from '../lib/headers.ts';
import { isWeb, pageKey } from '../lib/hosts.ts';
import { detectLanguage, primary } from '../lib/languages.ts';

type Message = 'none' | 'notWelsh' | 'otherWay' | 'notSeen';
interface Fact {
  readonly at: string;
  readonly lang: string;
  readonly welsh: string | null;
  /** The word for Welsh is somewhere in the page, if only as the name of a picture. */
  readonly word: boolean;
}

/** What the link to the other language is called. “Welsh language standards” and “Welsh lessons” are pages of their own. */
const NAMES_WELSH =
  /^(?:(?:view|read|see|switch)\b.{0,30}\bwelsh|welsh(?: version)?|cymraeg|.{0,40}\b(?:yn|i['’]r|fersiwn) [cg]ymraeg.{0,20})$/i;
/** As the choice of a language is written, not as in “Welsh lessons”. */
const CHOICE = /\b[cg]ymraeg\b|^\s*welsh\s*$/im;
const WELSH_ADDRESS = /\/(?:cy|cym|cymraeg)(?:\/|$)|[?&]lang(?:uage)?=(?:cy|cym|welsh)(?:&|$)/i;
const IN_WELSH = /\b(?:hreflang|lang)=["']?cy\b/i;

export const welshVersion = defineSiteCheck({
  meta: {
    id: 'inclusion/welsh-version',
    title: 'Pages of a council in Wales are there in Welsh',
    kind: 'automatic',
    why: 'In Wales people have a right to use council services in Welsh. The Welsh pages must be as good and as easy to find.',
    affects: 'People in Wales who speak Welsh, for some of whom it is the language they are at ease in.',
    fix: 'Write each page in Welsh as well. Link the two to each other, with “Cymraeg” on the English page. Mark the Welsh one with lang="cy".',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['welsh-language'],
    points: ['lgdss:12'],
    criteria: [],
    sources: ['https://www.legislation.gov.uk/wsi/2015/996'],
    messages: {
      none: 'No link to a Welsh version: {pages#English page} of {of}, this one among them.',
      notWelsh: 'The page that is linked as the Welsh version is not marked as Welsh: {url}',
      otherWay:
        '“Cymraeg” or “Welsh” is on the page, but not as a link ({pages#page}). Check that people can change the language.',
      notSeen: 'The Welsh version of {pages#page} was not scanned. Check that it is there, for example: {url}',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'document', 'metadata', 'links', 'text'],
  collect({ response, document, metadata, links, text }): Fact | null {
    if (!isHtml(response)) return null;
    const welsh = welshLink(links, metadata);
    const declared = primary(document.lang ?? '');
    const lang = declared !== 'cy' && detectLanguage(text.main.slice(0, 400)) === 'cy' ? 'cy' : declared;
    return {
      at: pageKey(response.url),
      lang,
      welsh,
      word: CHOICE.test(text.whole) || /[cg]ymraeg/i.test(document.html),
    };
  },
  evaluate(_site, facts, { gss = '' }) {
    if (!gss.startsWith('W')) return inapplicable;
    const pages = facts
      .flatMap(({ url, fact }) => (fact ? [{ url, ...fact }] : []))
      .toSorted((left, right) => byCodeUnit(left.url, right.url));
    const english = pages.filter(({ lang }) => lang === 'en' || lang === '');
    if (english.length === 0) return inapplicable;
    const seen = new Map(pages.flatMap((page) => [[pageKey(page.url), page] as const, [page.at, page] as const]));
    const without = english.filter(({ welsh }) => welsh === null);
    const targets = english.flatMap(({ url, welsh }) => (welsh ? [{ url, welsh, to: seen.get(pageKey(welsh)) }] : []));
    const wrong = targets.filter(({ to }) => to && to.lang !== 'cy');
    const failures: Finding<Message>[] = [
      ...firstOf(
        without.filter(({ word }) => !word),
        'none',
        () => ({ of: english.length }),
      ),
      ...firstOf(wrong, 'notWelsh', ({ welsh }) => ({ url: short(welsh) })),
    ];
    if (failures.length > 0) return failedIf(failures);
    const doubts: Finding<Message>[] = [
      ...firstOf(without, 'otherWay', () => ({})),
      ...firstOf(
        targets.filter(({ to }) => !to),
        'notSeen',
        ({ welsh }) => ({ url: short(welsh) }),
      ),
    ];
    return doubts.length > 0 ? cantTell(doubts) : failedIf([]);
  },
});

/** The same fault on many pages is one fault of their frame. */
function firstOf<T extends { readonly url: string }>(
  pages: readonly T[],
  message: Message,
  more: (first: T) => Record<string, string | number>,
): readonly Finding<Message>[] {
  const [first] = pages;
  if (!first) return [];
  return [{ message, at: { kind: 'page' }, page: first.url, data: { pages: pages.length, ...more(first) } }];
}

function welshLink(links: readonly Link[], { alternates }: PageArtifacts['metadata']): string | null {
  const alternate = alternates.find(({ lang }) => primary(lang) === 'cy');
  const link = links.find(
    ({ href, text, html }) =>
      isWeb(href) &&
      (IN_WELSH.test(html) || WELSH_ADDRESS.test(href.replace(/#.*/s, '')) || NAMES_WELSH.test(text.trim())),
  );
  return alternate?.href ?? link?.href ?? null;
}
