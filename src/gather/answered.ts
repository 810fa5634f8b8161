import type { HttpResponse } from '../model/evidence.ts';
import type { Answered, Clock } from '../ports.ts';
import { retryAfterMs } from './retry-after.ts';

/** A value with what its response says about the server. */
export function answered<T>(
  value: T,
  response: Pick<HttpResponse, 'status' | 'headers'>,
  clock: Pick<Clock, 'now'>,
): Answered<T> {
  const { status } = response;
  const reason = status === 429 ? 'rate-limited' : status >= 500 ? 'http-error' : null;
  // On anything but a refusal, the wish says when to come back, not to stay away.
  return { value, status, reason, retryAfterMs: status >= 400 ? retryAfterMs(response, clock.now()) : null };
}
