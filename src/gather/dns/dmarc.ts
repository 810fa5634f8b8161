import type { DnsFacts, ReportAddress, TaggedText } from '../../model/seen/dns.ts';
import type { Dns } from './dns.ts';
import { receivesMail } from './mail-host.ts';
import { domainAbove, domainOf } from './organisation.ts';
import { askTagged, tagOf } from './tags.ts';

const MOST_ADDRESSES = 10;

/**
 * The policy of an organisational domain, which holds for every name below without one of its own. RFC 7489, section 6.6.3.
 * The newer rules, which walk up the tree, find the same record first.
 */
export async function lookAtDmarc(dns: Dns, domain: string): Promise<DnsFacts['dmarc']> {
  const own = await askTagged(dns, `_dmarc.${domain}`, 'DMARC1');
  const above = own.status === 'no-data' || own.status === 'no-name' ? domainAbove(domain) : undefined;
  const inherited = above === undefined ? undefined : await askTagged(dns, `_dmarc.${above}`, 'DMARC1');
  if (above !== undefined && inherited?.status === 'found') return { at: above, looked: inherited, reports: [] };
  const [record, ...more] = own.records;
  const addresses = record === undefined || more.length > 0 ? [] : addressesIn(record).slice(0, MOST_ADDRESSES);
  return {
    at: domain,
    looked: own,
    reports: await Promise.all(addresses.map((one) => reportAddress(dns, domain, one))),
  };
}

type Named = Pick<ReportAddress, 'tag' | 'address' | 'domain'>;

/** `mailto:reports@ambleford.example!10m`, several of them with commas in between. */
function addressesIn(record: TaggedText): readonly Named[] {
  return (['rua', 'ruf'] as const).flatMap((tag) =>
    (tagOf(record, tag) ?? '').split(',').flatMap((uri) => {
      const [, user, domain] = /^\s*mailto:([^@!\s]+)@([^@!\s]+?)\.?(?:!\d+[kmgt]?)?\s*$/i.exec(uri) ?? [];
      if (user === undefined || domain === undefined) return [];
      return [{ tag, address: `${user}@${domain}`.slice(0, 254), domain: domain.toLowerCase().slice(0, 253) }];
    }),
  );
}

async function reportAddress(dns: Dns, domain: string, named: Named): Promise<ReportAddress> {
  const [receives, accepts] = await Promise.all([
    receivesMail(dns, named.domain),
    domainOf(named.domain) === domain ? ('not-needed' as const) : acceptsReports(dns, domain, named.domain),
  ]);
  return { ...named, receives, accepts };
}

async function acceptsReports(dns: Dns, about: string, at: string): Promise<ReportAddress['accepts']> {
  const { status } = await askTagged(dns, `${about}._report._dmarc.${at}`, 'DMARC1');
  if (status === 'found') return 'yes';
  return status === 'no-data' || status === 'no-name' ? 'no' : 'unknown';
}
