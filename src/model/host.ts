import { getDomain } from 'tldts';

/** With and without www is one site to the people who use it. */
export const bareHost = (host: string): string => host.replace(/^www\./, '');

/** An address of the sixth version stands in brackets where a port may follow, and without them wherever else it is asked for. */
export const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');

/**
 * Whose an address is, as far as a browser can tell: the registered domain, or else the bare name or number of a machine. Hosts of
 * one organisation are one. Empty for what is no address.
 */
export const siteOf = (url: string): string =>
  getDomain(url, { allowPrivateDomains: true }) ?? URL.parse(url)?.hostname ?? '';
