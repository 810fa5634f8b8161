import { hostsOf, type Suppliers } from '../jobs/host-key.ts';
import type { Target } from '../model/target.ts';
import type { HistoryKeeper } from './history.ts';
import { askSuppliers } from './jobs/ask-suppliers.ts';

/** A scan that somebody waits for does not wait long for DNS. */
const PATIENCE_MS = 10_000;

/** Who tells which hosts a target is at. */
export type HandHosts = (target: Target) => Promise<readonly string[]>;

/**
 * The hosts of scans by hand, as those of a run: also by whose servers they are on, where only DNS tells. It is asked once, when the
 * first of them begins, and only where there is a database in which somebody else could be met.
 */
export function handHosts(
  targets: readonly Target[],
  settings: { readonly dnsServer: string | null; readonly resolve: readonly string[] },
  { reach, signal }: Pick<HistoryKeeper, 'reach'> & { readonly signal: AbortSignal },
  patienceMs = PATIENCE_MS,
): HandHosts {
  let asked: Promise<Suppliers> | undefined;
  return async (target) => {
    // What is wrong with it is said when the scan asks who is at its hosts. Somebody may come to run it between two scans.
    const database = await reach().catch(() => undefined);
    if (!database) return hostsOf(target);
    asked ??= askSuppliers(targets, { ...settings }, { patienceMs, signal });
    return hostsOf(target, await asked);
  };
}
