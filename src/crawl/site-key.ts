import { bareHost } from '../model/host.ts';

/** http and https, with and without www, are one site to the people who use it. Undefined for what is no address. */
export function siteKey(url: string): string | undefined {
  const host = URL.parse(url)?.host;
  return host === undefined ? undefined : bareHost(host);
}
