import type { Response } from 'undici';
import { failDetail, failReason } from '../../browser/errors.ts';
import type { FailReason, Failure, Gathered } from '../../model/evidence.ts';
import type { Answered, Clock, Turn } from '../../ports.ts';
import { answered } from '../answered.ts';
import { within } from '../deadline.ts';
import type { FetchedBytes, HttpClient } from '../http.ts';

export const LEFT_ALONE: Failure = {
  code: 'not-asked',
  message: 'The server was left alone, so this was not asked for.',
};

/** For callers that keep no pace. */
export const atOnce: Turn = async (_, ask) => (await ask()).value;

/** The same client, each of its requests in its turn. The time for a request begins when its turn has come. */
export function inTurn(
  http: HttpClient,
  turn: Turn,
  clock: Pick<Clock, 'now'>,
  mostMs: number,
): Pick<HttpClient, 'get' | 'hop'> {
  return {
    async get(url, mostBytes, signal) {
      const got = await turn(url, async (): Promise<Answered<Gathered<FetchedBytes>>> => {
        const fetched = await within(mostMs, `Asking for ${url}`, http.get(url, mostBytes, signal)).catch(failed);
        if (fetched.ok) return answered(fetched, fetched.value, clock);
        return unanswered(fetched, fetched.error.code as FailReason);
      });
      return got ?? { ok: false, error: LEFT_ALONE };
    },
    async hop(url, method, signal) {
      const got = await turn(url, async (): Promise<Answered<Response | { readonly error: unknown }>> => {
        try {
          const response = await within(mostMs, `Asking for ${url}`, http.hop(url, method, signal));
          return answered(response, { status: response.status, headers: [...response.headers] }, clock);
        } catch (error) {
          return unanswered({ error }, failReason(error));
        }
      });
      if (got === undefined) throw new Error(LEFT_ALONE.message);
      if ('error' in got) throw got.error;
      return got;
    },
  };
}

function failed(error: unknown): Gathered<FetchedBytes> {
  return { ok: false, error: { code: failReason(error), message: failDetail(error) } };
}

function unanswered<T>(value: T, reason: FailReason): Answered<T> {
  return { value, status: null, reason, retryAfterMs: null };
}
