import type { UrlReason, UrlState } from '../model/evidence.ts';

/** What one visit tells about how the server bears the scan. */
export interface Feedback {
  /** Until the first byte of the page; null when nothing came. Not the whole visit: that is mostly our own work. */
  readonly latencyMs: number | null;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly state: UrlState;
  readonly reason: UrlReason | null;
  /** A repeated try of a page: the speed learns from it, but it is no further sign that the host is unwell. */
  readonly again?: boolean;
}

/** The longest wait that a server may ask for; what asks for more is left for another day. */
export const LONGEST_WAIT_MS = 120_000;

/** Statuses that say "too much", in so many words or by giving up under it. */
const TOO_MUCH: readonly (number | null)[] = [429, 502, 503, 504];
const NO_ANSWER: readonly (UrlReason | null)[] = ['reset', 'timed-out'];
const NO_SERVER: readonly (UrlReason | null)[] = ['dns', 'tls', 'refused'];

/** How an answer is to be taken: from "stop that" to "carry on". */
export type Mood = 'refused' | 'forbidden' | 'silent' | 'away' | 'unwell' | 'good';

export function moodOf({ state, status, reason, retryAfterMs }: Feedback): Mood {
  if (TOO_MUCH.includes(status) || reason === 'rate-limited' || reason === 'challenge') return 'refused';
  if (retryAfterMs !== null && status !== null && status >= 400) return 'refused';
  if (reason === 'forbidden') return 'forbidden';
  if (NO_ANSWER.includes(reason)) return 'silent';
  if (NO_SERVER.includes(reason)) return 'away';
  // A single page may be broken; that is no reason to slow down, and none to hurry.
  if (state === 'failed' && (status ?? 500) >= 500) return 'unwell';
  return 'good';
}
