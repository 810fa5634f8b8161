import type { FetchedText, Gathered } from '../../model/evidence.ts';
import { asText, type HttpClient } from '../http.ts';

/** RFC 9309 section 2.5 asks crawlers to read at least 500 KiB. */
const MAX_ROBOTS = 512_000;
const MAX_SECURITY_TXT = 64_000;

export function fetchRobots(
  origin: string,
  http: Pick<HttpClient, 'get'>,
  signal?: AbortSignal,
): Promise<Gathered<FetchedText>> {
  return fetchText(`${origin}/robots.txt`, MAX_ROBOTS, http, signal);
}

/** https://www.rfc-editor.org/rfc/rfc9116#section-3 */
export function fetchSecurityTxt(
  origin: string,
  http: Pick<HttpClient, 'get'>,
  signal?: AbortSignal,
): Promise<Gathered<FetchedText>> {
  return fetchText(`${origin}/.well-known/security.txt`, MAX_SECURITY_TXT, http, signal);
}

async function fetchText(
  url: string,
  most: number,
  http: Pick<HttpClient, 'get'>,
  signal?: AbortSignal,
): Promise<Gathered<FetchedText>> {
  const fetched = await http.get(url, most, signal);
  return fetched.ok ? { ok: true, value: asText(fetched.value) } : fetched;
}
