import type { Clock } from '../ports.ts';
import { createPace, type Pace, type PaceOptions } from './pace.ts';

/** One pace for each host, so that several are visited side by side and none pays for another. */
export function createPaces(optionsFor: (host: string) => PaceOptions, clock: Clock): (url: string) => Pace {
  const paces = new Map<string, Pace>();
  return (url) => {
    const host = URL.parse(url)?.host ?? '';
    const pace = paces.get(host) ?? createPace(optionsFor(host), clock);
    paces.set(host, pace);
    return pace;
  };
}
