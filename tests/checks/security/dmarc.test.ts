import { dmarc } from '../../../checks/security/dmarc.ts';
import type { DnsFacts, ReportAddress } from '../../../src/model/seen/dns.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { dnsFacts, found, looked, tagged } from '../../helpers/dns-evidence.ts';

const domain = 'ambleford.example';
const site = (dns: DnsFacts | null) => ({ site: { dns }, pages: [] });
const dmarcSeen = (rest: Partial<DnsFacts['dmarc']>) =>
  site(dnsFacts({ dmarc: { at: domain, looked: looked('no-name'), reports: [], ...rest } }));
const record = (...texts: string[]) => dmarcSeen({ looked: found(...texts.map(tagged)) });
const above = (text: string) => dmarcSeen({ at: 'gov.example', looked: found(tagged(text)) });
const reports = (...rest: Partial<ReportAddress>[]) =>
  dmarcSeen({
    looked: found(tagged('v=DMARC1; p=reject; rua=mailto:a@x.example')),
    reports: rest.map((one) => ({
      tag: 'rua',
      address: 'a@x.example',
      domain: 'x.example',
      receives: 'yes',
      accepts: 'yes',
      ...one,
    })),
  });

siteCheckCases(dmarc, {
  passed: [
    { name: 'reject', ...record('v=DMARC1; p=reject') },
    { name: 'quarantine for all', ...record('v=DMARC1;p=Quarantine;pct=100;sp=reject') },
    { name: 'pct that is no number counts as 100', ...record('v=DMARC1; p=reject; pct=all') },
    { name: 'from the domain above', ...above('v=DMARC1; p=none; sp=reject') },
    { name: 'from the domain above, for all alike', ...above('v=DMARC1; p=reject') },
    {
      name: 'reports that arrive',
      ...reports({}, { accepts: 'not-needed' }, { receives: 'unknown', accepts: 'unknown' }),
    },
    {
      name: 'a second address beside the closed service',
      ...record('v=DMARC1; p=reject; rua=mailto:d@mailcheck.service.ncsc.gov.uk,mailto:a@ambleford.example'),
    },
  ],
  failed: [
    { name: 'none', ...dmarcSeen({}), messages: ['missing'], data: [{ domain }] },
    {
      name: 'two',
      ...record('v=DMARC1; p=reject', 'v=DMARC1; p=none'),
      messages: ['several'],
      data: [{ domain, count: 2 }],
    },
    {
      name: 'a policy of none',
      ...record('v=DMARC1; p=none'),
      messages: ['open'],
      data: [{ domain, record: 'v=DMARC1; p=none' }],
    },
    { name: 'no policy', ...record('v=DMARC1; rua=mailto:a@x.example'), messages: ['noPolicy'] },
    { name: 'a policy nobody knows', ...record('v=DMARC1; p=monitor'), messages: ['noPolicy'] },
    {
      name: 'part of the mail',
      ...record('v=DMARC1; p=reject; pct=5'),
      messages: ['partial'],
      data: [{ domain, pct: 5, record: 'v=DMARC1; p=reject; pct=5' }],
    },
    {
      name: 'none for those below',
      ...above('v=DMARC1; p=reject; sp=none'),
      messages: ['open'],
      data: [{ domain: 'gov.example', record: 'v=DMARC1; p=reject; sp=none' }],
    },
    { name: 'a fault before a doubt', ...record('v=DMARC1; p=none; sp=none'), messages: ['open'] },
  ],
  cantTell: [
    { name: 'names below are left out', ...record('v=DMARC1; p=reject; sp=none'), messages: ['subdomains'] },
    {
      name: 'reports go nowhere',
      ...reports({ receives: 'no', accepts: 'no' }, { accepts: 'no' }),
      messages: ['deadReports', 'refusedReports'],
      data: [
        { domain, address: 'a@x.example' },
        { domain, address: 'a@x.example', reader: 'x.example' },
      ],
    },
    {
      name: 'only to the service that closed',
      ...record(
        'v=DMARC1; p=reject; rua=mailto:dmarc-rua@dmarc.mailcheck.service.ncsc.gov.uk, mailto:x@mailcheck.service.ncsc.gov.uk!10m',
      ),
      messages: ['closedService'],
    },
    {
      name: 'no answer',
      ...dmarcSeen({ looked: looked('failed') }),
      messages: ['notTested'],
      data: [{ name: `_dmarc.${domain}`, type: 'TXT', why: 'the DNS server could not find out' }],
    },
  ],
  inapplicable: [
    { name: 'an address', ...site(null) },
    { name: 'a name on a platform', ...site(dnsFacts({ platform: true })) },
  ],
});
