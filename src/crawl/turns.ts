import type { Answered, Turn } from '../ports.ts';
import type { Feedback } from './feedback.ts';
import type { Pace } from './pace.ts';

/**
 * Turns for requests beside the pages. They slow down and wait as pages do, but they are no reason to give a host up.
 * robots.txt is waited for as a page is: left out, nobody would know which pages may be opened, and they are asked for still.
 */
export function turnsFor(paceOf: (url: string) => Pace, signal: AbortSignal): Turn {
  return async (url, ask) => {
    const paced = await paceOf(url).run(
      async () => {
        const answer = await ask();
        return { value: answer.value, feedback: { ...feedbackOn(answer), again: true } };
      },
      signal,
      URL.parse(url)?.pathname === '/robots.txt' ? 'page' : 'beside',
    );
    return paced.kind === 'done' ? paced.value : undefined;
  };
}

/** How an answer to a plain request counts. Nothing is known about how long its first byte took. */
export function feedbackOn({ status, reason, retryAfterMs }: Answered<unknown>): Feedback {
  return { latencyMs: null, status, retryAfterMs, state: reason === null ? 'scanned' : 'failed', reason };
}
