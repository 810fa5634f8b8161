import type { Hours } from './quiet-hours.ts';

/** Nobody wonders about a wait that is shorter. */
const LONG_MS = 10_000;
/** Two wishes that end so close together are one to whoever waits. */
const SAME_MS = 5000;

/** Says why nothing seems to happen, before every long wait, and says the same thing once. */
export interface WaitNotes {
  /** `until` is when the wait that the server asked for ends. */
  asked(ms: number, until: number): void;
  /** The time between two pages, and whether it is longer than it was set to be. */
  pause(ms: number, slowed: boolean): void;
  quietHours(hours: Hours): void;
}

export function createWaitNotes({
  host,
  warn,
}: {
  readonly host: string;
  readonly warn: (message: string) => void;
}): WaitNotes {
  let askedUntil = Number.NEGATIVE_INFINITY;
  let lastPause = 0;
  return {
    asked(ms, until) {
      if (ms <= LONG_MS || until <= askedUntil + SAME_MS) return;
      askedUntil = until;
      warn(`${host} asked us to wait (Retry-After), so we ask it for nothing for ${seconds(ms)}.`);
    },
    pause(ms, slowed) {
      if (ms === lastPause) return;
      lastPause = ms;
      if (ms <= LONG_MS) return;
      const why = slowed
        ? 'because it seems to be under strain'
        : 'as the settings of this scan or its robots.txt ask for';
      warn(`${host}: we wait ${seconds(ms)} between two requests, ${why}.`);
    },
    quietHours({ from, to }) {
      warn(
        `${host} is scanned from ${from} to ${to} only, by the clocks of the United Kingdom. Waiting until ${from}.`,
      );
    },
  };
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} seconds`;
}
