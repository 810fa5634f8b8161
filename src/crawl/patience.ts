import type { UrlReason } from '../model/evidence.ts';
import { type Feedback, LONGEST_WAIT_MS, type Mood, moodOf } from './feedback.ts';

/** Why the rest of a host's pages is not asked for any more, as the state of each of them. */
export interface GivenUp {
  readonly state: 'blocked' | 'failed';
  readonly reason: UrlReason;
  readonly detail: string;
}

/** So many bad answers in a row, and not one good among them, end the visit. Retries count. */
const MOST_IN_A_ROW: Readonly<Partial<Record<Mood, number>>> = { refused: 10, forbidden: 20, silent: 10, away: 10 };

/**
 * So long altogether may refusals in a row keep a scan waiting, with no good answer among them. Whoever has answered many
 * pages well is likely to come back, and gets more: a restart in the middle of a long scan must not end it.
 */
const LEAST_WAITING_MS = 35_000;
const FOR_EACH_GOOD_PAGE_MS = 1000;
const MOST_WAITING_MS = 150_000;
/** Fewer say nothing about a host, however long we waited. Who says how long to wait, and then turns us away again, is believed sooner. */
const LEAST_REFUSALS = 6;
const LEAST_BROKEN_WORDS = 3;
const LEAST_PAGES = 3;

const LEFT_OUT = 'so we left it alone and did not ask for this page.';

/** Knows when to stop asking a host. */
export interface Patience {
  /**
   * Takes in an answer, for how long it keeps everybody waiting, and whether it was asked for before an earlier refusal came: then
   * the host did not turn us away again after a wait. Returns why the host is given up, once; after that the answers of pages in
   * flight change nothing.
   */
  learn(feedback: Feedback, heldMs: number, isStale: boolean): GivenUp | undefined;
  /** It turns away page after page, so that to ask for one of them again is in vain until it has answered another. */
  readonly isShort: boolean;
  /** Why nothing is asked beside the pages while they wait, nor a page again. A good answer ends it. */
  readonly worn: GivenUp | undefined;
}

export function createPatience(): Patience {
  let row: Mood = 'good';
  let length = 0;
  let goodPages = 0;
  /** Since the last good answer: pages that were turned away, refusals of any request, and what we waited because of them. */
  let pages = 0;
  let refusals = 0;
  let waitedMs = 0;
  let worn: GivenUp | undefined;
  const moods = new Set<Mood>();

  const well = () => {
    [row, length] = ['good', 0];
    [pages, refusals, waitedMs, worn] = [0, 0, 0, undefined];
    moods.clear();
  };

  const wearOut = (mood: Mood, feedback: Feedback, heldMs: number, isStale: boolean) => {
    if (!isStale) {
      refusals += 1;
      if (!feedback.again) pages += 1;
    }
    moods.add(mood);
    const most = Math.min(MOST_WAITING_MS, LEAST_WAITING_MS + goodPages * FOR_EACH_GOOD_PAGE_MS);
    const least = feedback.retryAfterMs === null ? LEAST_REFUSALS : LEAST_BROKEN_WORDS;
    if (refusals >= least && waitedMs > most) worn = wornOut(moods.size > 1 ? 'mixed' : mood, pages, feedback);
    // The wait that this answer asks for is still to come.
    waitedMs += heldMs;
  };

  return {
    get isShort() {
      return pages >= LEAST_PAGES;
    },
    get worn() {
      return worn;
    },
    learn(feedback, heldMs, isStale) {
      const mood = moodOf(feedback);
      if (mood === 'good') well();
      // A page that nobody may see costs little time, and may be one of many such on a host that is well.
      if (mood === 'refused' || mood === 'silent') wearOut(mood, feedback, heldMs, isStale);
      // A repeated try is no further sign that the host is unwell, but an answer to it shows that it is well.
      if (feedback.again) return undefined;
      if (mood === 'good') goodPages += 1;
      const { retryAfterMs } = feedback;
      if (feedback.status === 429 && retryAfterMs !== null && retryAfterMs > LONGEST_WAIT_MS)
        return asksForLong(retryAfterMs);
      length = mood === row ? length + 1 : 1;
      row = mood;
      if (length >= (MOST_IN_A_ROW[mood] ?? Number.POSITIVE_INFINITY)) return wornOut(mood, length, feedback);
      return pages >= LEAST_PAGES ? worn : undefined;
    },
  };
}

function asksForLong(ms: number): GivenUp {
  const minutes = Math.ceil(ms / 60_000);
  return {
    state: 'blocked',
    reason: 'rate-limited',
    detail: `The server asked us to wait ${minutes} minutes, which is longer than a scan waits, ${LEFT_OUT}`,
  };
}

function wornOut(mood: Mood | 'mixed', times: number, { reason, status }: Feedback): GivenUp {
  if (mood === 'silent' || mood === 'away') {
    const detail = `The server gave no usable answer ${times} times in a row, ${LEFT_OUT}`;
    return { state: 'failed', reason: reason ?? 'timed-out', detail };
  }
  const answer = status === null ? '' : ` (HTTP ${status})`;
  if (reason === 'http-error') {
    const how = mood === 'mixed' ? 'gave no usable answer' : `answered with an error${answer}`;
    const detail = `The server ${how} ${times} times in a row, ${LEFT_OUT}`;
    return { state: 'failed', reason, detail };
  }
  const how =
    mood === 'mixed'
      ? 'gave no usable answer'
      : reason === 'challenge'
        ? 'sent a bot challenge'
        : `turned us away${answer}`;
  return {
    state: 'blocked',
    reason: reason ?? 'rate-limited',
    detail: `The server ${how} ${times} times in a row, ${LEFT_OUT}`,
  };
}
