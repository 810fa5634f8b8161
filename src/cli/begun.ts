import { hostname } from 'node:os';
import { fateOf, ownName } from '../browser/processes.ts';
import { systemClock } from '../compose.ts';
import {
  type BegunScan,
  begunScans,
  isBeingTidied,
  journalChanged,
  journalOf,
  markBegun,
  saidAt,
  unmarkBegun,
  type Who,
  whileTidying,
} from '../store/begun.ts';

const POLL_MS = 200;
/** Of another machine nobody can tell whether a process is there. A scan writes into its journal more often than this, and nobody reads for longer. */
const SILENT_MS = 86_400_000;
/** Who tidies says so twice a minute. Clocks of machines differ. */
const SILENT_TIDYING_MS = 15 * 60_000;

export function self(): Who {
  const [pid, start = '0'] = ownName().split('.');
  return { host: hostname(), pid: Number(pid), start };
}

/** Says that a scan uses this store, so that nobody tidies away what it takes for its own or reads. Waits for who is at that. */
export async function beginIn(store: string, folder: string, signal: AbortSignal): Promise<void> {
  await markBegun(store, { ...self(), folder });
  while (!signal.aborted && (await isBeingTidied(store, Date.parse(systemClock.now()), mayBeThere)))
    await systemClock.sleep(POLL_MS);
}

/** Does this while nobody else tidies the store, and no scan begins in it. Undefined where somebody is at it. */
export function tidyAlone<T>(store: string, work: () => Promise<T>, who = self()): Promise<T | undefined> {
  const now = Date.parse(systemClock.now());
  return whileTidying(store, who, { now, isThere: mayBeThere }, work);
}

/** On another machine it may be, as long as it is heard of. A container that was started anew is another machine. */
function mayBeThere({ host, pid, start }: Who, silentMs = 0): boolean {
  return host === hostname() ? fateOf(pid, start) !== 'ended' : silentMs < SILENT_TIDYING_MS;
}

export interface Unfinished {
  /** Under way, or nobody can tell. */
  readonly going: readonly BegunScan[];
  /** Journals of those that were cut off and can be gone on with. */
  readonly journals: readonly string[];
}

/** What has begun in a store and is not finished. One whose folder somebody has deleted is forgotten. */
export async function unfinishedIn(store: string, now: number): Promise<Unfinished> {
  const going: BegunScan[] = [];
  const journals: string[] = [];
  for (const scan of await begunScans(store)) {
    const isOurs = scan.host === hostname();
    // The path of another machine may be anything here.
    const changed = isOurs ? await journalChanged(scan) : await journalChanged(scan).catch(() => undefined);
    const heard = changed ?? (await saidAt(store, scan));
    const isQuiet = heard !== undefined && now - heard > SILENT_MS;
    if (isOurs ? mayBeThere(scan) : !isQuiet) going.push(scan);
    else if (changed !== undefined) journals.push(journalOf(scan.folder));
    else await unmarkBegun(store, scan.folder);
  }
  return { going, journals };
}
