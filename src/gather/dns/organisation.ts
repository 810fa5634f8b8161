import { isIP } from 'node:net';
import { getDomain, parse } from 'tldts';
import { isLoopback } from '../../browser/guard.ts';
import { withoutBrackets } from '../../model/host.ts';

export interface Organisation {
  readonly host: string;
  readonly domain: string;
  readonly platform: boolean;
}

/** Suffixes of the public sector, some of which are listed like those of companies. */
const PUBLIC = /(?:^|\.)(?:gov\.uk|gov\.wales|llyw\.cymru|gov\.scot|nhs\.uk)$/;
/** Governments that give each public body a name of its own below theirs, and are not all in the list of public suffixes. */
const GOVERNMENTS = /[^.]+\.(?:gov\.wales|llyw\.cymru|gov\.scot)$/;

/**
 * Who registered the name of a site. `gov.uk` and `service.gov.uk` are public suffixes, so each council and service there
 * has its own. Undefined for addresses and for names of a machine, about which DNS has nothing to say.
 */
export function organisationOf(origin: string): Organisation | undefined {
  const host = hostIn(origin);
  if (host === undefined) return undefined;
  const { domain, isPrivate, publicSuffix } = parse(host, { allowPrivateDomains: true });
  const own = GOVERNMENTS.exec(host)?.[0] ?? domain ?? host;
  return { host, domain: own, platform: isPrivate === true && !PUBLIC.test(publicSuffix ?? '') };
}

/** The domain above whose mail policy holds for all below, where the list of public suffixes knows no other one. */
export function domainAbove(domain: string): string | undefined {
  const above = getDomain(domain, { allowPrivateDomains: true });
  return above === null || above === domain ? undefined : above;
}

export const domainOf = (host: string): string => organisationOf(`https://${host}/`)?.domain ?? host;

/** The host name of an address, where it is a name that DNS may know. */
export function hostIn(url: string): string | undefined {
  const host = URL.parse(url)?.hostname.replace(/\.$/, '') ?? '';
  if (!host.includes('.') || isIP(withoutBrackets(host)) !== 0 || isLoopback(url)) return undefined;
  return host;
}
