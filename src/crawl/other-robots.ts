import type { FetchedText, Gathered } from '../model/evidence.ts';
import type { Visit } from '../ports.ts';
import { blockSentences, skipSentences } from './reasons.ts';
import { type Robots, readRobots } from './robots.ts';

type Ask = (origin: string, signal: AbortSignal) => Promise<Gathered<FetchedText>>;

/** A site is asked under few origins; a page may name as many ports as it likes. */
const MOST_ORIGINS = 20;

/**
 * Rules hold for one scheme, host and port (RFC 9309 section 2.3). The crawl knows those of the first origin; another origin
 * of the same site, such as http beside https, is asked for its own before anything else of it is opened. Undefined when
 * the address may be opened, otherwise how its visit ends.
 */
export function otherRobots(
  home: string,
  ask: Ask,
): (url: string, signal: AbortSignal) => Promise<Omit<Visit, 'page'> | undefined> {
  const known = new Map<string, Promise<Robots>>();
  const rulesOf = (origin: string, signal: AbortSignal) => {
    const rules = known.get(origin) ?? ask(origin, signal).then(readRobots);
    known.set(origin, rules);
    // Stopped in the middle, or broken by a bug: the next page asks again.
    rules.then(() => signal.aborted && known.delete(origin)).catch(() => known.delete(origin));
    return rules;
  };
  return async (url, signal) => {
    const origin = URL.parse(url)?.origin;
    if (origin === undefined || origin === 'null' || origin === home) return undefined;
    if (!known.has(origin) && known.size >= MOST_ORIGINS) return notOpened(url, 'robots');
    const rules = await rulesOf(origin, signal);
    if (!rules.available) return notOpened(url, 'robots-unavailable');
    return rules.allows(url) ? undefined : notOpened(url, 'robots');
  };
}

function notOpened(url: string, reason: 'robots' | 'robots-unavailable'): Omit<Visit, 'page'> {
  const why =
    reason === 'robots'
      ? ({ state: 'skipped', reason, detail: skipSentences.robots } as const)
      : ({ state: 'blocked', reason, detail: blockSentences[reason] } as const);
  return { url, ...why, status: null, finalUrl: null, retryAfterMs: null };
}
