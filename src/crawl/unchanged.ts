import type { Digest, FileSeen, HttpResponse } from '../model/evidence.ts';

/** What a server answered when it was asked whether something has changed. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Reads the body; null when it could not be read whole. */
  hash(): Promise<Digest | null>;
}

const NOT_MODIFIED = 304;

/** https://www.rfc-editor.org/rfc/rfc9110#section-13.1 */
export function conditionsFor({ etag, lastModified }: Pick<FileSeen, 'etag' | 'lastModified'>): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

/** In doubt it is not. A file that was missing is the same as long as it is missing in the same way. */
export async function isSame(before: FileSeen, answer: Answer): Promise<boolean> {
  if (withoutFragment(answer.url) !== withoutFragment(before.finalUrl)) return false;
  if (answer.status === NOT_MODIFIED) return before.etag !== null || before.lastModified !== null;
  if (answer.status !== before.status) return false;
  if (answer.status >= 400) return true;
  // The same strong name means the same bytes, also from a server that does not answer conditions.
  if (isStrong(before.etag) && answer.etag === before.etag) return true;
  return before.hash !== null && (await answer.hash()) === before.hash;
}

function isStrong(etag: string | null): boolean {
  return etag?.startsWith('"') === true;
}

/**
 * Headers are evidence of their own and can change while the page stays the same, so all are compared but these: what
 * differs from one answer to the next, and what depends on who asks.
 */
const VOLATILE = new Set(
  `accept-ranges age alt-svc cache-control connection content-length date etag expires keep-alive last-modified nel
  pragma report-to reporting-endpoints server-timing set-cookie trailer transfer-encoding via`.split(/\s+/),
);
/** Marks of one request and of the machine or the cache that answered it; every service has names of its own. */
const OF_THE_ANSWER =
  /^(cf|akamai|x-(akamai|amz|azure|fastly|iinfo|ms|varnish|vercel))(-|$)|^x-.*\b(backend|cache|correlation|duration|hits|host|id|node|pod|pop|proxy|ray|ref|request|runtime|served|server|timer?|timestamp|trace|upstream)\b|^(request|correlation|trace|traceparent|tracestate)(-|$)/;
/** Its name depends on what was offered, which a browser does otherwise than we do. That there is one does not. */
const ENCODING = 'content-encoding';

/** Whether a page with another value of this header has changed. */
export function isCompared(name: string): boolean {
  return !VOLATILE.has(name) && !OF_THE_ANSWER.test(name);
}

type Headers = HttpResponse['headers'];

/** An answer that only says "not modified" leaves out what it has said before; what it does say must be the same. */
export function sameHeaders(before: Headers, now: Headers, status: number): boolean {
  const short = status === NOT_MODIFIED;
  const names = new Set([...before, ...now].map(([name]) => name).filter(isCompared));
  const same = [...names].every((name) => {
    const found = valuesOf(now, name);
    return (short && found === '') || found === valuesOf(before, name);
  });
  const cookies = cookiesIn(now);
  return same && ((short && cookies === '') || cookies === cookiesIn(before));
}

/** Values from different readers: one keeps repeated headers apart, another joins them. */
function valuesOf(headers: Headers, name: string): string {
  const values = headers.filter(([key]) => key === name).map(([, value]) => value.trim());
  if (name === ENCODING) return values.length > 0 ? 'some' : '';
  return values.join(', ').replaceAll(/\s*[\n,]\s*/g, ', ');
}

/** Their values differ from visit to visit, and what else is said of them may hold a date. */
function cookiesIn(headers: Headers): string {
  const lines = headers.filter(([key]) => key === 'set-cookie').flatMap(([, value]) => value.split('\n'));
  return lines
    .map((line) => {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const flags = attributes.filter((part) => !/^(expires|max-age)=/i.test(part)).map((part) => part.toLowerCase());
      return [pair.split('=', 1)[0], ...flags].join(';');
    })
    .toSorted()
    .join('\n');
}

export function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
