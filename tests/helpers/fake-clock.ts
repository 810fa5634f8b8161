import type { Clock } from '../../src/ports.ts';

export interface FakeClock extends Clock {
  /** Milliseconds since the clock was made. */
  readonly elapsed: number;
  /** Every sleep asked for, in order. */
  readonly sleeps: readonly number[];
  /** Lets time pass, from one sleeper's end to the next, until the work is done. Rejects when nobody would ever wake. */
  until<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock whose time passes only while `until` lets it. */
export function fakeClock(start = '2026-11-23T09:00:00.000Z'): FakeClock {
  const from = Date.parse(start);
  let now = from;
  let sleepers: Sleeper[] = [];
  const sleeps: number[] = [];

  return {
    now: () => new Date(now).toISOString(),
    sleep(ms, signal) {
      sleeps.push(ms);
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          resolve();
        });
      });
    },
    get elapsed() {
      return now - from;
    },
    get sleeps() {
      return sleeps;
    },
    async until(work) {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      for (;;) {
        await everythingElse();
        if (done) return work;
        const [next] = sleepers.toSorted((a, b) => a.at - b.at);
        if (!next) throw new Error('Everything waits, and nobody sleeps: the work would never end.');
        now = Math.max(now, next.at);
        const due = sleepers.filter(({ at }) => at <= now);
        sleepers = sleepers.filter(({ at }) => at > now);
        for (const { wake } of due) wake();
      }
    },
  };
}

/** All that can go on without time passing has gone on. */
async function everythingElse(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}
