import type { Target } from '../model/target.ts';
import { addressesOf, domainOf, hostIn, type Suppliers, supplierNamed } from './host-key.ts';
import { customerOf, isNetwork, isNetworkAddress, isOfServer } from './networks.ts';

/** What DNS says of a host. */
export interface HostInDns {
  /** The names that it stands for, one after the other. */
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
}

/** Undefined where there is no answer. Asks each host once, however often it is called, and not without end. */
export type AskHost = (host: string) => Promise<HostInDns | undefined>;

/**
 * Whose servers the targets are on, where only DNS tells. A council's own name may stand for one of a supplier, known or not. And
 * whatever has the very same addresses is on the same server, whoever it belongs to. Without an answer the name alone decides.
 */
export async function suppliersOf(targets: readonly Target[], ask: AskHost): Promise<Suppliers> {
  const hosts = [...new Set(targets.flatMap(addressesOf).map(hostIn))].filter((host) => host !== '');
  const answers = await Promise.all(
    hosts.map(async (host) => {
      const said = await ask(host);
      return [
        host,
        said ? [behindAliases(host, said.aliases), serverOf(said)].flatMap((one) => one ?? []) : [],
      ] as const;
    }),
  );
  return new Map(answers.filter(([, leadsTo]) => leadsTo.length > 0));
}

/** A supplier that is known comes before the first name that belongs to somebody else. */
function behindAliases(host: string, aliases: readonly string[]): string | undefined {
  // Its own name says so already.
  if (supplierNamed(host) !== undefined) return undefined;
  const known = aliases.map(supplierNamed).find((supplier) => supplier !== undefined);
  if (known !== undefined) return known;
  const others = aliases.find((alias) => domainOf(alias) !== domainOf(host));
  if (others === undefined) return undefined;
  return isNetwork(others) ? customerOf(others) : (domainOf(others) ?? undefined);
}

/** Its addresses as one text. Those of a network are those of all its customers. IPv4 alone: every council's site has that. */
function serverOf({ aliases, addresses }: HostInDns): string | undefined {
  const ofServers = addresses.filter(isOfServer);
  if (ofServers.length === 0 || aliases.some(isNetwork) || ofServers.some(isNetworkAddress)) return undefined;
  return ofServers.toSorted().join(' ');
}
