import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { DnsFacts, TaggedText } from '../../src/model/seen/dns.ts';
import { atRecord, isAnswered, notLookedUp, reportsOnlyToClosedService, tagOf } from '../lib/dns.ts';
import { short } from '../lib/headers.ts';

type Message =
  | 'missing'
  | 'several'
  | 'noPolicy'
  | 'open'
  | 'partial'
  | 'subdomains'
  | 'deadReports'
  | 'refusedReports'
  | 'closedService'
  | 'notTested';

export const dmarc = defineSiteCheck({
  meta: {
    id: 'security/dmarc',
    title: 'DMARC policy is quarantine or reject',
    kind: 'automatic',
    why: 'DMARC tells receivers what to do with mail that only claims to come from the council. Without a policy, forged mail is delivered like any other.',
    affects: 'People who get mail in the name of the council, and those who are cheated in its name.',
    fix: 'Publish one TXT record at _dmarc below your domain, such as: v=DMARC1; p=quarantine; rua=mailto:dmarc@council.example. Read the reports, and move on to p=reject.',
    severity: 'serious',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://www.gov.uk/government/publications/email-security-standards/domain-based-message-authentication-reporting-and-conformance-dmarc',
      'https://www.rfc-editor.org/rfc/rfc7489',
    ],
    messages: {
      missing: '{domain} has no DMARC record.',
      several: '{domain} has {count} DMARC records, so receivers use none of them.',
      noPolicy:
        'The DMARC record of {domain} has no policy that receivers know: p must be none, quarantine or reject. The record: {record}',
      open: 'The DMARC policy of {domain} is none, so forged mail is delivered. The record: {record}',
      partial: 'The DMARC policy of {domain} holds for {pct} per cent of the mail only. The record: {record}',
      subdomains:
        'The DMARC policy of {domain} leaves out all names below it (sp=none). Forged mail from there is delivered.',
      deadReports: 'DMARC reports about {domain} go to {address}, but nobody takes mail there.',
      refusedReports:
        'DMARC reports about {domain} are meant for {address}, but {reader} does not say that it takes them, so they are not sent.',
      closedService:
        'DMARC reports about {domain} go to the Mail Check service only, which was due to close by 31 March 2026. Check that somebody reads them.',
      notTested: 'The DMARC record of {name} could not be looked up: {why}.',
    },
  },
  siteNeeds: ['dns'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ dns }) {
    if (dns === null || dns.platform) return inapplicable;
    const { domain } = dns;
    const { at: speaker, looked } = dns.dmarc;
    const at = atRecord(`_dmarc.${speaker}`, 'TXT');
    if (!isAnswered(looked.status))
      return cantTell<Message>([notLookedUp('notTested', `_dmarc.${speaker}`, 'TXT', looked)]);
    const [record, ...more] = looked.records;
    if (record === undefined) return failedIf<Message>([{ message: 'missing', at, data: { domain } }]);
    if (more.length > 0)
      return failedIf<Message>([{ message: 'several', at, data: { domain: speaker, count: more.length + 1 } }]);
    const faults = policyFaults(record, dns).map(({ message, pct }) => ({
      message,
      at,
      data: { domain: speaker, ...(pct === undefined ? {} : { pct }), record: short(record.text, 300) },
    }));
    if (faults.length > 0) return failedIf<Message>(faults);
    const doubts = [...subdomainsOpen(record, dns), ...reportDoubts(record, dns)];
    return doubts.length > 0 ? cantTell<Message>(doubts) : failedIf<Message>([]);
  },
});

const POLICIES = ['none', 'quarantine', 'reject'];
const policyIn = (record: TaggedText, tag: 'p' | 'sp') => tagOf(record, tag)?.toLowerCase();

function policyFaults(
  record: TaggedText,
  { domain, dmarc: { at } }: DnsFacts,
): readonly { readonly message: Message; readonly pct?: number }[] {
  const p = policyIn(record, 'p');
  const sp = policyIn(record, 'sp');
  // From above, what is said of names below counts.
  const policy = at === domain || sp === undefined || !POLICIES.includes(sp) ? p : sp;
  if (p === undefined || !POLICIES.includes(p)) return [{ message: 'noPolicy' }];
  if (policy === 'none') return [{ message: 'open' }];
  const pct = /^\d{1,3}$/.exec(tagOf(record, 'pct') ?? '')?.[0];
  return pct !== undefined && Number(pct) < 100 ? [{ message: 'partial', pct: Number(pct) }] : [];
}

function subdomainsOpen(record: TaggedText, { domain, dmarc: { at } }: DnsFacts): readonly Finding<Message>[] {
  if (at !== domain || policyIn(record, 'sp') !== 'none') return [];
  return [{ message: 'subdomains', at: atRecord(`_dmarc.${domain}`, 'TXT'), data: { domain } }];
}

function reportDoubts(
  record: TaggedText,
  { domain, dmarc: { at: speaker, reports } }: DnsFacts,
): readonly Finding<Message>[] {
  const at = atRecord(`_dmarc.${speaker}`, 'TXT');
  const dead = reports.filter(({ receives }) => receives === 'no');
  const refused = reports.filter(({ receives, accepts }) => receives !== 'no' && accepts === 'no');
  return [
    ...dead.map(
      ({ address }) => ({ message: 'deadReports', at, data: { domain, address: short(address, 120) } }) as const,
    ),
    ...refused.map(
      ({ address, domain: reader }) =>
        ({ message: 'refusedReports', at, data: { domain, address: short(address, 120), reader } }) as const,
    ),
    ...(speaker === domain && reportsOnlyToClosedService(record)
      ? [{ message: 'closedService', at, data: { domain } } as const]
      : []),
  ];
}
