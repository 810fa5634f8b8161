import { fileDetail } from '../crawl/reasons.ts';
import { formatOf, typeOfResponse, typeOfUrl } from '../crawl/url-type.ts';
import type { FileType, HttpResponse } from '../model/evidence.ts';
import type { Clock, Visit } from '../ports.ts';
import { classify } from './classify.ts';
import { describeResponse, type Followed, type HttpClient, readCapped } from './http.ts';
import { retryAfterMs } from './retry-after.ts';

/** Finds out what an address is before a browser is spent on it. */
export interface TypeFirst {
  /** How the visit ends where no browser is needed to know; undefined when the browser has to look. */
  end(url: string, signal?: AbortSignal): Promise<Visit | undefined>;
  /** The address is known to answer with a page, so it need not be asked. */
  isPage(url: string): void;
}

const HEAD_MS = 5000;
/** Of an error page, enough for its title and the scripts in its head. */
const MOST_BYTES = 256 * 1024;
/** After this many refusals of the method, or silences, one after the other, a host is not asked with it any more. */
const MOST_REFUSALS = 3;
const NO_HEAD = [405, 501];
const WAIT = [429, 503];
const MISSING = [404, 410];
const FILES: readonly string[] = ['document', 'media', 'feed', 'download'] satisfies readonly FileType[];
/** What a browser asks for when it opens a page: some servers choose what to send by it. */
export const LIKE_A_BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
/** Error pages that send people on by themselves; where to, only a browser can tell. */
const MOVES_ON = /http-equiv\s*=\s*["']?refresh|\blocation\s*(\.\s*(href|replace|assign)\b|=[^=])/i;

export function createTypeFirst(http: HttpClient, clock: Clock): TypeFirst {
  /** Left to the browser, this time and when they are tried again. */
  const pages = new Set<string>();
  const refusals = new Map<string, number>();
  const count = (host: string, refused: boolean) => refusals.set(host, refused ? (refusals.get(host) ?? 0) + 1 : 0);

  const ask = async (url: string, host: string, signal?: AbortSignal): Promise<Visit | undefined> => {
    const limit = AbortSignal.timeout(HEAD_MS);
    const both = signal ? AbortSignal.any([signal, limit]) : limit;
    const head = await http.follow(url, 'HEAD', both, () => LIKE_A_BROWSER);
    await head.response.body?.cancel();
    const { status } = head.response;
    // Some turn away HEAD alone in this way, and after three times the browser may just as well ask itself.
    count(host, NO_HEAD.includes(status) || WAIT.includes(status));
    if (head.endless) return undefined;
    if (WAIT.includes(status)) return ifToWait(url, head, clock);
    if (MISSING.includes(status)) return ifMissing(url, http, clock, signal);
    return status === 200 ? ifFile(url, head) : undefined;
  };

  return {
    isPage: (url) => void pages.add(url),
    async end(url, signal) {
      const host = URL.parse(url)?.host;
      if (host === undefined || pages.has(url) || (refusals.get(host) ?? 0) >= MOST_REFUSALS) return undefined;
      const ended = await ask(url, host, signal).catch(() => {
        // Why there is no answer, and whether that is so for a browser too, the visit finds out.
        if (!signal?.aborted) count(host, true);
        return undefined;
      });
      if (ended?.type === undefined) pages.add(url);
      return ended;
    },
  };
}

/** A server that asks for patience gets it at once, and not another question first. */
export function ifToWait(
  url: string,
  { response, url: finalUrl, redirects }: Followed,
  clock: Pick<Clock, 'now'>,
): Visit | undefined {
  const answer = describeResponse(response, finalUrl, redirects);
  const wait = retryAfterMs(answer, clock.now());
  if (wait === null || !WAIT.includes(response.status)) return undefined;
  return { url, ...classify(answer, ''), status: response.status, finalUrl, retryAfterMs: wait, page: null };
}

function ifFile(url: string, { response, url: finalUrl }: Followed): Visit | undefined {
  const contentType = response.headers.get('content-type');
  const disposition = response.headers.get('content-disposition');
  // Without a type it is for the browser to say what it makes of the content.
  if (!contentType) return undefined;
  const type = typeOfResponse(contentType, disposition, finalUrl);
  if (!isFile(type)) return undefined;
  if (type === 'download' && !isCertain(disposition, finalUrl)) return undefined;
  const format = formatOf(contentType, disposition, finalUrl);
  return {
    url,
    state: 'skipped',
    reason: 'not-html',
    detail: fileDetail(type, format),
    status: response.status,
    finalUrl,
    retryAfterMs: null,
    type,
    ...(format ? { format } : {}),
    page: null,
  };
}

/** Scripts that answer GET with a page may say to HEAD what kind of script they are, or that they send some bytes. */
function isCertain(disposition: string | null, url: string): boolean {
  return /^\s*attachment\b/i.test(disposition ?? '') || typeOfUrl(url) === 'download';
}

function isFile(type: string): type is FileType {
  return FILES.includes(type);
}

/** Some servers answer HEAD with an error and GET with the page, so only what both say is believed. */
async function ifMissing(
  url: string,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Visit | undefined> {
  const { response, url: finalUrl, redirects, endless } = await http.follow(url, 'GET', signal, () => LIKE_A_BROWSER);
  if (endless || !MISSING.includes(response.status)) {
    await response.body?.cancel();
    return undefined;
  }
  const { bytes } = await readCapped(response, MOST_BYTES);
  const text = new TextDecoder().decode(bytes);
  const answer: HttpResponse = describeResponse(response, finalUrl, redirects);
  const judgement = classify(answer, titleIn(text));
  const type = typeOfResponse(response.headers.get('content-type'), null, finalUrl);
  // What a browser does not show, or shows something of its own for, it and we would not judge alike.
  const shown = bytes.length > 0 && !isFile(type);
  if (judgement.reason !== 'http-error' || !shown || MOVES_ON.test(text)) return undefined;
  const wait = retryAfterMs(answer, clock.now());
  return { url, ...judgement, status: response.status, finalUrl, retryAfterMs: wait, page: null };
}

function titleIn(html: string): string {
  return (/<title\b[^>]*>([^<]*)/i.exec(html)?.[1] ?? '').trim();
}
