import { caa } from '../../../checks/security/caa.ts';
import type { DnsFacts } from '../../../src/model/seen/dns.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { dnsFacts, found, looked } from '../../helpers/dns-evidence.ts';

const site = (dns: DnsFacts | null) => ({ site: { dns }, pages: [] });
const records = (...tags: string[]) => found(...tags.map((tag) => ({ tag, value: 'ca.example', critical: false })));
const climbed = (...seen: DnsFacts['caa'][number]['looked'][]) =>
  site(
    dnsFacts({
      caa: seen.map((one, n) => ({
        name: ['www.ambleford.example', 'ambleford.example', 'example'][n] ?? '',
        looked: one,
      })),
    }),
  );
const none = looked('no-data');

siteCheckCases(caa, {
  passed: [
    { name: 'on the domain above', ...site(dnsFacts()) },
    { name: 'on the host', ...climbed(records('issue')) },
    { name: 'nobody may', ...climbed(none, found({ tag: 'issue', value: ';', critical: false })) },
  ],
  failed: [
    {
      name: 'nowhere',
      ...climbed(none, none, looked('no-name')),
      messages: ['missing'],
      data: [{ host: 'www.ambleford.example' }],
    },
    {
      name: 'only for certificates with a star and for reports',
      ...climbed(none, records('iodef', 'issuewild')),
      messages: ['noIssuer'],
      data: [{ name: 'ambleford.example' }],
    },
  ],
  cantTell: [
    {
      name: 'no answer on the way',
      ...climbed(none, looked('timed-out')),
      messages: ['notTested'],
      data: [{ name: 'ambleford.example', type: 'CAA', why: 'the DNS server gave no answer in time' }],
    },
  ],
  inapplicable: [{ name: 'an address', ...site(null) }],
});
