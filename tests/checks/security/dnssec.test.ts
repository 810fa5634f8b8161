import { dnssec } from '../../../checks/security/dnssec.ts';
import type { DnssecFacts } from '../../../src/model/seen/dns.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';

const site = (rest: Partial<DnssecFacts> = {}) => ({
  site: {
    dnssec: {
      domain: 'ambleford.example',
      status: 'found',
      authentic: true,
      unchecked: null,
      ds: 'found',
      ...rest,
    } as const,
  },
  pages: [],
});
const domain = 'ambleford.example';

siteCheckCases(dnssec, {
  passed: [
    { name: 'signed', ...site() },
    { name: 'signed, below the top of its zone', ...site({ status: 'no-data', ds: 'no-data' }) },
  ],
  failed: [
    { name: 'not signed', ...site({ authentic: false, ds: 'no-data' }), messages: ['unsigned'], data: [{ domain }] },
  ],
  cantTell: [
    {
      name: 'wrong signatures',
      ...site({ status: 'failed', authentic: false, unchecked: 'found' }),
      messages: ['wrong'],
      data: [{ domain }],
    },
    { name: 'signed in a way the server does not know', ...site({ authentic: false }), messages: ['notTrusted'] },
    {
      name: 'no answer',
      ...site({ status: 'failed', authentic: false, unchecked: 'failed', ds: 'failed' }),
      messages: ['notTested'],
      data: [{ name: domain, type: 'SOA', why: 'the DNS server could not find out' }],
    },
    { name: 'no answer about the zone above', ...site({ authentic: false, ds: 'not-asked' }), messages: ['notTested'] },
  ],
  inapplicable: [{ name: 'an address', site: { dnssec: null }, pages: [] }],
});
