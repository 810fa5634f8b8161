import { parseDnsServer } from '../../config/dns-server.ts';
import type { Suppliers } from '../../jobs/host-key.ts';
import type { RunSettings } from '../../jobs/runs.ts';
import { suppliersOf } from '../../jobs/suppliers.ts';
import type { Target } from '../../model/target.ts';

/** As many as there are services in a nation. */
const MOST = 30_000;
const AT_ONCE = 32;
/** A run begins all the same where DNS is silent. */
const PATIENCE_MS = 60_000;
/** Nobody can have a name of these, so nobody is asked for one unless a server is named. RFC 6761. */
const NOBODYS = /\.(example|invalid|test|localhost)$/;

/** Whose servers the targets of a run are on. Asked once when it is planned; the run keeps it with each target. */
export async function askSuppliers(targets: readonly Target[], settings: RunSettings): Promise<Suppliers> {
  // Loaded here and not above: most commands ask nobody.
  const [{ bounded }, { openDns, systemServers }, { hostIn }] = await Promise.all([
    import('../../gather/dns/bounded.ts'),
    import('../../gather/dns/dns.ts'),
    import('../../gather/dns/organisation.ts'),
  ]);
  const named = typeof settings.dnsServer === 'string' ? parseDnsServer(settings.dnsServer) : undefined;
  const dns = bounded(openDns({ servers: named ? [named] : systemServers() }), {
    ...{ most: MOST, atOnce: AT_ONCE, signal: AbortSignal.timeout(PATIENCE_MS) },
  });
  const fixed = fixedIn(settings);
  return suppliersOf(targets, async (host) => {
    const isName = hostIn(`https://${host}/`) !== undefined;
    if (!isName || fixed.has(host) || (!named && NOBODYS.test(host))) return undefined;
    const { status, aliases, records } = await dns.ask(host, 'A');
    return ANSWERS.has(status) ? { aliases, addresses: records } : undefined;
  });
}

const ANSWERS: ReadonlySet<string> = new Set(['found', 'no-name', 'no-data']);

/** Hosts that were given an address for the scan: what DNS says of them is not where the scan goes. */
function fixedIn({ resolve }: RunSettings): ReadonlySet<string> {
  const all = Array.isArray(resolve) ? resolve : [];
  return new Set(all.map((one) => String(one).split('=')[0]?.toLowerCase() ?? ''));
}
