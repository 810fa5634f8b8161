import { failSentences } from '../crawl/reasons.ts';
import type { Clock, Visit } from '../ports.ts';
import type { Tab, TabPool } from './tabs.ts';

export interface WholeVisit {
  /** For everything: opening a tab, loading, settling, reading. */
  readonly mostMs: number;
  readonly tabs: TabPool;
  readonly clock: Pick<Clock, 'sleep'>;
}

/**
 * Every step of a visit has a deadline of its own; this one is for their sum, so that no page holds its place for ever.
 * Past it, the tab is closed, which ends whatever still goes on in it.
 */
export async function visitInTime(
  url: string,
  visit: (tabs: TabPool) => Promise<Visit>,
  { mostMs, tabs, clock }: WholeVisit,
): Promise<Visit> {
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
  const deadline = clock.sleep(mostMs, over.signal).then(() => {
    if (over.signal.aborted) return work;
    over.abort();
    for (const tab of taken) close(tab);
    return tooLong(url);
  });
  return Promise.race([work, deadline]);
}

function close(tab: Tab): void {
  tab.spoiled = true;
  tab.context.close().catch(() => undefined);
}

function tooLong(url: string): Visit {
  return {
    url,
    state: 'failed',
    reason: 'timed-out',
    detail: failSentences['timed-out'],
    status: null,
    finalUrl: null,
    retryAfterMs: null,
    page: null,
  };
}
