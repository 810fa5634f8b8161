import { rounded } from './lhr.ts';
import type { Requested } from './waterfall-of.ts';

/** Headers that say how a file is sent and kept. Values of all others may let somebody in, or tell who somebody is. */
const TOLD = new Set([
  ...['accept-ranges', 'age', 'alt-svc', 'cache-control', 'connection', 'content-encoding', 'content-language'],
  ...['content-length', 'content-type', 'date', 'expires', 'keep-alive', 'last-modified', 'pragma', 'priority'],
  ...['retry-after', 'server', 'strict-transport-security', 'timing-allow-origin', 'transfer-encoding', 'vary', 'via'],
]);
const REMOVED = '(removed)';
const MOST_ENTRIES = 300;

interface HarOf {
  readonly lighthouse: string;
  readonly startedAt: string;
  readonly title: string;
  readonly requests: readonly Requested[];
}

/**
 * HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/) of one loading: addresses, answers, sizes and times.
 * No bodies, no cookies, nothing that was sent, and of queries only the names.
 */
export function harOf({ lighthouse, startedAt, title, requests }: HarOf) {
  const began = requests[0]?.networkRequestTime ?? 0;
  const at = (ms: number) => new Date(Date.parse(startedAt) + Math.max(0, ms - began)).toISOString();
  return {
    log: {
      version: '1.2',
      creator: { name: 'lgdss-scanner with Lighthouse', version: lighthouse },
      pages: [{ startedDateTime: startedAt, id: 'page', title, pageTimings: {} }],
      entries: requests.slice(0, MOST_ENTRIES).map((request) => entryOf(request, at)),
    },
  };
}

function entryOf(request: Requested, at: (ms: number) => string) {
  const { networkRequestTime: start, responseHeadersEndTime: headers, networkEndTime: end } = request;
  const wait = Math.max(0, rounded(headers - start, 1) ?? 0);
  const receive = Math.max(0, rounded(end - Math.max(headers, start), 1) ?? 0);
  const httpVersion = request.protocol || 'unknown';
  return {
    pageref: 'page',
    startedDateTime: at(start),
    time: rounded(wait + receive, 1) ?? 0,
    request: {
      method: request.requestMethod,
      url: withoutValues(request.url),
      httpVersion,
      cookies: [],
      headers: [],
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: Math.max(0, request.statusCode),
      statusText: '',
      httpVersion,
      cookies: [],
      headers: request.responseHeaders.map(({ name, value }) => ({
        name,
        value: TOLD.has(name.toLowerCase()) ? value : REMOVED,
      })),
      content: { size: request.resourceSize, mimeType: request.mimeType },
      redirectURL: '',
      headersSize: -1,
      bodySize: request.transferSize,
    },
    cache: {},
    timings: { send: 0, wait, receive },
  };
}

function queryOf(url: string) {
  return [...(URL.parse(url)?.searchParams.keys() ?? [])].map((name) => ({ name, value: REMOVED }));
}

/** Nor is what only browsers see of an address anybody's business, nor a name and password in it. */
function withoutValues(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return REMOVED;
  const names = [...parsed.searchParams.keys()];
  parsed.search = names.map((name) => `${encodeURIComponent(name)}=${REMOVED}`).join('&');
  return Object.assign(parsed, { hash: '', username: '', password: '' }).href;
}
