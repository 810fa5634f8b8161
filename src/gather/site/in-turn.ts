import type { Response } from 'undici';
import { failDetail, failReason } from '../../browser/errors.ts';
import type { FailReason, Failure, Gathered } from '../../model/evidence.ts';
import type { Answered, Clock, Turn } from '../../ports.ts';
import { answered } from '../answered.ts';
import { within } from '../deadline.ts';
import type { FetchedBytes, Followed, HttpClient } from '../http.ts';

export const LEFT_ALONE: Failure = {
  code: 'not-asked',
  message: 'The server was left alone, so this was not asked for.',
};

/** Says nothing of the server: it was not asked. */
export class LeftAlone extends Error {
  override readonly name = 'LeftAlone';
  constructor() {
    super(LEFT_ALONE.message);
  }
}

/** For callers that keep no pace. */
export const atOnce: Turn = async (_, ask) => (await ask()).value;

/** The same client, each of its requests in its turn. The time for a request begins when its turn has come. */
export function inTurn(
  http: HttpClient,
  turn: Turn,
  clock: Pick<Clock, 'now'>,
  mostMs: number,
): Pick<HttpClient, 'get' | 'hop' | 'follow'> {
  const tried = async <T extends object>(
    url: string,
    asking: Promise<T>,
    responseOf: (got: T) => Response,
  ): Promise<Answered<T | { readonly error: unknown }>> => {
    try {
      const got = await within(mostMs, `Asking for ${url}`, asking);
      const { status, headers } = responseOf(got);
      return answered(got, { status, headers: [...headers] }, clock);
    } catch (error) {
      return unanswered({ error }, failReason(error));
    }
  };
  return {
    async get(url, mostBytes, signal, hops) {
      const got = await turn(url, async (): Promise<Answered<Gathered<FetchedBytes>>> => {
        const fetched = await within(mostMs, `Asking for ${url}`, http.get(url, mostBytes, signal, hops)).catch(failed);
        if (fetched.ok) return answered(fetched, fetched.value, clock);
        return unanswered(fetched, fetched.error.code as FailReason);
      });
      return got ?? { ok: false, error: LEFT_ALONE };
    },
    async hop(url, method, signal) {
      return thrown(await turn(url, () => tried(url, http.hop(url, method, signal), (response: Response) => response)));
    },
    async follow(url, method, signal) {
      return thrown(
        await turn(url, () => tried(url, http.follow(url, method, signal), ({ response }: Followed) => response)),
      );
    },
  };
}

function thrown<T extends object>(got: T | { readonly error: unknown } | undefined): T {
  if (got === undefined) throw new LeftAlone();
  if ('error' in got) throw got.error;
  return got;
}

function failed(error: unknown): Gathered<FetchedBytes> {
  return { ok: false, error: { code: failReason(error), message: failDetail(error) } };
}

function unanswered<T>(value: T, reason: FailReason): Answered<T> {
  return { value, status: null, reason, retryAfterMs: null };
}
