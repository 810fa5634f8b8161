import type { CaaSeen } from '../../model/seen/dns.ts';
import type { Dns } from './dns.ts';

/** From the host up to its top-level domain, until there are records or it is not known whether there are. */
export async function climbForCaa(dns: Dns, host: string): Promise<readonly CaaSeen[]> {
  const labels = host.split('.');
  const climbed: CaaSeen[] = [];
  for (let from = 0; from < labels.length; from++) {
    const name = labels.slice(from).join('.');
    const { status, records } = await dns.ask(name, 'CAA');
    climbed.push({ name, looked: { status, records } });
    if (status !== 'no-data' && status !== 'no-name') break;
  }
  return climbed;
}
