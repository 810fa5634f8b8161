import type { ReportAddress } from '../../model/seen/dns.ts';
import type { Dns } from './dns.ts';

/** Whether anybody takes mail for a domain. Without MX records its own address does. RFC 5321, section 5.1; RFC 7505. */
export async function receivesMail(dns: Dns, domain: string): Promise<ReportAddress['receives']> {
  const { status, records } = await dns.ask(domain, 'MX');
  if (status === 'found') return records.some(({ exchange }) => exchange !== '') ? 'yes' : 'no';
  if (status === 'no-name') return 'no';
  if (status !== 'no-data') return 'unknown';
  const addresses = [(await dns.ask(domain, 'A')).status, (await dns.ask(domain, 'AAAA')).status];
  if (addresses.includes('found')) return 'yes';
  return addresses.every((one) => one === 'no-data' || one === 'no-name') ? 'no' : 'unknown';
}
