import type { Link, PageArtifacts } from '../model/evidence.ts';
import { normaliseUrl } from './normalise-url.ts';

export type Language = 'en' | 'cy';

/** What a scanned page says about its language and about the same page in the other one. */
export interface PageLanguage {
  readonly url: string;
  readonly finalUrl: string | null;
  /** The `lang` of its html element. */
  readonly lang: string | null;
  /** Its hreflang alternates in the two languages. */
  readonly alternates: readonly { readonly lang: string; readonly href: string }[];
  /** Addresses behind links that offer the other language by its name, such as "Cymraeg". */
  readonly switches: readonly string[];
}

export interface LanguagePair {
  readonly english: string;
  readonly welsh: string;
  /** `link`: the pages say nothing to machines, but links between them offer the other language. */
  readonly by: 'hreflang' | 'link';
}

export interface LanguagePairs {
  readonly paired: readonly LanguagePair[];
  readonly unpairedEnglish: readonly string[];
  readonly unpairedWelsh: readonly string[];
  /** Pairs, in `paired` as well, where one page names the other but is not named by it. */
  readonly nonReciprocal: readonly { readonly from: string; readonly to: string }[];
  /** Named as the other language, but the page there says it is in this one. */
  readonly mislabelled: readonly { readonly from: string; readonly to: string; readonly lang: string }[];
  /** Pages whose other version was not scanned, so that nothing can be said about it. Not counted below. */
  readonly unchecked: readonly { readonly from: string; readonly to: string }[];
  /** Pages in another language or in none that is named. */
  readonly other: number;
  readonly parity: {
    readonly english: number;
    readonly welsh: number;
    readonly paired: number;
    /** Share of the pages that could be checked, 0 to 1; null where there is none. */
    readonly englishWithWelsh: number | null;
    readonly welshWithEnglish: number | null;
  };
}

const SWITCH =
  /^\s*(cymraeg|cy|english|saesneg|en|view (this page )?in (welsh|english)|welsh( version)?|english version|newid i'r (gymraeg|saesneg)|gweld y dudalen hon yn (gymraeg|saesneg))\s*$/i;

/** The facts from what was gathered of one page. */
export function languageOf(
  url: string,
  finalUrl: string | null,
  seen: {
    readonly document: Pick<PageArtifacts['document'], 'lang'>;
    readonly metadata: Pick<PageArtifacts['metadata'], 'alternates'>;
    readonly links: readonly Pick<Link, 'href' | 'text'>[];
  },
): PageLanguage {
  const switches = seen.links.filter(({ text }) => SWITCH.test(text)).map(({ href }) => href);
  const alternates = seen.metadata.alternates.filter(({ lang }) => primary(lang) !== undefined).slice(0, 6);
  return { url, finalUrl, lang: seen.document.lang, alternates, switches: [...new Set(switches)].slice(0, 5) };
}

export function languagePairs(pages: readonly PageLanguage[]): LanguagePairs {
  const at = new Map<string, PageLanguage>();
  for (const page of pages) {
    for (const address of [page.finalUrl, page.url]) at.set(normaliseUrl(address ?? '') ?? page.url, page);
  }
  const languages = new Map(pages.map((page) => [page.url, primary(page.lang)]));
  const english = pages.filter(({ url }) => languages.get(url) === 'en');
  const welsh = pages.filter(({ url }) => languages.get(url) === 'cy');
  const named = new Map([...english, ...welsh].map((page) => [page.url, otherVersion(page, at)]));
  const names = (from: string, to: string) => named.get(from)?.page?.url === to;

  const paired = new Map<string, LanguagePair>();
  const taken = new Set<string>();
  const nonReciprocal: { from: string; to: string }[] = [];
  const mislabelled: { from: string; to: string; lang: string }[] = [];
  const unchecked: { from: string; to: string }[] = [];
  const open: { from: string; to: string; by: LanguagePair['by'] }[] = [];
  const pair = (from: string, to: string, by: LanguagePair['by']) => {
    const [en, cy] = languages.get(from) === 'en' ? [from, to] : [to, from];
    if (taken.has(en) || taken.has(cy)) return false;
    taken.add(en).add(cy);
    paired.set(en, { english: en, welsh: cy, by });
    return true;
  };
  for (const [from, other] of named) {
    if (!other) continue;
    const to = other.page?.url;
    if (to === undefined) unchecked.push({ from, to: other.href });
    else if (languages.get(to) === languages.get(from)) mislabelled.push({ from, to, lang: other.page?.lang ?? '' });
    else if (languages.get(to) === undefined) mislabelled.push({ from, to, lang: other.page?.lang ?? '' });
    else if (names(to, from)) pair(from, to, other.by);
    else open.push({ from, to, by: other.by });
  }
  // After those that agree. A link that leads from every page to one, such as the Welsh home page, pairs at most once.
  const targets = Map.groupBy(open, ({ to }) => to);
  for (const { from, to, by } of open) {
    if (by === 'link' && (targets.get(to)?.length ?? 0) > 1) continue;
    if (pair(from, to, by)) nonReciprocal.push({ from, to });
  }

  const unknown = new Set(unchecked.map(({ from }) => from));
  const unpaired = (list: readonly PageLanguage[]) =>
    list.map(({ url }) => url).filter((url) => !taken.has(url) && !unknown.has(url));
  const unpairedEnglish = unpaired(english);
  const unpairedWelsh = unpaired(welsh);
  const share = (alone: number) => (paired.size + alone === 0 ? null : paired.size / (paired.size + alone));
  return {
    paired: [...paired.values()],
    unpairedEnglish,
    unpairedWelsh,
    nonReciprocal,
    mislabelled,
    unchecked: unchecked.filter(({ from }) => !taken.has(from)),
    other: pages.length - english.length - welsh.length,
    parity: {
      english: english.length,
      welsh: welsh.length,
      paired: paired.size,
      englishWithWelsh: share(unpairedEnglish.length),
      welshWithEnglish: share(unpairedWelsh.length),
    },
  };
}

interface Named {
  readonly href: string;
  /** Undefined when that address was not scanned. */
  readonly page: PageLanguage | undefined;
  readonly by: LanguagePair['by'];
}

/** What the page names as itself in the other language; hreflang before links. */
function otherVersion(page: PageLanguage, at: ReadonlyMap<string, PageLanguage>): Named | undefined {
  const wanted: Language = primary(page.lang) === 'en' ? 'cy' : 'en';
  const alternates = page.alternates.filter(({ lang }) => primary(lang) === wanted).map(({ href }) => href);
  for (const [by, hrefs] of [
    ['hreflang', alternates],
    ['link', page.switches],
  ] as const) {
    const found = hrefs.map((href) => ({ href: normaliseUrl(href) ?? href, by }));
    const resolved = found.map((one) => ({ ...one, page: at.get(one.href) })).filter((one) => one.page !== page);
    const scanned = resolved.find((one) => one.page);
    if (scanned) return scanned;
    // A link that was not followed says too little: it may lead to the home page or only set a cookie.
    if (by === 'hreflang' && resolved[0]) return resolved[0];
  }
  return undefined;
}

function primary(lang: string | null): Language | undefined {
  const tag = lang?.trim().toLowerCase().split(/[-_]/, 1)[0];
  return tag === 'en' || tag === 'cy' ? tag : undefined;
}
