import { isSessionParameter, withoutSession } from './session-ids.ts';

/** Parameters that only tell the site where a visitor came from. */
const TRACKING = /^(utm_[a-z_]+|gclid|fbclid|msclkid|mc_cid|mc_eid|_ga|_gl)$/i;
const UNRESERVED = /%([0-9a-f]{2})/gi;
const MAX_LENGTH = 2048;

/**
 * One spelling for one address, after RFC 3986 section 6.2.2 and 6.2.3, without fragment, tracking parameters and
 * session numbers.
 * Returns undefined for anything that is not a usable http or https address.
 */
export function normaliseUrl(href: string, base?: string): string | undefined {
  const url = URL.parse(href.trim(), base);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = withoutSession(normaliseEscapes(url.pathname));
  url.search = withoutTracking(url.search);
  return url.href.length > MAX_LENGTH ? undefined : url.href;
}

/** Upper-case percent escapes, and plain characters where the escape was never needed. */
function normaliseEscapes(text: string): string {
  const once = text.replace(UNRESERVED, (sequence, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : sequence.toUpperCase();
  });
  // Taking one escape out can complete another, as in %%41A. Each round makes the text shorter, so this ends.
  return once === text ? text : normaliseEscapes(once);
}

/** Works on the text, not on URLSearchParams, which would rewrite the parameters that stay. */
function withoutTracking(search: string): string {
  // Escapes first: a parameter must not hide behind one.
  const kept = normaliseEscapes(search.slice(1))
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=', 1)[0] ?? '') && !isSessionParameter(pair));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}
