import type { BlockReason, FailReason, UrlReason } from '../model/evidence.ts';
import type { Clock } from '../ports.ts';
import { type Feedback, LONGEST_WAIT_MS } from './feedback.ts';
import type { Paced } from './pace.ts';
import type { Rest } from './slots.ts';

/** Whether asking again may bring another answer. `http-error` depends on the status. */
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
  // It has been tried again already, by signing in anew.
  'signed-out': false,
  forbidden: false,
  'robots-unavailable': false,
  // To knock again at a door that asks who we are would be pushing.
  challenge: false,
};

/** 408 and 425 ask for another try; what the server does not support it will not support in a second either. */
const PASSING = new Set([408, 425, 429]);
const LASTING = new Set([501, 505, 511]);

const BACK_OFF_MS = [1000, 4000];

export function retryPlan({ reason, status }: { readonly reason: UrlReason | null; readonly status: number | null }): {
  readonly worth: boolean;
} {
  if (reason === null) return { worth: false };
  if (reason !== 'http-error') return { worth: isTried(reason) && worthByReason[reason] };
  return { worth: status !== null && (PASSING.has(status) || (status >= 500 && !LASTING.has(status))) };
}

/** Reasons to skip a page are decisions, and are not in the table. */
function isTried(reason: UrlReason): reason is keyof typeof worthByReason {
  return Object.hasOwn(worthByReason, reason);
}

export interface Retried<T> {
  readonly result: Paced<T>;
  /** How often the page was asked for; 0 when it never was. */
  readonly tries: number;
  /** Another try was due when the host was given up, or had worn us out, so the page is not done. */
  readonly cutOff?: true;
}

export interface RetryOptions {
  readonly times: number;
  readonly signal: AbortSignal;
  /** Runs the waits, so that other pages may go on meanwhile. */
  readonly rest?: Rest;
  /** Waits before each further try, and says whether it is of any use. */
  readonly untilAgain?: (ms: number) => Promise<boolean>;
}

/** Visits once, and up to `times` times more where that may help. `visit` goes through the pace each time. */
export async function withRetry<T>(
  visit: () => Promise<Paced<T>>,
  clock: Clock,
  { times, signal, rest = (wait) => wait(), untilAgain }: RetryOptions,
): Promise<Retried<T>> {
  let result = await visit();
  let tries = result.kind === 'done' ? 1 : 0;
  while (result.kind === 'done' && tries <= times && retryPlan(result.feedback).worth) {
    const wait = waitBefore(tries, result.feedback);
    if (wait > LONGEST_WAIT_MS) break;
    let may = true;
    await rest(async () => {
      if (untilAgain) may = await untilAgain(wait);
      else await clock.sleep(wait, signal);
    });
    if (!may) return { result, tries, cutOff: true };
    const again = await visit();
    // The page's own answer says more than that its host was given up in the meantime.
    if (again.kind === 'given-up') return { result, tries, cutOff: true };
    // Stopped half-way, the page is unfinished: a resumed scan asks for it again.
    result = again;
    if (again.kind === 'done') tries += 1;
  }
  return { result, tries };
}

/** The server's own wish wins, also where it is shorter. */
function waitBefore(tries: number, { retryAfterMs }: Feedback): number {
  return retryAfterMs ?? BACK_OFF_MS[tries - 1] ?? BACK_OFF_MS.at(-1) ?? 0;
}

const COUNTED = ['', '', ' We tried twice.', ' We tried three times.'];

/** The sentence for the owner, with the number of tries where there were several. */
export function afterTries(detail: string, tries: number): string {
  return detail === '' ? '' : detail + (COUNTED[tries] ?? ` We tried ${tries} times.`);
}
