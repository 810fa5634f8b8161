import type { Clock } from '../ports.ts';
import { createPace, type Pace, type PaceOptions } from './pace.ts';
import { siteKey } from './site-key.ts';

export type HostOptions = Omit<PaceOptions, 'host'>;

/**
 * One pace for each host, with and without `www.`, so that several are visited side by side and none pays for another. Kept for a whole run, so
 * that a host which is tired of one target is not asked for the next as if nothing had been.
 */
export interface Paces {
  /** For the sites that are scanned. A slower wish than the one before is kept, a faster one is not. */
  site(url: string, options: HostOptions): Pace;
  /** For hosts that links lead to. Where such a host is scanned as well, its own target decides how fast, and is told. */
  linked(url: string, options: HostOptions): Pace;
}

interface Kept {
  readonly pace: Pace;
  /** Notes go to whoever asked last: the target that is being scanned. */
  warn: (message: string) => void;
  isSite: boolean;
}

export function createPaces(clock: Clock): Paces {
  const known = new Map<string, Kept>();

  const keep = (url: string, options: HostOptions, isSite: boolean): Pace => {
    const key = siteKey(url) ?? '';
    const before = known.get(key);
    if (before?.isSite && !isSite) return before.pace;
    if (before) {
      before.warn = options.warn;
      if (isSite && !before.isSite) before.pace.open(options);
      else before.pace.heed(options);
      before.isSite = isSite;
      return before.pace;
    }
    const warn = (message: string) => known.get(key)?.warn(message);
    const host = URL.parse(url)?.host ?? '';
    const kept = { pace: createPace({ ...options, host, warn }, clock), warn: options.warn, isSite };
    known.set(key, kept);
    return kept.pace;
  };

  return {
    site: (url, options) => keep(url, options, true),
    linked: (url, options) => keep(url, options, false),
  };
}
