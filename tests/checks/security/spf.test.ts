import { spf } from '../../../checks/security/spf.ts';
import type { DnsFacts, SpfSeen } from '../../../src/model/seen/dns.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { dnsFacts, looked, spfSeen } from '../../helpers/dns-evidence.ts';

const site = (dns: DnsFacts | null) => ({ site: { dns }, pages: [] });
const seen = (rest: Partial<SpfSeen>, record?: string | readonly string[]) =>
  site(dnsFacts({ spf: spfSeen(record, rest) }));
const domain = 'ambleford.example';

siteCheckCases(spf, {
  passed: [
    { name: 'closed', ...seen({}) },
    { name: 'nearly closed', ...seen({ all: '~' }) },
    {
      name: 'ten look-ups and two that lead nowhere',
      ...seen({ lookups: 10, voids: ['a:x.example', 'mx:y.example'] }),
    },
    { name: 'no mail at all', ...seen({ lookups: 0 }, 'v=spf1 -all') },
  ],
  failed: [
    { name: 'none', ...seen({ all: null, lookups: 0 }, []), messages: ['missing'], data: [{ domain }] },
    {
      name: 'two',
      ...seen({ all: null }, ['v=spf1 -all', 'v=spf1 ~all']),
      messages: ['several'],
      data: [{ domain, count: 2 }],
    },
    {
      name: 'everybody',
      ...seen({ all: '+' }),
      messages: ['notClosed'],
      data: [{ domain, end: '+all', record: 'v=spf1 mx -all' }],
    },
    {
      name: 'perhaps',
      ...seen({ all: '?' }),
      messages: ['notClosed'],
      data: [{ domain, end: '?all', record: 'v=spf1 mx -all' }],
    },
    { name: 'no end', ...seen({ all: null }), messages: ['noEnd'] },
    {
      name: 'eleven look-ups',
      ...seen({ lookups: 11 }),
      messages: ['tooMany'],
      data: [{ domain, count: 11, record: 'v=spf1 mx -all' }],
    },
    {
      name: 'what does not work',
      ...seen({
        broken: [
          { term: 'include:a.example', why: 'none' },
          { term: 'include:b.example', why: 'several' },
          { term: 'include:c.example', why: 'loop' },
        ],
        unknown: ['ipv4:192.0.2.1'],
      }),
      messages: ['broken', 'broken', 'broken', 'unknown'],
      data: [
        { domain, term: 'include:a.example', why: 'that domain has no SPF record' },
        { domain, term: 'include:b.example', why: 'that domain has more than one SPF record' },
        { domain, term: 'include:c.example', why: 'it leads back to where it came from' },
        { domain, term: 'ipv4:192.0.2.1' },
      ],
    },
    {
      name: 'a redirect to nothing, which says nothing of the end',
      ...seen({ all: null, broken: [{ term: 'redirect=a.example', why: 'none' }] }),
      messages: ['broken'],
    },
    {
      name: 'certain faults are told before doubts',
      ...seen({ all: '+', open: [{ term: 'include:a.example', why: 'no-answer' }] }),
      messages: ['notClosed'],
    },
  ],
  cantTell: [
    {
      name: 'three names that lead nowhere',
      ...seen({ voids: ['a:x.example', 'mx:y.example', 'a:z.example'] }),
      messages: ['voids'],
      data: [{ domain, count: 3, terms: 'a:x.example, mx:y.example, a:z.example' }],
    },
    {
      name: 'what cannot be followed',
      ...seen({
        all: null,
        open: [
          { term: 'redirect=%{d}.spf.example', why: 'macro' },
          { term: 'include:b.example', why: 'no-answer' },
        ],
      }),
      messages: ['open', 'open'],
    },
    {
      name: 'no answer',
      ...seen({ looked: looked('timed-out'), all: null }),
      messages: ['notTested'],
      data: [{ name: domain, type: 'TXT', why: 'the DNS server gave no answer in time' }],
    },
  ],
  inapplicable: [
    { name: 'an address', ...site(null) },
    { name: 'a name on a platform', ...site(dnsFacts({ platform: true, spf: spfSeen([]) })) },
  ],
});
