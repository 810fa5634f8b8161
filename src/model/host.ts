import { getDomain } from 'tldts';

/** With and without www is one site to the people who use it. */
export const bareHost = (host: string): string => host.replace(/^www\./, '');

/**
 * Whose an address is, as far as a browser can tell: the registered domain, or else the bare name or number of a machine. Hosts of
 * one organisation are one. Empty for what is no address.
 */
export const siteOf = (url: string): string =>
  getDomain(url, { allowPrivateDomains: true }) ?? URL.parse(url)?.hostname ?? '';
