import { cantTell, inapplicable, type PageFact, type Verdict } from '../../src/model/check.ts';
import type { Link, PageArtifacts } from '../../src/model/evidence.ts';
import { byCodeUnit } from './grouping.ts';
import { short } from './headers.ts';
import { isWeb, pageKey } from './hosts.ts';

/** Words by which people find out what is done with what they give. English and Welsh. */
const PRIVACY =
  /\bprivacy\b|\bdata protection\b|\bhow we use your (?:personal )?(?:data|information|details)\b|\bfair processing\b|\bpreifatrwydd\b|\bdiogelu data\b/i;

export interface PrivacyFact {
  /** Where the page ended, as a key. */
  readonly at: string;
  /** Keys of what it links to as a privacy notice, and the first such address. */
  readonly leadsTo: readonly string[];
  readonly first: string | null;
  /** Null where the page is no privacy notice. */
  readonly notice: { readonly text: string; readonly links: readonly string[] } | null;
}

export type PrivacyNeeds = Pick<PageArtifacts, 'response' | 'document' | 'headings' | 'links' | 'text'>;
export const PRIVACY_NEEDS = ['response', 'document', 'headings', 'links', 'text'] as const;

export const isPrivacyLink = ({ text, href }: Pick<Link, 'text' | 'href'>): boolean =>
  PRIVACY.test(text) && isWeb(href);

export function privacyFact({ response, document, headings, links, text }: PrivacyNeeds): PrivacyFact {
  const named = links.filter(isPrivacyLink);
  const heading = headings.find(({ level }) => level === 1)?.text ?? document.title;
  const inside = links.filter(({ region }) => region === 'main' || region === 'other');
  return {
    at: pageKey(response.url),
    leadsTo: [...new Set(named.map(({ href }) => pageKey(href)))].slice(0, 50),
    first: named[0]?.href ?? null,
    notice: PRIVACY.test(heading)
      ? { text: text.main.slice(0, 60_000), links: inside.map((link) => `${link.text} ${link.href}`).slice(0, 300) }
      : null,
  };
}

export interface Notices {
  readonly page: string;
  readonly text: string;
  readonly links: readonly string[];
  /** One page that they lead to for more of the same, and that was not scanned. */
  readonly more: string | null;
}

/** Judges all privacy notices of the site as one, because they share the work. One that was not scanned is a question. */
export function judgeNotices<M extends string>(
  facts: readonly PageFact<PrivacyFact>[],
  judge: (notices: Notices) => Verdict<M | 'notScanned'>,
): Verdict<M | 'notScanned'> {
  const found = facts
    .filter(({ fact }) => fact.notice !== null)
    .toSorted((left, right) => byCodeUnit(left.url, right.url));
  const page = found[0]?.url;
  if (page === undefined) {
    const [first = null] = facts.flatMap(({ fact }) => fact.first ?? []).sort(byCodeUnit);
    return first === null
      ? inapplicable
      : cantTell([{ message: 'notScanned', at: { kind: 'page' }, data: { url: short(first) } }]);
  }
  const text = found.map(({ fact }) => fact.notice?.text ?? '').join('\n');
  const scanned = new Set(facts.flatMap(({ url, fact }) => [pageKey(url), fact.at]));
  const [more = null] = found.flatMap(({ fact }) => fact.leadsTo.filter((key) => !scanned.has(key))).sort(byCodeUnit);
  return judge({ page, text, more, links: found.flatMap(({ fact }) => fact.notice?.links ?? []) });
}
