import { isPrivate } from '../../browser/guard.ts';
import type { DnsFacts, Looked } from '../../model/seen/dns.ts';
import { bounded } from '../dns/bounded.ts';
import { climbForCaa } from '../dns/caa.ts';
import { lookAtDmarc } from '../dns/dmarc.ts';
import type { Reply } from '../dns/dns.ts';
import { lookAtMtaSts } from '../dns/mta-sts.ts';
import { lookAtNames } from '../dns/names.ts';
import { organisationOf } from '../dns/organisation.ts';
import { lookAtSpf } from '../dns/spf.ts';
import { askTagged } from '../dns/tags.ts';
import { type LookingAround, NotTested, type SiteGatherer } from './site-gatherer.ts';

/** Look-ups go to the resolver of whoever scans and cost the site nothing, so they take no turns; these are their bounds. */
const MOST_LOOKUPS = 800;
const AT_ONCE = 8;
export const NO_ANSWER = 'The DNS server gave no answer. Name another one with --dns-server.';
export const NO_DOMAIN = 'DNS knows no domain of that name, so there was nothing to ask about it.';
/** What is not asked by then is not asked at all. */
const LOOKING_MS = 40_000;

export const dnsGatherer: SiteGatherer<'dns'> = {
  artifact: 'dns',
  what: 'what DNS says about the domain',
  timeoutMs: 60_000,
  gather: lookAtDns,
};

async function lookAtDns(around: LookingAround): Promise<DnsFacts | null> {
  const organisation = organisationOf(around.origin);
  if (!organisation) return null;
  const { host, domain } = organisation;
  const signal = AbortSignal.any([around.signal, AbortSignal.timeout(LOOKING_MS)]);
  const dns = bounded(around.dns, { most: MOST_LOOKUPS, atOnce: AT_ONCE, signal });
  const [a, nameServers] = await Promise.all([dns.ask(host, 'A'), dns.ask(domain, 'NS')]);
  if ([a, nameServers].every(({ status }) => status === 'timed-out')) throw new NotTested(NO_ANSWER);
  // A slip of the pen, or a site that is not in DNS yet: nobody's records are missing.
  if ([a, nameServers].every(({ status }) => status === 'no-name')) throw new NotTested(NO_DOMAIN);
  const fixed = around.fixed.get(host);
  const privately = [...a.records, ...(fixed === undefined ? [] : [fixed])].some((one) => isPrivate(`http://${one}/`));
  const [aaaa, mx, caa, spf, dmarc, mtaSts, tlsRpt, names] = await Promise.all([
    dns.ask(host, 'AAAA'),
    dns.ask(domain, 'MX'),
    climbForCaa(dns, host),
    lookAtSpf(dns, domain),
    lookAtDmarc(dns, domain),
    lookAtMtaSts(dns, domain, { http: around.http, privately, signal }),
    askTagged(dns, `_smtp._tls.${domain}`, 'TLSRPTv1'),
    lookAtNames(dns, around, domain),
  ]);
  return {
    ...organisation,
    addresses: { a: looked(a), aaaa: looked(aaaa) },
    aliases: a.aliases,
    nameServers: looked(nameServers),
    mx: looked(mx),
    caa,
    spf,
    dmarc,
    mtaSts,
    tlsRpt,
    names,
  };
}

function looked<T>({ status, records }: Reply<T>): Looked<T> {
  return { status, records };
}
