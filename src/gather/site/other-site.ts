import { siteOf } from '../../model/host.ts';

/** Whether an address belongs to somebody else, as far as a browser can tell: another registered domain, bare name or number. */
export function isOtherSite(url: string, than: string): boolean {
  return /^https?:/.test(url) && siteOf(url) !== siteOf(than);
}
