import type { PageEvidence } from '../model/evidence.ts';
import { siteKey } from './site-key.ts';

/** As much as one page with frames can bring. */
const MOST_ALTERNATES = 10;

/**
 * Every address that a page offers to the crawl: its links, those inside its frames, and what it names as its main
 * address and as itself in Welsh or English, so that pages to which nothing else leads are not missed.
 */
export function offeredLinks({ url, artifacts }: Pick<PageEvidence, 'url' | 'artifacts'>): readonly string[] {
  const { links, frameLinks, metadata } = artifacts;
  const own = (href: string) => siteKey(href) === siteKey(url);
  const alternates = metadata?.ok ? metadata.value.alternates.filter(({ lang }) => /^(en|cy)\b/i.test(lang)) : [];
  const named = alternates.slice(0, MOST_ALTERNATES).map(({ href }) => href);
  const canonical = metadata?.ok && metadata.value.canonical ? [metadata.value.canonical] : [];
  const hrefs = [links, frameLinks].flatMap((gathered) => (gathered?.ok ? gathered.value.map(({ href }) => href) : []));
  return [...new Set([...hrefs, ...[...canonical, ...named].filter(own)])];
}
