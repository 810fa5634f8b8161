/** Time for one probe. It stands still while the page is loaded again, which the probe has no hand in. */
export interface Budget {
  /** Aborted when the time is used up, or when the scan is stopped. */
  readonly signal: AbortSignal;
  /** Rejects a moment after the time is used up, so that what was found until then can be returned; at a stop, at once. */
  readonly over: Promise<never>;
  standStill<T>(work: () => Promise<T>): Promise<T>;
  end(): void;
}

const MOMENT_MS = 1000;

export function startBudget(ms: number, what: string, outside: AbortSignal): Budget {
  const up = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  over.catch(() => undefined);
  let left = ms;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const ring = () => {
    up.abort();
    timer = setTimeout(() => reject(new Error(`Timeout: ${what} took longer than ${ms / 1000} seconds.`)), MOMENT_MS);
  };
  const go = () => {
    since = performance.now();
    timer = setTimeout(ring, Math.max(0, left));
  };
  const stop = () => {
    clearTimeout(timer);
    left -= performance.now() - since;
  };
  const stopped = () => {
    stop();
    up.abort();
    reject(new Error('The scan was stopped.'));
  };
  outside.addEventListener('abort', stopped, { once: true });
  go();
  return {
    signal: up.signal,
    over,
    async standStill(work) {
      if (up.signal.aborted) throw new Error(`Timeout: ${what} was over.`);
      stop();
      try {
        return await work();
      } finally {
        if (!up.signal.aborted) go();
      }
    },
    end() {
      clearTimeout(timer);
      outside.removeEventListener('abort', stopped);
    },
  };
}
