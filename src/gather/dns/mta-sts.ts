import { failDetail } from '../../browser/errors.ts';
import { isPrivate } from '../../browser/guard.ts';
import type { DnsFacts, PolicyFile } from '../../model/seen/dns.ts';
import { describeResponse, type HttpClient, readCapped } from '../http.ts';
import type { Dns } from './dns.ts';
import { askTagged } from './tags.ts';

/** As much as RFC 8461, section 3.3 suggests. */
const MOST_BYTES = 65_536;

export interface PolicyMeans {
  readonly http: Pick<HttpClient, 'hop'>;
  /** Whether the site itself is in a private network, so that its policy may be there too. */
  readonly privately: boolean;
  readonly signal: AbortSignal;
}

/** The file is asked for only where a record says that there is one. RFC 8461, section 3. */
export async function lookAtMtaSts(dns: Dns, domain: string, means: PolicyMeans): Promise<DnsFacts['mtaSts']> {
  const looked = await askTagged(dns, `_mta-sts.${domain}`, 'STSv1');
  return { looked, policy: looked.records.length === 1 ? await fetchPolicy(dns, domain, means) : null };
}

/** Without following redirects, which senders of mail must not follow either. RFC 8461, section 3.3. */
async function fetchPolicy(dns: Dns, domain: string, { http, privately, signal }: PolicyMeans): Promise<PolicyFile> {
  const host = `mta-sts.${domain}`;
  const url = `https://${host}/.well-known/mta-sts.txt`;
  const [a, aaaa] = await Promise.all([dns.ask(host, 'A'), dns.ask(host, 'AAAA')]);
  const hostStatus = a.status === 'no-data' ? aaaa.status : a.status;
  const asked = { url, host: hostStatus, type: '', body: '', truncated: false };
  const unread = (problem: string): PolicyFile => ({ ...asked, status: null, problem });
  if (hostStatus === 'no-name' || hostStatus === 'no-data') return unread('There is no such host.');
  const addresses = [...a.records, ...aaaa.records.map((one) => `[${one}]`)];
  // Whoever runs a public domain must not send us into the network that we are in.
  if (!privately && addresses.some((address) => isPrivate(`http://${address}/`)))
    return unread('The host is said to be in a private network, so it was not asked.');
  try {
    const response = await http.hop(url, 'GET', signal);
    const { bytes, truncated } = await readCapped(response, MOST_BYTES);
    const { headers } = describeResponse(response, url, []);
    const type =
      headers
        .find(([name]) => name === 'content-type')?.[1]
        .split(';')[0]
        ?.trim()
        .toLowerCase() ?? '';
    const body = new TextDecoder().decode(bytes);
    return { ...asked, status: response.status, problem: null, type, body, truncated };
  } catch (error) {
    return unread(failDetail(error));
  }
}
