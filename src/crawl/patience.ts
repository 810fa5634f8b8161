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

const LEFT_OUT = 'so we left it alone and did not ask for this page.';

/** Knows when to stop asking a host. Returns why, once; after that the answers of pages in flight change nothing. */
export function createPatience(): { learn(feedback: Feedback): GivenUp | undefined } {
  let row: Mood = 'good';
  let length = 0;
  return {
    learn(feedback) {
      const mood = moodOf(feedback);
      if (feedback.again) {
        // A repeated try is no further sign that the host is unwell, but an answer to it shows that it is well.
        if (mood === 'good') [row, length] = [mood, 0];
        return undefined;
      }
      const { retryAfterMs } = feedback;
      if (feedback.status === 429 && retryAfterMs !== null && retryAfterMs > LONGEST_WAIT_MS)
        return asksForLong(retryAfterMs);
      length = mood === row ? length + 1 : 1;
      row = mood;
      return length >= (MOST_IN_A_ROW[mood] ?? Number.POSITIVE_INFINITY) ? wornOut(mood, length, feedback) : undefined;
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

function wornOut(mood: Mood, times: number, { reason, status }: Feedback): GivenUp {
  if (mood === 'silent' || mood === 'away') {
    const detail = `The server gave no usable answer ${times} times in a row, ${LEFT_OUT}`;
    return { state: 'failed', reason: reason ?? 'timed-out', detail };
  }
  const answer = status === null ? '' : ` (HTTP ${status})`;
  if (reason === 'http-error') {
    const detail = `The server answered with an error${answer} ${times} times in a row, ${LEFT_OUT}`;
    return { state: 'failed', reason, detail };
  }
  const how = reason === 'challenge' ? 'sent a bot challenge' : `turned us away${answer}`;
  return {
    state: 'blocked',
    reason: reason ?? 'rate-limited',
    detail: `The server ${how} ${times} times in a row, ${LEFT_OUT}`,
  };
}
