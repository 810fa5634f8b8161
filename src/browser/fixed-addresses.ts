import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

/** Where to connect for these host names, by name in lower case. The names that are accepted stay as they are. */
export type FixedAddresses = ReadonlyMap<string, string>;

/** From settings such as `www.ambleford.example=192.0.2.7`, which the schema of the settings has let through. */
export function fixedAddresses(settings: readonly string[] = []): FixedAddresses {
  return new Map(
    settings.map((setting) => {
      const [host = '', address = ''] = setting.split('=');
      return [host.toLowerCase(), address];
    }),
  );
}

/** For sockets: the fixed address of a host that has one, and what the system says for all others. */
export function lookupWith(fixed: FixedAddresses): LookupFunction {
  return (host, options, done) => {
    const address = fixed.get(host.toLowerCase());
    if (address === undefined) return systemLookup(host, options, done);
    const family = isIP(address);
    // A look-up answers later, never at once; sockets count on it.
    process.nextTick(() => (options.all ? done(null, [{ address, family }]) : done(null, address, family)));
  };
}

/** For Chromium's --host-resolver-rules. */
export function resolverRules(fixed: FixedAddresses): readonly string[] {
  return [...fixed].map(([host, address]) => `MAP ${host} ${isIP(address) === 6 ? `[${address}]` : address}`);
}
