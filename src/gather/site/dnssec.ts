import type { DnssecFacts } from '../../model/seen/dns.ts';
import { organisationOf } from '../dns/organisation.ts';
import { NO_ANSWER, NO_DOMAIN } from './dns.ts';
import { type LookingAround, NotTested, type SiteGatherer } from './site-gatherer.ts';

const NOT_VALIDATING = 'The DNS server does not check signatures. Name one that does with --dns-server.';

export const dnssecGatherer: SiteGatherer<'dnssec'> = {
  artifact: 'dnssec',
  what: 'whether DNS answers are signed',
  timeoutMs: 30_000,
  gather: lookAtDnssec,
};

/** The root has been signed since 2010: a resolver that checks signatures says so of it. RFC 4035, section 3.2.3. */
async function lookAtDnssec({ origin, dns }: LookingAround): Promise<DnssecFacts | null> {
  const organisation = organisationOf(origin);
  if (!organisation) return null;
  const { domain } = organisation;
  const root = await dns.ask('.', 'SOA');
  if (root.status === 'timed-out') throw new NotTested(NO_ANSWER);
  if (!root.authentic) throw new NotTested(NOT_VALIDATING);
  const [soa, ds] = await Promise.all([dns.ask(domain, 'SOA'), dns.ask(domain, 'DS')]);
  if (soa.status === 'no-name') throw new NotTested(NO_DOMAIN);
  const unchecked = soa.status === 'failed' ? (await dns.ask(domain, 'SOA', 'unchecked')).status : null;
  return { domain, status: soa.status, authentic: soa.authentic, unchecked, ds: ds.status };
}
