import { parseDnsServer } from '../../config/dns-server.ts';
import type { Suppliers } from '../../jobs/host-key.ts';
import type { RunSettings } from '../../jobs/runs.ts';
import { suppliersOf } from '../../jobs/suppliers.ts';
import type { Target } from '../../model/target.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { withWord } from '../with-word.ts';

/** As many as there are services in a nation. */
const MOST = 30_000;
const AT_ONCE = 32;
/** A run begins all the same where DNS is silent. */
const PATIENCE_MS = 60_000;
/** Nobody can have a name of these, so nobody is asked for one unless a server is named. RFC 6761. */
const NOBODYS = /\.(example|invalid|test|localhost)$/;

export interface Asking {
  /** After it, those of which nothing is known yet have no supplier. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

/** Whose servers the targets of a run are on. Asked once when it is planned; the run keeps it with each target. */
export async function askSuppliers(
  targets: readonly Target[],
  settings: RunSettings,
  { patienceMs = PATIENCE_MS, signal }: Asking = {},
): Promise<Suppliers> {
  // Loaded here and not above: most commands ask nobody.
  const [{ bounded }, { openDns, systemServers }, { hostIn }] = await Promise.all([
    import('../../gather/dns/bounded.ts'),
    import('../../gather/dns/dns.ts'),
    import('../../gather/dns/organisation.ts'),
  ]);
  const patience = AbortSignal.timeout(patienceMs);
  const over = signal ? AbortSignal.any([patience, signal]) : patience;
  const named = typeof settings.dnsServer === 'string' ? parseDnsServer(settings.dnsServer) : undefined;
  // What is under way when nobody waits any more is given up: it would keep the command from ending for three times as long.
  const dns = bounded(openDns({ servers: named ? [named] : systemServers(), signal: over }), {
    ...{ most: MOST, atOnce: AT_ONCE, signal: over },
  });
  const fixed = fixedIn(settings);
  return suppliersOf(targets, async (host) => {
    const isName = hostIn(`https://${host}/`) !== undefined;
    if (!isName || fixed.has(host) || (!named && NOBODYS.test(host))) return undefined;
    const reply = await dns.ask(host, 'A');
    return ANSWERS.has(reply.status) ? { aliases: reply.aliases, addresses: reply.records } : undefined;
  });
}

/** The same, for somebody who waits for it. Undefined where they were told to stop meanwhile: they begin nothing then. */
export async function askWithWord(
  targets: readonly Target[],
  settings: RunSettings,
  io: Io,
): Promise<Suppliers | undefined> {
  const word = 'Asking DNS whose servers these services are on. After a minute it goes on without the answers.\n';
  const suppliers = await withWord(word, io, () => askSuppliers(targets, settings, { signal: io.signal }));
  return io.signal.aborted ? undefined : suppliers;
}

/** What a command says that has asked, and begins nothing. */
export function stoppedAsking(io: Pick<Io, 'err'>): ExitCode {
  io.err('It was stopped while DNS was asked, and nothing was begun. Give the same command again.\n');
  return EXIT.incomplete;
}

const ANSWERS: ReadonlySet<string> = new Set(['found', 'no-name', 'no-data']);

/** Hosts that were given an address for the scan: what DNS says of them is not where the scan goes. */
function fixedIn({ resolve }: RunSettings): ReadonlySet<string> {
  const all = Array.isArray(resolve) ? resolve : [];
  return new Set(all.map((one) => String(one).split('=')[0]?.toLowerCase() ?? ''));
}
