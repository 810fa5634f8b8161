import { siteOf } from '../../src/model/host.ts';

const parsed = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);

/** Host name without the port, in lower case; empty for addresses that have none. */
export const hostOf = (url: string): string => parsed(url)?.hostname ?? '';

export const isHttps = (url: string): boolean => parsed(url)?.protocol === 'https:';
export const isHttp = (url: string): boolean => parsed(url)?.protocol === 'http:';
export const isWeb = (url: string): boolean => isHttp(url) || isHttps(url);

/** This machine. Addresses people develop on; nothing said to them crosses a network. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** No encryption, but no network either: a copy of the site on somebody's own machine. */
export const isPlainLoopback = (url: string): boolean => isHttp(url) && isLoopback(hostOf(url));

/** Same owner as far as a browser can tell: the same registrable domain, or the same IP address or bare name. */
export function sameSite(left: string, right: string): boolean {
  return siteOf(left) === siteOf(right);
}

/** Path without a trailing slash, so that `/bins` and `/bins/` are one page. */
export const pathOf = (url: string): string => parsed(url)?.pathname.replace(/\/+$/, '') || '/';

/** An address as a name for one page: no fragment, no trailing slash, no difference between http and https. */
export function pageKey(url: string): string {
  const at = parsed(url);
  return at ? `${at.host}${pathOf(url)}${at.search}` : url;
}

/** `/`, its usual file names, or the front page of one language such as `/cy/`. */
export function isHome(url: string): boolean {
  return /^(?:\/(?:cy|cym|cymraeg|welsh|en|english))?(?:\/(?:(?:index|default)\.\w+|home)?)?$/i.test(pathOf(url));
}
