import type { DnsFacts, NameMet } from '../../model/seen/dns.ts';
import type { SiteCrawled } from '../../ports.ts';
import type { LookingAround } from '../site/site-gatherer.ts';
import type { Dns } from './dns.ts';
import { domainOf, hostIn } from './organisation.ts';

const MOST_NAMES = 250;
/** Pages of one site load from the same few hosts. */
const MOST_PAGES = 200;

type Met = Pick<NameMet, 'host' | 'own' | 'met'>;

/**
 * Whether the host names that the crawl met lead anywhere: those of the site's own domain first. Those that were given an
 * address for the scan may not be in DNS yet, and are left out.
 */
export async function lookAtNames(
  dns: Dns,
  crawled: SiteCrawled & Pick<LookingAround, 'fixed'>,
  domain: string,
): Promise<DnsFacts['names']> {
  const met = (await namesMet(crawled, domain)).filter(({ host }) => !crawled.fixed.has(host));
  const inOrder = [...met.filter(({ own }) => own), ...met.filter(({ own }) => !own)];
  return { looked: await Promise.all(inOrder.slice(0, MOST_NAMES).map((one) => lookAt(dns, one))), total: met.length };
}

async function namesMet(crawled: SiteCrawled, domain: string): Promise<readonly Met[]> {
  const met = new Map<string, Met>();
  const add = (url: string, how: NameMet['met']) => {
    const host = hostIn(url);
    if (host !== undefined && !met.has(host)) met.set(host, { host, own: domainOf(host) === domain, met: how });
  };
  for (const { url } of crawled.pages) add(url, 'page');
  const only = new Set(['requests'] as const);
  for (const page of crawled.pages.slice(0, MOST_PAGES)) {
    const { requests } = await crawled.read(page, only);
    // In the order of their names, not in the order of loading, which differs from visit to visit.
    if (requests?.ok) for (const url of requests.value.map((one) => one.url).toSorted()) add(url, 'request');
  }
  for (const url of [...crawled.links, ...crawled.outcomes.map((one) => one.url)]) add(url, 'link');
  return [...met.values()];
}

async function lookAt(dns: Dns, met: Met): Promise<NameMet> {
  const { status, aliases } = await dns.ask(met.host, 'A');
  if (status !== 'no-data') return { ...met, status, aliases };
  return { ...met, status: (await dns.ask(met.host, 'AAAA')).status, aliases };
}
