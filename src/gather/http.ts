import { Agent, fetch, type Response } from 'undici';
import { failDetail, failReason } from '../browser/errors.ts';
import { fixedAddresses, lookupWith } from '../browser/fixed-addresses.ts';
import { isLoopback, isPrivate } from '../browser/guard.ts';
import { type FetchedText, type Gathered, type HttpResponse, LONGEST_HEADER } from '../model/evidence.ts';
import { authorities } from './vouched.ts';
import { withoutCookieValues } from './without-cookie-values.ts';

export interface HttpOptions {
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly ignoreCertificateErrors: boolean;
  /** `host=address` each: where to connect for a host, without a look-up. */
  readonly resolve?: readonly string[];
  /** Certificates of authorities (PEM) to trust besides the usual ones. */
  readonly trusted?: readonly string[];
  /** For scans that are signed in: what is said besides the usual, to one address. */
  readonly ownHeaders?: HeadersFor | undefined;
}

/** Plain HTTP requests: GET and HEAD only, redirects followed by hand so that every hop is on record. */
export interface HttpClient {
  /** One hop, no redirects followed. Rejects with a network error. */
  hop(url: string, method: 'GET' | 'HEAD', signal?: AbortSignal, headersFor?: HeadersFor): Promise<Response>;
  /** GET or HEAD, redirects followed; the body is left for the caller. Rejects with a network error. */
  follow(url: string, method: 'GET' | 'HEAD', signal?: AbortSignal, headersFor?: HeadersFor): Promise<Followed>;
  /** `one`: a redirect is the answer. Whoever asks on must know what is allowed there. */
  get(url: string, mostBytes: number, signal?: AbortSignal, hops?: Hops): Promise<Gathered<FetchedBytes>>;
  close(): Promise<void>;
}

export type Hops = 'all' | 'one';

/** What is said besides the usual, to one address on the way. */
export type HeadersFor = (url: string) => Readonly<Record<string, string>>;

export interface Followed {
  readonly response: Response;
  readonly url: string;
  readonly redirects: HttpResponse['redirects'];
  /** The answer is one more redirect, after as many as anybody follows. */
  readonly endless: boolean;
}

export interface FetchedBytes extends HttpResponse {
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
}

const MAX_REDIRECTS = 10;

export function openHttp(options: HttpOptions): HttpClient {
  const timeouts = { headersTimeout: options.timeoutMs, bodyTimeout: options.timeoutMs };
  const { trusted = [] } = options;
  const connect = { timeout: options.timeoutMs, lookup: lookupWith(fixedAddresses(options.resolve)) };
  const strict = new Agent({
    ...timeouts,
    connect: { ...connect, ...(trusted.length > 0 ? { ca: authorities(trusted) } : {}) },
  });
  const lenient = new Agent({ ...timeouts, connect: { ...connect, rejectUnauthorized: false } });

  const hop: HttpClient['hop'] = (url, method, signal, headersFor) => {
    const deadline = AbortSignal.timeout(options.timeoutMs);
    return fetch(url, {
      method,
      redirect: 'manual',
      // Nobody signs a certificate for a development server on this machine.
      dispatcher: options.ignoreCertificateErrors || isLoopback(url) ? lenient : strict,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      headers: {
        'user-agent': options.userAgent,
        accept: '*/*',
        'accept-language': 'en-GB,en;q=0.9',
        ...headersFor?.(url),
        ...options.ownHeaders?.(url),
      },
    });
  };

  const follow: HttpClient['follow'] = async (url, method, signal, headersFor) => {
    const redirects: { url: string; status: number }[] = [];
    for (let current = url; ; ) {
      const response = await hop(current, method, signal, headersFor);
      const redirect = redirectOf(response.status, response.headers.get('location'), current);
      const next = redirect && mayFollow(redirect, url) ? redirect : null;
      const endless = redirects.length >= MAX_REDIRECTS;
      if (!next || endless) return { response, url: current, redirects, endless: next !== null };
      await response.body?.cancel();
      redirects.push({ url: current, status: response.status });
      current = next;
    }
  };

  return {
    hop,
    follow,
    async get(url, mostBytes, signal, hops = 'all') {
      try {
        const {
          response,
          url: final,
          redirects,
        } = hops === 'all'
          ? await follow(url, 'GET', signal)
          : { response: await hop(url, 'GET', signal), url, redirects: [] };
        const body = await readCapped(response, mostBytes);
        return { ok: true, value: { ...describeResponse(response, final, redirects), ...body } };
      } catch (error) {
        return { ok: false, error: { code: failReason(error), message: failDetail(error) } };
      }
    },
    async close() {
      await Promise.all([strict.destroy(), lenient.destroy()]);
    },
  };
}

/** A site must not send us where it could not look itself: from a public address to this machine or its own network. */
export function mayFollow(next: string, from: string): boolean {
  return !isPrivate(next) || isPrivate(from);
}

export function asText({ bytes, ...rest }: FetchedBytes): FetchedText {
  return { ...rest, body: new TextDecoder().decode(bytes) };
}

/** Where a response sends us; null when it is the answer, or leads out of the web. */
export function redirectOf(status: number, location: string | null, url: string): string | null {
  if (status < 300 || status >= 400 || location === null) return null;
  const next = URL.parse(location, url);
  return next && /^https?:$/.test(next.protocol) ? next.href : null;
}

export function describeResponse(response: Response, url: string, redirects: HttpResponse['redirects']): HttpResponse {
  const headers = [...response.headers]
    .slice(0, 200)
    .map(([name, value]) => withoutCookieValues([name, value.slice(0, LONGEST_HEADER)]));
  return { url, status: response.status, headers, redirects };
}

export async function readCapped(response: Response, most: number): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const rest = most - size;
    chunks.push(chunk.length > rest ? chunk.subarray(0, rest) : chunk);
    size += chunk.length;
    if (size > most) return { bytes: Buffer.concat(chunks), truncated: true };
  }
  return { bytes: Buffer.concat(chunks), truncated: false };
}
