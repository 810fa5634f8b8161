import type { ScanEvent } from '../model/event.ts';

/** Where the whole run is, over all targets that have begun. */
export interface Totals {
  readonly done: number;
  readonly queued: number;
  readonly sites: number;
  read(event: ScanEvent, target: string): void;
  /** Nothing of this target is left to do. */
  finished(target: string): void;
}

export function createTotals(): Totals {
  const targets = new Map<string, { readonly done: number; readonly queued: number }>();
  const ended = new Set<string>();
  const sum = (of: 'done' | 'queued') => [...targets.values()].reduce((total, counts) => total + counts[of], 0);
  return {
    get done() {
      return sum('done');
    },
    get queued() {
      return sum('queued');
    },
    get sites() {
      return ended.size;
    },
    read(event, target) {
      if (event.kind === 'page-finished') targets.set(target, { done: event.done, queued: event.queued });
    },
    finished(target) {
      ended.add(target);
      const counts = targets.get(target);
      if (counts) targets.set(target, { ...counts, queued: 0 });
    },
  };
}
