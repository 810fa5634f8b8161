import { type Gathered, LONGEST_HEADER } from '../../model/evidence.ts';
import { type FetchedBytes, type HttpClient, mayFollow, redirectOf } from '../http.ts';
import { inTime } from './in-time.ts';

/** Files move once or twice; whoever sends on for longer has none. */
const MOST_HOPS = 5;

interface Asking<Bar extends string> {
  readonly url: string;
  readonly mostBytes: number;
  readonly http: Pick<HttpClient, 'get'>;
  /** Why a place must not be asked; null where it may. */
  barOf(url: string): Promise<Bar | null>;
}

/**
 * Fetches a file whose own address may be asked for, redirects included: each place on the way by its own rules and in its
 * own turn. Undefined once the signal is given.
 */
export async function getAllowed<Bar extends string>(
  { url, mostBytes, http, barOf }: Asking<Bar>,
  signal: AbortSignal,
): Promise<Gathered<FetchedBytes> | { readonly bar: Bar } | undefined> {
  let at = url;
  for (let hops = 0; ; hops += 1) {
    const fetched = await inTime(http.get(at, mostBytes, signal, 'one'), signal);
    const next = fetched?.ok && hops < MOST_HOPS ? leadsTo(fetched.value) : null;
    if (next === null || !mayFollow(next, url)) return fetched;
    const bar = await barOf(next);
    if (bar !== null) return { bar };
    at = next;
  }
}

/** An address as long as is kept was cut, and leads somewhere else. */
function leadsTo({ url, status, headers }: FetchedBytes): string | null {
  const location = headers.find(([name]) => name === 'location')?.[1];
  return location !== undefined && location.length < LONGEST_HEADER ? redirectOf(status, location, url) : null;
}
