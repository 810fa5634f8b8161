import type { CrawlPlan, CrawlPorts, FiledVisit } from './crawl.ts';
import type { Frontier, Planned } from './frontier.ts';
import { createSlots, type Rest } from './slots.ts';

interface Begun {
  readonly planned: Planned;
  /** Undefined when the scan was stopped before the page was done. */
  readonly filed: Promise<FiledVisit | undefined>;
}

/** Visits under way, handed out in the order they were begun, whichever is done first. */
export interface Visits {
  /** Begun and not yet handed out. */
  readonly waiting: number;
  begin(pages: readonly Planned[]): void;
  take(): Begun | undefined;
}

export function createVisits(
  plan: Pick<CrawlPlan, 'concurrency'>,
  ports: CrawlPorts,
  frontier: Pick<Frontier, 'waiting'>,
  signal: AbortSignal,
): Visits {
  const slots = createSlots(plan.concurrency);
  const begun: Begun[] = [];
  let all = 0;
  let done = 0;
  const visitOne = async ({ url }: Planned, rest: Rest) => {
    if (signal.aborted) return undefined;
    ports.emit({ kind: 'page-started', url });
    const filed = await ports.visit(url, rest);
    // Stopped in the middle, a visit says nothing about the page.
    if (!filed || (signal.aborted && filed.visit.state !== 'scanned')) return undefined;
    done += 1;
    const { state, reason } = filed.visit;
    const { failedArtifacts } = filed;
    const queued = all - done + frontier.waiting;
    ports.emit({ kind: 'page-finished', url, state, reason, failedArtifacts, done, queued });
    return filed;
  };
  return {
    get waiting() {
      return begun.length;
    },
    begin(pages) {
      all += pages.length;
      for (const planned of pages) {
        const filed = slots((rest) => visitOne(planned, rest));
        // It is waited for in its turn, and until then a fault in it must not end the program.
        filed.catch(() => undefined);
        begun.push({ planned, filed });
      }
    },
    take: () => begun.shift(),
  };
}
