import type { SkipReason } from '../model/evidence.ts';
import type { Clock } from '../ports.ts';
import { type Hours, msUntilOpen } from './quiet-hours.ts';

const OUT_OF_TIME = 'out-of-time';
const MINUTE_MS = 60_000;

export interface TimeLimit {
  /** Aborted when the time is up, or when the scan is stopped from outside. */
  readonly signal: AbortSignal;
  readonly isUp: boolean;
  /** Ends the watch; the scan is over. */
  end(): void;
  /** Something broke: whoever is still at work for this scan stops. */
  giveUp(): void;
}

/** `limitMs` of a scan's own time. Hours in which the user does not want it to open pages are not taken off. */
export function startTimeLimit(
  { limitMs, quietHours }: { readonly limitMs: number | null; readonly quietHours: Hours | null },
  clock: Clock,
  outside: AbortSignal,
): TimeLimit {
  const up = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([outside, up.signal]);
  const watch = AbortSignal.any([outside, over.signal]);
  if (limitMs !== null) {
    void passed(limitMs, quietHours, clock, watch).then(() => {
      if (!watch.aborted) up.abort(OUT_OF_TIME);
    });
  }
  return {
    signal,
    get isUp() {
      return signal.reason === OUT_OF_TIME;
    },
    end: () => over.abort(),
    giveUp: () => up.abort('given-up'),
  };
}

/** Why pages are left when the signal is aborted. */
export function stopReason(signal: AbortSignal): SkipReason {
  return signal.reason === OUT_OF_TIME ? OUT_OF_TIME : 'interrupted';
}

async function passed(ms: number, hours: Hours | null, clock: Clock, signal: AbortSignal): Promise<void> {
  if (hours === null) return clock.sleep(ms, signal);
  for (let left = ms; left > 0 && !signal.aborted; ) {
    const shut = msUntilOpen(hours, clock.now());
    // Minute by minute, as that is how quiet hours begin.
    const step = Math.min(left, MINUTE_MS);
    await clock.sleep(shut > 0 ? shut : step, signal);
    if (shut === 0) left -= step;
  }
}
