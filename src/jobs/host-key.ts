import { getDomain } from 'tldts';
import { siteKey } from '../crawl/site-key.ts';
import { platforms } from '../model/platforms.ts';
import type { Target } from '../model/target.ts';

const SUPPLIERS = platforms.flatMap(({ hosts = [] }) => hosts);

/** Host names to what they lead to, where their own names do not say so: whose server it is, and its addresses as one text. */
export type Suppliers = ReadonlyMap<string, readonly string[]>;
export const NO_SUPPLIERS: Suppliers = new Map();

/**
 * What targets have in common that must not be scanned at the same time: the host of a supplier, whatever the name in front
 * of it, or else the domain that somebody registered. Of an address without a domain, the host with its port.
 */
export function hostKey(url: string): string {
  const host = hostIn(url);
  // Customers of a hosting company have servers of their own.
  return supplierNamed(host) ?? domainOf(host) ?? siteKey(url) ?? url;
}

/** The supplier whose name this is, or stands at the end of it. */
export function supplierNamed(host: string): string | undefined {
  return SUPPLIERS.find((one) => host === one || host.endsWith(`.${one}`));
}

export const domainOf = (host: string) => getDomain(host, { allowPrivateDomains: true });
export const hostIn = (url: string) => URL.parse(url)?.hostname ?? '';

/** All addresses that a scan of the target may begin at or go to. */
export function addressesOf({ start, scope }: Target): readonly string[] {
  return [...start, ...scope.origins];
}

/** Every host that a scan of the target may ask, by its key, whose server it is besides, and which. */
export function hostsOf(target: Target, suppliers = NO_SUPPLIERS): readonly string[] {
  // By its own name too: a run for which DNS gave no answer knows it by that alone.
  const keys = addressesOf(target).flatMap((url) => [hostKey(url), ...(suppliers.get(hostIn(url)) ?? [])]);
  return [...new Set(keys)];
}

/** One key for each target, by its id. Targets that share any host, even by way of a third one, get the same key. */
export function hostKeys(targets: readonly Target[], suppliers = NO_SUPPLIERS): ReadonlyMap<string, string> {
  const leads = new Map<string, string>();
  const lead = (key: string): string => {
    let at = key;
    for (let next = leads.get(at); next !== undefined && next !== at; next = leads.get(at)) at = next;
    return at;
  };
  for (const target of targets) {
    const all = [...new Set(hostsOf(target, suppliers).map(lead))].toSorted();
    for (const key of all) leads.set(key, all[0] ?? key);
  }
  return new Map(targets.map((target) => [target.id, lead(hostsOf(target, suppliers)[0] ?? target.id)]));
}
