import pLimit from 'p-limit';
import type { LinkCheck } from '../model/evidence.ts';
import type { Clock, Visitor } from '../ports.ts';
import type { Pace } from './pace.ts';
import { turnsFor } from './turns.ts';

export interface LinkPorts {
  readonly clock: Clock;
  readonly visitor: Pick<Visitor, 'checkLink'>;
  readonly paceOf: (url: string) => Pace;
  /** Between two links of one host, beside what its pace asks for. */
  readonly pauseMs: (url: string) => number;
}

const HOSTS_AT_ONCE = 8;
/** For hosts that are not ours. */
const LEAST_PAUSE_MS = 1000;
/** Whoever turns away so many links in a row is not asked for the rest. */
const MOST_REFUSED = 10;

/**
 * Asks for each address once: hosts side by side, one request at a time for each of them, at its pace. Links that could
 * not be asked for are left out of the answer.
 */
export async function askLinks(
  urls: readonly string[],
  { clock, visitor, paceOf, pauseMs }: LinkPorts,
  signal: AbortSignal,
): Promise<readonly LinkCheck[]> {
  const turn = turnsFor(paceOf, signal);
  const byHost = Map.groupBy(urls, (url) => URL.parse(url)?.host ?? '');
  const checked = await pLimit(HOSTS_AT_ONCE).map(byHost.values(), async (ofHost) => {
    const checks: LinkCheck[] = [];
    let refused = 0;
    for (const url of ofHost) {
      if (checks.length > 0 && pauseMs(url) > 0) await clock.sleep(pauseMs(url), signal);
      if (signal.aborted || refused >= MOST_REFUSED) break;
      const check = await turn(url, () => visitor.checkLink(url, signal));
      if (check === undefined) break;
      checks.push(check);
      refused = isRefusal(check) ? refused + 1 : 0;
    }
    return checks;
  });
  return checked.flat();
}

export function linkPauseMs({ delayMs }: { readonly delayMs: number }, ownSite: boolean): number {
  return ownSite ? delayMs : Math.max(LEAST_PAUSE_MS, delayMs);
}

/** Too many requests, unavailable, or no answer at all. */
function isRefusal({ status, result }: LinkCheck): boolean {
  return status === 429 || status === 503 || (status === null && result === 'broken');
}
