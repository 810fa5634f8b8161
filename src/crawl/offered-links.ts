import type { Link, PageEvidence } from '../model/evidence.ts';
import { kindOpenedFirst } from './page-kinds.ts';
import { siteKey } from './site-key.ts';

/** As much as one page with frames can bring. */
const MOST_ALTERNATES = 10;
/** Of each kind that comes first. A list of people may have "Contact details" beside every name. */
const MOST_FIRST = 2;

/**
 * Every address that a page offers to the crawl: its links, those inside its frames, and what it names as its main
 * address and as itself in Welsh or English, so that pages to which nothing else leads are not missed. The accessibility
 * statement and the contact page come first: under a limit of pages a footer would never be reached.
 */
export function offeredLinks({ url, artifacts }: Pick<PageEvidence, 'url' | 'artifacts'>): readonly string[] {
  const { links, frameLinks, metadata } = artifacts;
  const own = (href: string) => siteKey(href) === siteKey(url);
  const alternates = metadata?.ok ? metadata.value.alternates.filter(({ lang }) => /^(en|cy)\b/i.test(lang)) : [];
  const named = alternates.slice(0, MOST_ALTERNATES).map(({ href }) => href);
  const canonical = metadata?.ok && metadata.value.canonical ? [metadata.value.canonical] : [];
  const hrefs = [links, frameLinks].flatMap((gathered) => (gathered?.ok ? gathered.value.map(({ href }) => href) : []));
  const first = links?.ok ? [...opened(links.value, 'statement', own), ...opened(links.value, 'contact', own)] : [];
  return [...new Set([...first, ...hrefs, ...[...canonical, ...named].filter(own)])];
}

function opened(links: readonly Link[], kind: ReturnType<typeof kindOpenedFirst>, own: (href: string) => boolean) {
  const found = links.filter(({ href, text }) => kindOpenedFirst(text) === kind && own(href)).map(({ href }) => href);
  return [...new Set(found)].slice(0, MOST_FIRST);
}
