import type { SkipReason, UrlOutcome } from '../model/evidence.ts';
import type { CrawlScope } from '../model/target.ts';
import { skipSentences } from './reasons.ts';
import type { Robots } from './robots.ts';
import { createScope } from './scope.ts';
import type { TrapGuard } from './traps.ts';

export interface Planned {
  readonly url: string;
  readonly depth: number;
  readonly foundOn: string | null;
}

/** What to visit next, and why the rest was not. Every address offered ends in exactly one place. */
export interface Frontier {
  /** `url` must be normalised. Start pages are offered with `foundOn` null and pass the include patterns. */
  offer(planned: Planned): 'queued' | 'seen' | SkipReason;
  /** Up to `most` addresses of the shallowest depth still waiting, in the order they were offered. */
  next(most: number): readonly Planned[];
  /** Takes the address where a visit ended, and what was answered there, or says why that page must not count. */
  arrive(url: string, from: Planned, status?: number | null): SkipReason | undefined;
  readonly waiting: number;
  /** Gives up what still waits, with one reason. */
  giveUp(reason: SkipReason): void;
  readonly skipped: readonly UrlOutcome[];
}

export function createFrontier(scope: CrawlScope, robots: Robots, traps?: Pick<TrapGuard, 'judge'>): Frontier {
  const whyNot = createScope(scope);
  const seen = new Set<string>();
  /** Addresses that only a redirect led to, so far. */
  const arrived = new Map<string, Pick<UrlOutcome, 'detail' | 'status'>>();
  const skipped: UrlOutcome[] = [];
  /** What waits, by depth. */
  const queues = new Map<number, Planned[]>();
  let waiting = 0;
  const left = new Set<string>();

  const skip = (planned: Planned, reason: SkipReason) => {
    skipped.push(notVisited(planned, reason));
    left.add(planned.url);
    return reason;
  };
  // A start page was asked for by name: patterns narrow what is followed from it, not the page itself.
  const isStart = (planned: Planned) => planned.foundOn === null && planned.depth === 0;

  return {
    offer(planned) {
      if (seen.has(planned.url)) {
        const counted = arrived.get(planned.url);
        if (!counted || left.has(planned.url)) return 'seen';
        // A link to it is met now: it needs a state of its own, and has answered already.
        skipped.push({ ...notVisited(planned, 'duplicate'), ...counted, finalUrl: planned.url });
        left.add(planned.url);
        return 'duplicate';
      }
      seen.add(planned.url);
      const reason = whyNot(planned.url);
      if (reason === 'scope') return skip(planned, reason);
      // Before the other reasons: what they leave out may still be asked for as a link, what robots.txt forbids may not.
      if (!robots.allows(planned.url)) return skip(planned, 'robots');
      if (reason && !(reason === 'excluded' && isStart(planned))) return skip(planned, reason);
      if (planned.depth > scope.maxDepth) return skip(planned, 'depth');
      const trap = isStart(planned) ? undefined : traps?.judge(planned.url);
      if (trap) return skip(planned, trap);
      const queue = queues.get(planned.depth);
      if (queue) queue.push(planned);
      else queues.set(planned.depth, [planned]);
      waiting += 1;
      return 'queued';
    },
    next(most) {
      if (most <= 0 || waiting === 0) return [];
      const depth = Math.min(...queues.keys());
      const queue = queues.get(depth) ?? [];
      const first = queue.splice(0, most);
      if (queue.length === 0) queues.delete(depth);
      waiting -= first.length;
      return first;
    },
    arrive(url, from, status = null) {
      const reason = whyNot(url);
      if (reason === 'scope') return reason;
      if (!robots.allows(url)) return 'robots';
      if (reason === 'excluded' && !isStart(from)) return reason;
      // An address that was left out, for example as too far away, is nobody's page yet.
      if (arrived.has(url) || (seen.has(url) && !left.has(url))) return 'duplicate';
      seen.add(url);
      arrived.set(url, { detail: `The page is counted under ${from.url}, which redirects to it.`, status });
      return undefined;
    },
    get waiting() {
      return waiting;
    },
    giveUp(reason) {
      for (const queue of queues.values()) for (const planned of queue) skip(planned, reason);
      queues.clear();
      waiting = 0;
    },
    get skipped() {
      return skipped;
    },
  };
}

export function notVisited(planned: Planned, reason: SkipReason): UrlOutcome {
  return {
    url: planned.url,
    state: 'skipped',
    reason,
    detail: skipSentences[reason],
    status: null,
    finalUrl: null,
    title: null,
    template: null,
    screenshot: null,
    failedArtifacts: [],
    depth: planned.depth,
    foundOn: planned.foundOn,
  };
}
