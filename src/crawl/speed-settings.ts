import type { SpeedOptions } from './speed.ts';

/** What the settings, the site and this machine have to say about the speed. */
export interface SpeedWishes {
  /** The setting `concurrency`: pages in flight, or null for what fits. */
  readonly concurrency: number | null;
  /** The setting `delayMs`, or null for what fits. */
  readonly delayMs: number | null;
  /** The setting `rate`: pages a minute, or null for no such limit. */
  readonly rate: number | null;
  /** On this machine itself, or the user's own by `iOwnThisSite`. */
  readonly ownSite: boolean;
  /** The longest delay that robots.txt of the host asks for; 0 when it asks for none. */
  readonly robotsDelayMs: number;
}

export interface Machine {
  readonly cores: number;
  readonly freeMemoryMb: number;
}

/** The polite most for a server that is not ours: two pages at once, and a breath between them. */
const PUBLIC_IN_FLIGHT = 2;
const PUBLIC_DELAY_MS = 250;
/** Pages wait more than they compute. */
const PAGES_PER_CORE = 6;
const MEMORY_PER_PAGE_MB = 150;
/** For the browser itself, and for whatever else runs here. */
const MEMORY_KEPT_MB = 512;
const MOST_IN_FLIGHT = 32;
const MOST_HOSTS = 4;

/** Pages in flight when only this machine sets the limit. */
export function fullSpeed({ cores, freeMemoryMb }: Machine): number {
  const byMemory = Math.floor((freeMemoryMb - MEMORY_KEPT_MB) / MEMORY_PER_PAGE_MB);
  return Math.max(1, Math.floor(Math.min(cores * PAGES_PER_CORE, byMemory, MOST_IN_FLIGHT)));
}

/** Hosts side by side when only this machine sets the limit: as many as can each have their polite most. */
export function fittingHosts(machine: Machine): number {
  return Math.max(1, Math.min(MOST_HOSTS, Math.floor(fullSpeed(machine) / PUBLIC_IN_FLIGHT)));
}

/** What one of several hosts that are scanned side by side may take of the machine. */
export function shareOf({ cores, freeMemoryMb }: Machine, hosts: number): Machine {
  return { cores: cores / hosts, freeMemoryMb: MEMORY_KEPT_MB + (freeMemoryMb - MEMORY_KEPT_MB) / hosts };
}

/** What the user set wins over what fits; the slowest of all delays wins over the others. */
export function speedSettings(wishes: SpeedWishes, machine: Machine): SpeedOptions {
  const { concurrency, delayMs, rate, ownSite, robotsDelayMs } = wishes;
  const fits = ownSite ? fullSpeed(machine) : PUBLIC_IN_FLIGHT;
  return {
    // A site that asks for a delay between requests does not mean two at once.
    mostInFlight: robotsDelayMs > 0 ? 1 : (concurrency ?? fits),
    delayMs: Math.max(
      delayMs ?? (ownSite ? 0 : PUBLIC_DELAY_MS),
      rate === null ? 0 : Math.ceil(60_000 / rate),
      robotsDelayMs,
    ),
    byLatency: !ownSite,
  };
}
