import type { BlockReason, FailReason, SkipReason } from '../model/evidence.ts';
import type { Clock } from '../ports.ts';
import { type Feedback, LONGEST_WAIT_MS } from './feedback.ts';

/** Whether asking again may bring another answer. */
const worthByReason: Readonly<Record<Exclude<FailReason, 'http-error'> | BlockReason, boolean>> = {
  'timed-out': true,
  reset: true,
  crashed: true,
  other: true,
  'rate-limited': true,
  // These stay what they are until somebody changes something.
  dns: false,
  tls: false,
  refused: false,
  'too-large': false,
  'redirect-loop': false,
  'sign-in': false,
  forbidden: false,
  'robots-unavailable': false,
  // To knock again at a door that asks who we are would be pushing.
  challenge: false,
};

/** 408 and 425 ask for another try by name; 501 and 505 will be the same tomorrow. */
const worthByStatus = (status: number | null) =>
  status === 408 || status === 425 || status === 429 || (status !== null && status >= 500 && ![501, 505].includes(status));

const SKIPPED: readonly (SkipReason | null)[] = [null];

export function retryPlan({ state, reason, status }: Pick<Feedback, 'state' | 'reason' | 'status'>): {
  readonly worth: boolean;
} {
  if (state === 'scanned' || state === 'skipped' || reason === null) return { worth: false };
  if (reason === 'http-error') return { worth: worthByStatus(status) };
  return { worth: Object.hasOwn(worthByReason, reason) && worthByReason[reason as keyof typeof worthByReason] };
}
