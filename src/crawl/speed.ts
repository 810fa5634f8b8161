import { type Feedback, type Mood, moodOf } from './feedback.ts';
import { createLatency } from './latency.ts';

export interface SpeedOptions {
  /** Pages in flight at full speed. */
  readonly mostInFlight: number;
  /** The least time between two starts at full speed. Never shorter, however well the server answers. */
  readonly delayMs: number;
  /** Whether slower answers are a reason to slow down. Not on our own machine, where we are what slows it. */
  readonly byLatency: boolean;
}

/** How fast one host is visited, learned from its answers. No clock and no queue: those are the pace. */
export interface Speed {
  readonly inFlight: number;
  readonly pauseMs: number;
  /** How much of the pause there would not be at full speed. */
  readonly extraMs: number;
  readonly slowed: boolean;
  /** A limit that was learned later, such as a wish in robots.txt. Only ever makes slower. */
  heed(limit: Pick<SpeedOptions, 'mostInFlight' | 'delayMs'>): void;
  /** Pages are to be visited where only links were asked for so far. What was learned meanwhile stays. */
  open(limit: Pick<SpeedOptions, 'mostInFlight' | 'delayMs'>): void;
  /** `started` and the return value of `starts` tell answers that were asked for before we slowed down. */
  starts(): number;
  isStale(started: number): boolean;
  /** Takes in an answer and says what changed. */
  learn(feedback: Feedback, started: number): 'slower' | 'faster' | undefined;
}

const FIRST_PAUSE_MS = 500;
/** The longest pause that refusals lead to. */
const LONGEST_PAUSE_MS = 30_000;
/** Who may not see one page may see another a second later, so that to wait for long is in vain. */
const LONGEST_FORBIDDEN_PAUSE_MS = 2000;
/** Slow answers are no refusal, so they cost less. */
const LONGEST_LATENCY_PAUSE_MS = 5000;
const GOOD_BEFORE_STEP = 10;
/** Who answers well again after refusals need not be waited for so long: where they cost so much, fewer good answers will do. */
const GOOD_AFTER_REFUSALS = 2;
const LONG_EXTRA_MS = 2000;
/** One page that hangs or that nobody may see is nothing; several in a row are a server that has had enough. */
const IN_A_ROW_BEFORE_SLOWER: Readonly<Partial<Record<Mood, number>>> = { refused: 1, silent: 2, forbidden: 3 };

export function createSpeed(options: SpeedOptions): Speed {
  const latency = createLatency();
  let full = { mostInFlight: options.mostInFlight, delayMs: options.delayMs };
  let inFlight = full.mostInFlight;
  let pauseMs = full.delayMs;
  let starts = 0;
  let slowedAt = 0;
  let good = 0;
  let wasRefused = false;
  let row: { readonly mood: Mood; readonly length: number } = { mood: 'good', length: 0 };

  const slower = (longest: number) => {
    inFlight = Math.max(1, Math.floor(inFlight / 2));
    const doubled = Math.max(FIRST_PAUSE_MS, pauseMs * 2);
    // What is asked for already stays, also where it is longer than we would go.
    pauseMs = Math.max(pauseMs, Math.min(longest, doubled));
    good = 0;
    slowedAt = starts;
    latency.settle();
    return 'slower' as const;
  };

  /** One step back: the pause first, then one more page in flight. */
  const faster = () => {
    good = 0;
    if (pauseMs > full.delayMs) {
      pauseMs = pauseMs / 2 < FIRST_PAUSE_MS ? full.delayMs : Math.max(full.delayMs, pauseMs / 2);
      return 'faster' as const;
    }
    if (inFlight >= full.mostInFlight) return undefined;
    inFlight += 1;
    return 'faster' as const;
  };

  /** Who says how long to wait for is taken at its word, and is left a little more time at the most. */
  const longestFor = (mood: Mood, { retryAfterMs }: Feedback) => {
    if (mood === 'forbidden') return LONGEST_FORBIDDEN_PAUSE_MS;
    if (mood !== 'refused' || retryAfterMs === null) return LONGEST_PAUSE_MS;
    return Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, full.delayMs * 2, retryAfterMs));
  };

  const isRefusal = (mood: Mood) => {
    row = { mood, length: mood === row.mood ? row.length + 1 : 1 };
    return row.length >= (IN_A_ROW_BEFORE_SLOWER[mood] ?? Number.POSITIVE_INFINITY);
  };

  const isStale = (started: number) => started <= slowedAt;

  return {
    isStale,
    get inFlight() {
      return inFlight;
    },
    get pauseMs() {
      return pauseMs;
    },
    get extraMs() {
      return pauseMs - full.delayMs;
    },
    get slowed() {
      return pauseMs > full.delayMs || inFlight < full.mostInFlight;
    },
    heed({ mostInFlight, delayMs }) {
      full = {
        mostInFlight: Math.min(full.mostInFlight, mostInFlight),
        delayMs: Math.max(full.delayMs, delayMs),
      };
      inFlight = Math.min(inFlight, full.mostInFlight);
      pauseMs = Math.max(pauseMs, full.delayMs);
    },
    open({ mostInFlight, delayMs }) {
      const atFullSpeed = pauseMs <= full.delayMs && inFlight >= full.mostInFlight;
      full = { mostInFlight, delayMs };
      if (atFullSpeed) inFlight = mostInFlight;
      pauseMs = atFullSpeed ? delayMs : Math.max(pauseMs, delayMs);
    },
    starts() {
      starts += 1;
      return starts;
    },
    learn(feedback, started) {
      const mood = moodOf(feedback);
      // Two pages in flight that are both refused are one sign, not two.
      const stale = isStale(started);
      if (isRefusal(mood)) {
        if (stale) return undefined;
        wasRefused = true;
        return slower(longestFor(mood, feedback));
      }
      if (mood !== 'good') {
        good = 0;
        return undefined;
      }
      const rising = feedback.latencyMs !== null && latency.rises(feedback.latencyMs);
      if (rising && options.byLatency && !stale) {
        wasRefused = false;
        return slower(LONGEST_LATENCY_PAUSE_MS);
      }
      good += 1;
      const needed = wasRefused && pauseMs - full.delayMs >= LONG_EXTRA_MS ? GOOD_AFTER_REFUSALS : GOOD_BEFORE_STEP;
      return good >= needed ? faster() : undefined;
    },
  };
}
