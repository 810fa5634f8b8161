import { getDomain } from 'tldts';
import { siteKey } from '../crawl/site-key.ts';
import { platforms } from '../model/platforms.ts';
import type { Target } from '../model/target.ts';

const SUPPLIERS = platforms.flatMap(({ hosts = [] }) => hosts);

/**
 * What targets have in common that must not be scanned at the same time: the host of a supplier, whatever the name in front
 * of it, or else the domain that somebody registered. Of an address without a domain, the host with its port.
 */
export function hostKey(url: string): string {
  const host = URL.parse(url)?.hostname ?? '';
  const supplier = SUPPLIERS.find((one) => host === one || host.endsWith(`.${one}`));
  // Customers of a hosting company have servers of their own.
  return supplier ?? getDomain(host, { allowPrivateDomains: true }) ?? siteKey(url) ?? url;
}

/** Every host that a scan of the target may ask, by its key. */
export function hostsOf({ start, scope }: Target): readonly string[] {
  return [...new Set([...start, ...scope.origins].map(hostKey))];
}

/** One key for each target, by its id. Targets that share any host, even by way of a third one, get the same key. */
export function hostKeys(targets: readonly Target[]): ReadonlyMap<string, string> {
  const leads = new Map<string, string>();
  const lead = (key: string): string => {
    let at = key;
    for (let next = leads.get(at); next !== undefined && next !== at; next = leads.get(at)) at = next;
    return at;
  };
  for (const target of targets) {
    const all = [...new Set(hostsOf(target).map(lead))].toSorted();
    for (const key of all) leads.set(key, all[0] ?? key);
  }
  return new Map(targets.map((target) => [target.id, lead(hostsOf(target)[0] ?? target.id)]));
}
