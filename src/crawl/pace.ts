import pLimit from 'p-limit';
import type { Clock } from '../ports.ts';
import { type Feedback, LONGEST_WAIT_MS, moodOf } from './feedback.ts';
import { createPatience, type GivenUp } from './patience.ts';
import { type Hours, msUntilOpen } from './quiet-hours.ts';
import { createSpeed, type Speed, type SpeedOptions } from './speed.ts';
import { createWaitNotes } from './wait-notes.ts';

export interface PaceOptions extends SpeedOptions {
  /** As people know it, for messages. */
  readonly host: string;
  readonly quietHours: Hours | null;
  /** Told when the pace changes for a reason that people would wonder about. */
  readonly warn: (message: string) => void;
}

/** How a piece of work for one host ended: it was done, or the host was given up, or the scan was stopped. */
export type Paced<T> =
  | { readonly kind: 'done'; readonly value: T; readonly feedback: Feedback }
  | ({ readonly kind: 'given-up' } & GivenUp)
  | { readonly kind: 'stopped' };

type NotDone = Exclude<Paced<never>, { readonly kind: 'done' }>;

/** Lets work for one host through, in the order it came, no faster than the host bears. */
export interface Pace {
  /** What is asked `beside` the pages is left out as soon as the host wears us out, before its pages are, until the wait is over. */
  run<T>(
    work: () => Promise<{ readonly value: T; readonly feedback: Feedback }>,
    signal: AbortSignal,
    kind?: 'page' | 'beside',
  ): Promise<Paced<T>>;
  /**
   * Waits before another try of a page, for longer while the host turns away page after page, and says whether it is of any
   * use. Where nobody else is left to find out whether the host has recovered, one of those who wait is let through.
   */
  untilAgain(ms: number, signal: AbortSignal): Promise<boolean>;
  /** A limit that was learned later. */
  readonly heed: Speed['heed'];
  readonly open: Speed['open'];
}

export function createPace(options: PaceOptions, clock: Clock): Pace {
  const speed = createSpeed(options);
  const patience = createPatience();
  const notes = createWaitNotes(options);
  /** One at a time, so that starts keep their order and their distance. */
  const door = pLimit(1);
  const over = new AbortController();
  let givenUp: GivenUp | undefined;
  let running = 0;
  let freed = () => {};
  /** At the door or under way. */
  let asking = 0;
  /** One that waited is on its way to the door. */
  let isKnocking = false;
  const waiting = new Set<() => void>();
  let heldUntil = Number.NEGATIVE_INFINITY;
  let lastStart = Number.NEGATIVE_INFINITY;
  let notBefore = Number.NEGATIVE_INFINITY;
  let waitsForHours = false;
  let answers = 0;
  /** Since the last start or the last answer, whatever the clock says. */
  let waited = 0;
  const now = () => Date.parse(clock.now());

  /** Milliseconds until the next start may be. Never longer than asked for altogether, although clocks are set back. */
  const waitMs = () => {
    const shut = options.quietHours ? msUntilOpen(options.quietHours, clock.now()) : 0;
    if (shut > 0 && options.quietHours && !waitsForHours) notes.quietHours(options.quietHours);
    waitsForHours = shut > 0;
    const pause = Math.min(lastStart + speed.pauseMs - now(), speed.pauseMs - waited);
    const asked = Math.min(notBefore - now(), LONGEST_WAIT_MS - waited);
    if (pause > Math.max(shut, asked)) notes.pause(speed.pauseMs, speed.slowed);
    return Math.max(shut, pause, asked);
  };

  /** Returns when work may start, or says why it may not. */
  const turn = async (signal: AbortSignal, isBeside: boolean): Promise<NotDone | number> => {
    for (;;) {
      // Once the wait is over, a request beside the pages may find out that the host is well again: its pages may all be done.
      const leave = givenUp ?? (isBeside && now() < heldUntil ? patience.worn : undefined);
      if (leave) return { kind: 'given-up', ...leave };
      if (signal.aborted) return { kind: 'stopped' };
      const wait = running < speed.inFlight ? waitMs() : 0;
      if (running < speed.inFlight && wait <= 0) break;
      if (wait > 0) {
        const before = answers;
        await clock.sleep(wait, AbortSignal.any([signal, over.signal]));
        // An answer may have asked for a wait of its own, which begins with it.
        waited = answers === before && !waitsForHours ? waited + wait : 0;
      } else await eitherOf(signal, (resolve) => (freed = resolve));
    }
    running += 1;
    lastStart = now();
    waited = 0;
    return speed.starts();
  };

  /** For how long an answer keeps everybody waiting, beyond what those before it did already. */
  const heldMs = () => {
    const from = Math.max(now(), heldUntil);
    heldUntil = Math.max(from, notBefore, lastStart + speed.extraMs);
    return heldUntil - from;
  };

  const learn = (feedback: Feedback, started: number) => {
    if (givenUp) return;
    answers += 1;
    waited = 0;
    const { retryAfterMs } = feedback;
    if (retryAfterMs !== null && moodOf(feedback) === 'refused') {
      notBefore = Math.max(notBefore, now() + Math.min(retryAfterMs, LONGEST_WAIT_MS));
    }
    const before = speed.slowed;
    const isStale = speed.isStale(started);
    const change = speed.learn(feedback, started);
    givenUp = patience.learn(feedback, heldMs(), isStale);
    if (givenUp) {
      options.warn(`${options.host}: the rest of its pages is left out. ${givenUp.detail}`);
      over.abort();
      return;
    }
    if (retryAfterMs !== null) notes.asked(notBefore - now(), notBefore);
    if (change === 'slower' && !before) options.warn(slowerSentence(options.host, speed));
    else if (change === 'faster' && !speed.slowed)
      options.warn(`${options.host} answers well again: back to full speed.`);
  };

  return {
    heed: speed.heed,
    open: speed.open,
    async run(work, signal, kind = 'page') {
      asking += 1;
      try {
        const started = await door(() => turn(signal, kind === 'beside'));
        if (typeof started !== 'number') return started;
        try {
          const { value, feedback } = await work();
          learn(feedback, started);
          return { kind: 'done', value, feedback };
        } finally {
          running -= 1;
          freed();
        }
      } finally {
        asking -= 1;
        isKnocking = false;
        for (const wake of waiting) wake();
        waiting.clear();
      }
    },
    async untilAgain(ms, signal) {
      await clock.sleep(ms, AbortSignal.any([signal, over.signal]));
      while (!givenUp && !signal.aborted) {
        if (patience.worn) return false;
        if (!patience.isShort) return true;
        if (asking === 0 && !isKnocking) {
          isKnocking = true;
          return true;
        }
        await eitherOf(signal, (resolve) => waiting.add(resolve));
      }
      return true;
    },
  };
}

/** Resolves when the signal is aborted or what is waited for has happened. */
async function eitherOf(signal: AbortSignal, wait: (resolve: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = () => resolve();
  signal.addEventListener('abort', stop, { once: true });
  wait(stop);
  await promise;
  signal.removeEventListener('abort', stop);
}

function slowerSentence(host: string, { inFlight, pauseMs }: Speed): string {
  const pages = inFlight === 1 ? 'one page' : `${inFlight} pages`;
  return `${host} seems to be under strain, so we slow down: ${pages} at a time, and at least ${pauseMs / 1000} seconds between two.`;
}
