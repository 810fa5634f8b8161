import { danglingDns } from '../../../checks/security/dangling-dns.ts';
import type { NameMet } from '../../../src/model/seen/dns.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { dnsFacts } from '../../helpers/dns-evidence.ts';
import { link } from '../../helpers/evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const met = (host: string, rest: Partial<NameMet> = {}): NameMet => ({
  host,
  own: host.endsWith('ambleford.example'),
  met: 'link',
  status: 'found',
  aliases: [],
  ...rest,
});
const site = (looked: readonly NameMet[], total = looked.length) => ({
  site: { dns: dnsFacts({ names: { looked, total } }) },
  pages: [
    { url: `${ORIGIN}/b`, links: [link('Old', 'https://old.ambleford.example/x')], requests: [] },
    {
      url: `${ORIGIN}/a`,
      links: [link('Old', 'https://old.ambleford.example/')],
      requests: [request('https://lapsed.example/a.js')],
    },
  ],
});

siteCheckCases(danglingDns, {
  passed: [
    {
      name: 'all lead somewhere',
      ...site([met('www.ambleford.example'), met('cdn.example', { aliases: ['edge.example'] })]),
    },
    { name: 'a name without an address of its own', ...site([met('zone.ambleford.example', { status: 'no-data' })]) },
  ],
  cantTell: [
    {
      name: 'names that lead nowhere',
      ...site([
        met('old.ambleford.example', { status: 'no-name', aliases: ['a.example', 'b.closed-cloud.example'] }),
        met('half.ambleford.example', { status: 'no-data', aliases: ['c.example'] }),
        met('gone.ambleford.example', { status: 'no-name' }),
        met('lapsed.example', { status: 'no-name' }),
      ]),
      messages: ['alias', 'alias', 'gone', 'lapsed'],
      data: [
        { host: 'old.ambleford.example', target: 'b.closed-cloud.example' },
        { host: 'half.ambleford.example', target: 'c.example' },
        { host: 'gone.ambleford.example' },
        { host: 'lapsed.example' },
      ],
      at: [`${ORIGIN}/a`, undefined, undefined, `${ORIGIN}/a`],
    },
    {
      name: 'names that were not looked up',
      ...site([met('www.ambleford.example'), met('slow.example', { status: 'timed-out' })], 9),
      messages: ['notLooked'],
      data: [{ count: 8 }],
    },
  ],
  inapplicable: [
    { name: 'an address', site: { dns: null }, pages: [] },
    { name: 'no name of which DNS was asked', ...site([]) },
  ],
});
