import { parse } from 'tldts';
import type { Target } from '../model/target.ts';
import { addressesOf, domainOf, hostIn, type Suppliers, supplierNamed } from './host-key.ts';

/** What DNS says of a host. */
export interface HostInDns {
  /** The names that it stands for, one after the other. */
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
}

/** Undefined where there is no answer. Asks each host once, however often it is called, and not without end. */
export type AskHost = (host: string) => Promise<HostInDns | undefined>;

/**
 * They deliver or host for anybody, on many servers, and are not all in the list of public suffixes. Two councils behind one of
 * them have nothing in common that a scan could be too much for.
 */
const NETWORKS = [
  ...['impervadns.net', 'incapdns.net', 'azure.com', 'b-cdn.net', 'herokudns.com', 'googlehosted.com', 'sucuri.net'],
  ...['edgecastcdn.net', 'stackpathdns.com', 'reblaze.io', 'kxcdn.com', 'barracudanetworks.com', 'wpengine.com'],
  ...[
    'vercel-dns.com',
    'squarespace.com',
    'wixdns.net',
    'hubspot.net',
    'acquia-sites.com',
    'netlifyglobalcdn.com',
    'fastly.net',
  ],
];

/**
 * Whose servers the targets are on, where only DNS tells: a council's own name that stands for one of a supplier, known or not,
 * or that has the very addresses of a supplier's name among these targets. Without an answer the name alone decides.
 */
export async function suppliersOf(targets: readonly Target[], ask: AskHost): Promise<Suppliers> {
  const hosts = [...new Set(targets.flatMap(addressesOf).map(hostIn))].filter((host) => host !== '');
  const answers = await Promise.all(hosts.map(async (host) => [host, await ask(host)] as const));
  const found = new Map<string, string>();
  const atAddresses = new Map<string, string>();
  for (const [host, said] of answers) {
    const named = supplierNamed(host);
    const behind = named === undefined && said ? behindAliases(host, said.aliases) : undefined;
    if (behind !== undefined) found.set(host, behind);
    // Addresses of a network are those of all its customers.
    if (named !== undefined && said && !said.aliases.some(isNetwork)) atAddresses.set(inOneText(said), named);
  }
  for (const [host, said] of answers) {
    if (!said || said.addresses.length === 0 || found.has(host) || supplierNamed(host) !== undefined) continue;
    const same = atAddresses.get(inOneText(said));
    if (same !== undefined) found.set(host, same);
  }
  return found;
}

/** A supplier that is known comes before the first name that belongs to somebody else. */
function behindAliases(host: string, aliases: readonly string[]): string | undefined {
  const known = aliases.map(supplierNamed).find((supplier) => supplier !== undefined);
  if (known !== undefined) return known;
  const others = aliases.find((alias) => domainOf(alias) !== domainOf(host));
  return others === undefined || isNetwork(others) ? undefined : (domainOf(others) ?? undefined);
}

function isNetwork(name: string): boolean {
  const { isPrivate } = parse(name, { allowPrivateDomains: true });
  return isPrivate === true || NETWORKS.some((one) => name === one || name.endsWith(`.${one}`));
}

function inOneText({ addresses }: HostInDns): string {
  return addresses.toSorted().join(' ');
}
