import pLimit, { type LimitFunction } from 'p-limit';

/**
 * How many pages compute at once; those that only wait for late content do not count. Opening has places of its own: a page
 * opened now is done with waiting when others are read. With one queue for both, all tabs came to wait in step while the
 * cores had nothing to do.
 */
export interface BusyPlaces {
  readonly opening: LimitFunction;
  readonly reading: LimitFunction;
  /** The browser computes, and the page waits for it. */
  readonly drawing: LimitFunction;
}

export function busyPlaces(cores: number): BusyPlaces {
  return {
    opening: pLimit(cores + 1),
    // Two more than fit: whoever waits for the next frame of a page computes nothing.
    reading: pLimit(cores + 2),
    drawing: pLimit(cores),
  };
}

/** A page that computes is done by then or has been shown; one that waits longer for its server computes nothing. */
const HOLDS_MS = 3000;

/** Work that may be mostly waiting: it keeps its place for a moment only, so that a silent server holds up nobody else. */
export async function patiently<T>(busy: LimitFunction, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const started = await busy(async () => {
    const working = work();
    working.catch(() => undefined);
    const moment = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, HOLDS_MS);
    });
    await Promise.race([working, moment]).catch(() => undefined);
    // In an object, as a promise alone would be waited for.
    return { working };
  });
  clearTimeout(timer);
  return started.working;
}
