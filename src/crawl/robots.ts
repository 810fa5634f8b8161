import robotsParser from 'robots-parser';
import type { FetchedText, Gathered } from '../model/evidence.ts';
import { siteKey } from './site-key.ts';

export interface Robots {
  allows(url: string): boolean;
  /** False when robots.txt could not be read for a reason that forbids crawling (RFC 9309 section 2.3.1.4). */
  readonly available: boolean;
  /** Seconds between requests that the site asks for, in milliseconds; 0 when it asks for none. */
  readonly delayMs: number;
  /** What it asks for, where that is longer than we wait. */
  readonly longerDelayMs?: number;
  readonly sitemaps: readonly string[];
}

/** The product token that site owners can name in robots.txt. */
export const PRODUCT_TOKEN = 'lgdss-scanner';
const LONGEST_DELAY_MS = 30_000;
// The package is CommonJS; its types describe a default export that Node hands over as the module itself.
const parse = robotsParser as unknown as typeof robotsParser.default;

export const everythingAllowed: Robots = { allows: () => true, available: true, delayMs: 0, sitemaps: [] };

/** Where the file was too long, its last line is cut off, and half a rule may forbid far more than the whole. */
function wholeLines({ body, truncated }: FetchedText): string {
  return truncated ? body.slice(0, Math.max(body.lastIndexOf('\n'), body.lastIndexOf('\r'), 0)) : body;
}

/** For the log: whoever asked for more should not find out from their own logs. */
export function delayNote({ longerDelayMs }: Robots, origin: string, delayMs: number): string | undefined {
  if (longerDelayMs === undefined || delayMs >= longerDelayMs) return undefined;
  const host = URL.parse(origin)?.host ?? origin;
  return `robots.txt of ${host} asks for ${longerDelayMs / 1000} seconds between two requests. We wait ${delayMs / 1000} seconds. Give --delay-ms ${longerDelayMs} to wait as long as it asks for.`;
}

const nothingAllowed: Robots = { ...everythingAllowed, available: false, allows: () => false };
const CANNOT_CONNECT = new Set(['dns', 'refused', 'tls', 'not-gathered', 'not-asked']);

/**
 * Rules for our user agent. A missing file (4xx) allows everything; a server error (5xx) forbids everything.
 * No answer at all is left to the pages themselves, which will fail in their own name.
 * https://www.rfc-editor.org/rfc/rfc9309#section-2.3
 */
export function readRobots(fetched: Gathered<FetchedText>): Robots {
  if (!fetched.ok) {
    // A host that cannot be reached at all says so page by page; one that breaks off may have had something to forbid.
    return CANNOT_CONNECT.has(fetched.error.code) ? everythingAllowed : nothingAllowed;
  }
  const { status, url, redirects } = fetched.value;
  if (status >= 500) return nothingAllowed;
  if (status !== 200) return everythingAllowed;
  // The rules hold for the host that was asked, wherever its redirects ended (RFC 9309 section 2.3.1.2).
  const asked = redirects[0]?.url ?? url;
  const { origin } = new URL(asked);
  const parsed = parse(asked, wholeLines(fetched.value));
  const delay = (parsed.getCrawlDelay(PRODUCT_TOKEN) ?? 0) * 1000;
  return {
    available: true,
    allows(address) {
      if (siteKey(address) !== siteKey(asked)) return true;
      // Rules are kept by origin, but http and https, with and without www, are one site to us.
      const { pathname, search } = new URL(address);
      return parsed.isAllowed(origin + pathname + search, PRODUCT_TOKEN) ?? true;
    },
    delayMs: Math.min(Math.max(delay, 0), LONGEST_DELAY_MS),
    ...(delay > LONGEST_DELAY_MS ? { longerDelayMs: delay } : {}),
    sitemaps: parsed.getSitemaps(),
  };
}
