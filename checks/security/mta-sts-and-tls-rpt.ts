import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { DnsFacts, PolicyFile } from '../../src/model/seen/dns.ts';
import { atRecord, isAnswered, notLookedUp, reportsOnlyToClosedService } from '../lib/dns.ts';
import { short } from '../lib/headers.ts';
import { isCovered, readPolicy } from '../lib/mta-sts-policy.ts';

type Message =
  | 'noRecord'
  | 'severalRecords'
  | 'noPolicy'
  | 'badPolicy'
  | 'notEnforced'
  | 'notCovered'
  | 'noReports'
  | 'severalReports'
  | 'policyNotRead'
  | 'closedService'
  | 'notTested';

interface Judged {
  readonly faults: readonly Finding<Message>[];
  readonly doubts: readonly Finding<Message>[];
}

export const mtaStsAndTlsRpt = defineSiteCheck({
  meta: {
    id: 'security/mta-sts-and-tls-rpt',
    title: 'Mail to the council is encrypted on its way',
    kind: 'automatic',
    why: 'Mail servers fall back to sending mail in the clear when somebody disturbs their connection. MTA-STS forbids that, and TLS-RPT tells you when it happens.',
    affects: 'People who send personal details to the council by mail.',
    fix: 'Publish a TXT record at _mta-sts, a policy file at mta-sts below your domain with mode: enforce, and a TXT record at _smtp._tls that says where reports go.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://www.security.gov.uk/guidance/email-guidance/mta-sts/set-up',
      'https://www.rfc-editor.org/rfc/rfc8461',
      'https://www.rfc-editor.org/rfc/rfc8460',
    ],
    messages: {
      noRecord: '{domain} takes mail, but has no MTA-STS record at _mta-sts.{domain}.',
      severalRecords: '{domain} has {count} MTA-STS records, so senders use none of them.',
      noPolicy: 'There is no MTA-STS policy file: {why}.',
      badPolicy: 'Senders cannot use the MTA-STS policy file: {why}.',
      notEnforced: 'The MTA-STS policy is not enforced: its mode is {mode}.',
      notCovered:
        'The MTA-STS policy does not name the mail server {server}. Senders that obey the policy do not deliver to it.',
      noReports: '{domain} takes mail, but has no TLS-RPT record at _smtp._tls.{domain}.',
      severalReports: '{domain} has {count} TLS-RPT records, so no reports are sent.',
      policyNotRead: 'The MTA-STS policy file could not be read: {why}',
      closedService:
        'TLS reports about {domain} go to the Mail Check service only, which was due to close by 31 March 2026. Check that somebody reads them.',
      notTested: 'The {type} record of {name} could not be looked up: {why}.',
    },
  },
  siteNeeds: ['dns'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ dns }) {
    if (dns === null || dns.platform) return inapplicable;
    const { mx, domain } = dns;
    if (!isAnswered(mx.status)) return cantTell<Message>([notLookedUp('notTested', domain, 'MX', mx)]);
    if (mx.records.every(({ exchange }) => exchange === '')) return inapplicable;
    const parts = [judgeMtaSts(dns), judgeTlsRpt(dns)];
    const faults = parts.flatMap((part) => part.faults);
    const doubts = parts.flatMap((part) => part.doubts);
    return faults.length > 0 || doubts.length === 0 ? failedIf<Message>(faults) : cantTell<Message>(doubts);
  },
});

const fault = (...faults: Finding<Message>[]): Judged => ({ faults, doubts: [] });
const doubt = (...doubts: Finding<Message>[]): Judged => ({ faults: [], doubts });

function judgeMtaSts({ domain, mx, mtaSts: { looked, policy } }: DnsFacts): Judged {
  const name = `_mta-sts.${domain}`;
  const at = atRecord(name, 'TXT');
  if (!isAnswered(looked.status)) return doubt(notLookedUp('notTested', name, 'TXT', looked));
  const count = looked.records.length;
  if (count === 0) return fault({ message: 'noRecord', at, data: { domain } });
  if (count > 1) return fault({ message: 'severalRecords', at, data: { domain, count } });
  const servers = mx.records.map(({ exchange }) => exchange).filter(Boolean);
  return policy === null ? fault() : judgePolicy(policy, servers);
}

/** What a server may say to us and not to senders of mail is a question, not a fault. */
const MAYBE_OURS = (status: number) => [401, 403, 429].includes(status) || status >= 500;

function judgePolicy({ url, host, status, problem, body, truncated }: PolicyFile, servers: readonly string[]): Judged {
  const at = { kind: 'request', url } as const;
  if (host === 'no-name' || host === 'no-data')
    return fault({ message: 'noPolicy', at, data: { why: 'its host does not exist' } });
  if (status === null) return doubt({ message: 'policyNotRead', at, data: { why: problem ?? '' } });
  const why = `the server answers with status ${status}`;
  if (MAYBE_OURS(status)) return doubt({ message: 'policyNotRead', at, data: { why: `${why}.` } });
  if (status !== 200) return fault({ message: 'noPolicy', at, data: { why } });
  if (truncated) return doubt({ message: 'policyNotRead', at, data: { why: 'it is longer than the scanner reads.' } });
  const read = readPolicy(body);
  if (!read.ok) return fault({ message: 'badPolicy', at, data: { why: read.why } });
  const { mode, mx } = read;
  if (mode !== 'enforce') return fault({ message: 'notEnforced', at, data: { mode } });
  const uncovered = servers.filter((server) => !isCovered(server, mx));
  return fault(
    ...uncovered.map((server) => ({ message: 'notCovered', at, data: { server: short(server, 120) } }) as const),
  );
}

function judgeTlsRpt({ domain, tlsRpt }: DnsFacts): Judged {
  const name = `_smtp._tls.${domain}`;
  const at = atRecord(name, 'TXT');
  if (!isAnswered(tlsRpt.status)) return doubt(notLookedUp('notTested', name, 'TXT', tlsRpt));
  const [record, ...more] = tlsRpt.records;
  if (record === undefined) return fault({ message: 'noReports', at, data: { domain } });
  if (more.length > 0) return fault({ message: 'severalReports', at, data: { domain, count: more.length + 1 } });
  return reportsOnlyToClosedService(record) ? doubt({ message: 'closedService', at, data: { domain } }) : fault();
}
