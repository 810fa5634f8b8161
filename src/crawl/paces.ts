import type { Clock } from '../ports.ts';
import { createPace, type Pace, type PaceOptions } from './pace.ts';

export type HostOptions = Omit<PaceOptions, 'host'>;

/**
 * One pace for each host, so that several are visited side by side and none pays for another. Kept for a whole run, so
 * that a host which is tired of one target is not asked for the next as if nothing had been.
 */
export interface Paces {
  /** For the sites that are scanned. A slower wish than the one before is kept, a faster one is not. */
  site(url: string, options: HostOptions): Pace;
  /** For hosts that links lead to: what one of them makes of our question says nothing about its pages. */
  linked(url: string, options: HostOptions): Pace;
}

interface Kept {
  readonly pace: Pace;
  /** Notes go to whoever asked last: the target that is being scanned. */
  warn: (message: string) => void;
}

export function createPaces(clock: Clock): Paces {
  const sites = new Map<string, Kept>();
  const others = new Map<string, Kept>();

  const keep = (paces: Map<string, Kept>, host: string, options: HostOptions): Pace => {
    const known = paces.get(host);
    if (known) {
      known.warn = options.warn;
      known.pace.heed(options);
      return known.pace;
    }
    const warn = (message: string) => paces.get(host)?.warn(message);
    const kept = { pace: createPace({ ...options, host, warn }, clock), warn: options.warn };
    paces.set(host, kept);
    return kept.pace;
  };

  return {
    site: (url, options) => keep(sites, hostOf(url), options),
    linked(url, options) {
      const host = hostOf(url);
      return keep(sites.has(host) ? sites : others, host, options);
    },
  };
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
