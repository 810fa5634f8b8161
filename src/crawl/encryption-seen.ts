import type { SiteEvidence } from '../model/evidence.ts';
import type { Inventory } from '../model/result.ts';
import type { EncryptionSeen } from '../model/seen/tls.ts';

/** The inventory with what the sites' servers agree on with a client of today. No check judges these facts. */
export function withEncryption(inventory: Inventory, sites: readonly SiteEvidence[]): Inventory {
  const seen = sites.flatMap(({ artifacts: { tls } }): readonly EncryptionSeen[] => {
    const { host, usual } = (tls?.ok && tls.value) || {};
    if (host === undefined || !usual) return [];
    return [{ host, version: usual.version, http2: usual.alpn === 'h2', stapled: usual.stapled }];
  });
  if (seen.length === 0) return inventory;
  const byHost = new Map(seen.map((one) => [one.host, one]));
  return { ...inventory, encryption: [...byHost.values()].toSorted((a, b) => (a.host < b.host ? -1 : 1)) };
}
