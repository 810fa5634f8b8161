import { failSentences, skipSentences } from '../crawl/reasons.ts';
import type { Clock, Visit } from '../ports.ts';
import type { Tab, TabPool } from './tabs.ts';

export interface WholeVisit {
  /** For everything: opening a tab, loading, settling, reading. */
  readonly mostMs: number;
  readonly tabs: TabPool;
  readonly clock: Pick<Clock, 'sleep'>;
  /** When the scan is stopped, nobody waits for its pages, and those of other targets need their places. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Every step of a visit has a deadline of its own; this one is for their sum, so that no page holds its place for ever.
 * Past it, or when the scan is stopped, the tab is closed, which ends whatever still goes on in it.
 */
export async function visitInTime(
  url: string,
  visit: (tabs: TabPool) => Promise<Visit>,
  { mostMs, tabs, clock, signal }: WholeVisit,
): Promise<Visit> {
  if (signal?.aborted) return interrupted(url);
  const over = new AbortController();
  const taken = new Set<Tab>();
  const watched: TabPool = {
    ...tabs,
    async take(address) {
      const tab = await tabs.take(address);
      taken.add(tab);
      // It came too late: the visit has been given up meanwhile.
      if (over.signal.aborted) close(tab);
      return tab;
    },
    give(tab) {
      taken.delete(tab);
      return tabs.give(tab);
    },
  };
  const work = visit(watched).finally(() => over.abort());
  const end = (visit: Visit) => {
    over.abort();
    for (const tab of taken) close(tab);
    return visit;
  };
  const deadline = clock.sleep(mostMs, over.signal).then(() => (over.signal.aborted ? work : end(tooLong(url))));
  const { promise: stopped, resolve } = Promise.withResolvers<Visit>();
  const stop = () => resolve(end(interrupted(url)));
  signal?.addEventListener('abort', stop, { once: true });
  return Promise.race([work, deadline, stopped]).finally(() => signal?.removeEventListener('abort', stop));
}

function close(tab: Tab): void {
  tab.spoiled = true;
  tab.context.close().catch(() => undefined);
}

function tooLong(url: string): Visit {
  return { url, state: 'failed', reason: 'timed-out', detail: failSentences['timed-out'], ...nothingSeen };
}

export function interrupted(url: string): Visit {
  return { url, state: 'skipped', reason: 'interrupted', detail: skipSentences.interrupted, ...nothingSeen };
}

const nothingSeen = { status: null, finalUrl: null, retryAfterMs: null, page: null };
