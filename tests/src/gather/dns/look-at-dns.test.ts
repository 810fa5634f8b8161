import { afterEach, describe, expect, it } from 'vitest';
import type { Zone } from '../../../../fixtures/lib/dns-server.ts';
import { dnsGatherer } from '../../../../src/gather/site/dns.ts';
import { dnssecGatherer } from '../../../../src/gather/site/dnssec.ts';
import type { DnsFacts } from '../../../../src/model/seen/dns.ts';
import { type Looking, type LookingOptions, lookingAt } from './looking.ts';

const open: Looking[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function looking(zone: Zone, options: LookingOptions = {}): Promise<Looking> {
  const one = await lookingAt(zone, options);
  open.push(one);
  return one;
}

async function seen(zone: Zone, options: LookingOptions = {}): Promise<DnsFacts> {
  const { around } = await looking({ ...base, ...zone }, options);
  const facts = await dnsGatherer.gather(around);
  if (facts === null) throw new Error('nothing was looked at');
  return facts;
}

const base: Zone = {
  'southmere.example': { NS: ['ns1.southmere.example'] },
  'www.southmere.example': { A: ['127.0.0.1'] },
};
const txt = (...TXT: string[]) => ({ TXT });
const none = (status: string) => ({ status, records: [] });

describe('a domain that has everything', () => {
  const zone: Zone = {
    'southmere.example': {
      NS: ['ns1.southmere.example', 'ns2.southmere.example'],
      MX: ['10 mx.southmere.example'],
      TXT: ['v=spf1 include:_spf.mail.example mx -all', 'some-service=1234'],
      CAA: ['0 issue "ca.example"'],
    },
    'www.southmere.example': { CNAME: 'edge.host.example' },
    'edge.host.example': { A: ['127.0.0.1'], AAAA: ['::1'] },
    'mx.southmere.example': { A: ['192.0.2.25'] },
    '_spf.mail.example': txt('v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all'),
    '_dmarc.southmere.example': txt('v=DMARC1; p=reject; rua=mailto:a@southmere.example,mailto:b@reports.example!10m'),
    'reports.example': { MX: ['10 mx.reports.example'] },
    'southmere.example._report._dmarc.reports.example': txt('v=DMARC1'),
    '_mta-sts.southmere.example': txt('v=STSv1; id=20261129'),
    'mta-sts.southmere.example': { A: ['127.0.0.1'] },
    '_smtp._tls.southmere.example': txt('v=TLSRPTv1; rua=mailto:tls@southmere.example'),
  };
  const body = 'version: STSv1\nmode: enforce\nmx: mx.southmere.example\nmax_age: 604800\n';

  it('is written down whole', async () => {
    const { around, hits } = await looking(zone, { policies: { 'mta-sts.southmere.example': { body } } });
    expect(await dnsGatherer.gather(around)).toEqual({
      host: 'www.southmere.example',
      domain: 'southmere.example',
      platform: false,
      addresses: { a: { status: 'found', records: ['127.0.0.1'] }, aaaa: { status: 'found', records: ['::1'] } },
      aliases: ['edge.host.example'],
      nameServers: { status: 'found', records: ['ns1.southmere.example', 'ns2.southmere.example'] },
      mx: { status: 'found', records: [{ preference: 10, exchange: 'mx.southmere.example' }] },
      caa: [
        { name: 'www.southmere.example', looked: none('no-data') },
        {
          name: 'southmere.example',
          looked: { status: 'found', records: [{ tag: 'issue', value: 'ca.example', critical: false }] },
        },
      ],
      spf: {
        looked: { status: 'found', records: ['v=spf1 include:_spf.mail.example mx -all'] },
        all: '-',
        lookups: 2,
        voids: [],
        broken: [],
        unknown: [],
        open: [],
      },
      dmarc: {
        at: 'southmere.example',
        looked: {
          status: 'found',
          records: [
            {
              text: 'v=DMARC1; p=reject; rua=mailto:a@southmere.example,mailto:b@reports.example!10m',
              tags: [
                ['v', 'DMARC1'],
                ['p', 'reject'],
                ['rua', 'mailto:a@southmere.example,mailto:b@reports.example!10m'],
              ],
            },
          ],
        },
        reports: [
          {
            tag: 'rua',
            address: 'a@southmere.example',
            domain: 'southmere.example',
            receives: 'yes',
            accepts: 'not-needed',
          },
          { tag: 'rua', address: 'b@reports.example', domain: 'reports.example', receives: 'yes', accepts: 'yes' },
        ],
      },
      mtaSts: {
        looked: {
          status: 'found',
          records: [
            {
              text: 'v=STSv1; id=20261129',
              tags: [
                ['v', 'STSv1'],
                ['id', '20261129'],
              ],
            },
          ],
        },
        policy: {
          url: 'https://mta-sts.southmere.example/.well-known/mta-sts.txt',
          host: 'found',
          status: 200,
          problem: null,
          type: 'text/plain',
          body,
          truncated: false,
        },
      },
      tlsRpt: {
        status: 'found',
        records: [
          {
            text: 'v=TLSRPTv1; rua=mailto:tls@southmere.example',
            tags: [
              ['v', 'TLSRPTv1'],
              ['rua', 'mailto:tls@southmere.example'],
            ],
          },
        ],
      },
      names: {
        looked: [
          {
            host: 'www.southmere.example',
            own: true,
            met: 'page',
            status: 'found',
            aliases: ['edge.host.example'],
          },
        ],
        total: 1,
      },
    });
    expect(hits).toEqual(['GET /mta-sts.southmere.example/.well-known/mta-sts.txt']);
  });

  it('is the same every time', async () => {
    const { around } = await looking(zone, { policies: { 'mta-sts.southmere.example': { body } } });
    expect(await dnsGatherer.gather(around)).toEqual(await dnsGatherer.gather(around));
  });
});

describe('where DNS has nothing to say', () => {
  it.each([
    'https://127.0.0.1:8443',
    'https://[::1]',
    'http://localhost:3000',
    'http://council.localhost',
    'http://intranet',
  ])('%s is asked nothing about', async (origin) => {
    const { around, asked } = await looking(base, { origin, links: ['https://www.westmere.example/'] });
    expect(await dnsGatherer.gather(around)).toBeNull();
    expect(await dnssecGatherer.gather(around)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('and of a domain that does not exist nothing is missing', async () => {
    const { around } = await looking({ '.': { SOA: 'root.example' } }, { signed: ['.'] });
    await expect(dnsGatherer.gather(around)).rejects.toThrow('DNS knows no domain of that name');
    await expect(dnssecGatherer.gather(around)).rejects.toThrow('DNS knows no domain of that name');
  });

  it('and where the server is silent, nothing is known', async () => {
    const silent = { state: 'silent' } as const;
    const zone = { 'southmere.example': silent, 'www.southmere.example': silent, '.': silent };
    const { around } = await looking(zone, { attempts: [100] });
    await expect(dnsGatherer.gather(around)).rejects.toThrow('The DNS server gave no answer.');
    await expect(dnssecGatherer.gather(around)).rejects.toThrow('The DNS server gave no answer.');
  });
});

describe('whose domain it is', () => {
  it.each([
    ['https://www.southmere.gov.uk', 'southmere.gov.uk', false],
    ['https://bins.services.southmere.gov.uk', 'southmere.gov.uk', false],
    ['https://apply.service.gov.uk', 'apply.service.gov.uk', false],
    ['https://southmere.github.io', 'southmere.github.io', true],
    ['https://www.southmere.gov.scot', 'southmere.gov.scot', false],
    ['https://www.southmere.llyw.cymru', 'southmere.llyw.cymru', false],
  ])('%s: %s', async (origin, domain, platform) => {
    const host = origin.replace('https://', '');
    const facts = await seen({ [host]: { A: ['127.0.0.1'] } }, { origin });
    expect([facts.host, facts.domain, facts.platform]).toEqual([host, domain, platform]);
  });
});

describe('CAA', () => {
  const issue = { CAA: ['0 issue "ca.example"'] };
  it.each<[string, Zone, [string, string][]]>([
    ['at the host', { 'www.southmere.example': issue }, [['www.southmere.example', 'found']]],
    [
      'at the top',
      { example: issue },
      [
        ['www.southmere.example', 'no-data'],
        ['southmere.example', 'no-data'],
        ['example', 'found'],
      ],
    ],
    [
      'nowhere',
      {},
      [
        ['www.southmere.example', 'no-data'],
        ['southmere.example', 'no-data'],
        ['example', 'no-data'],
      ],
    ],
    [
      'behind an alias',
      { 'www.southmere.example': { CNAME: 'edge.host.example' }, 'edge.host.example': issue },
      [['www.southmere.example', 'found']],
    ],
    ['unknown', { 'www.southmere.example': { state: 'broken' } }, [['www.southmere.example', 'failed']]],
  ])('%s', async (_, zone, climbed) => {
    const { caa } = await seen(zone);
    expect(caa.map(({ name, looked }) => [name, looked.status])).toEqual(climbed);
  });
});

describe('SPF', () => {
  const eleven = Object.fromEntries([...Array(11).keys()].map((n) => [`s${n}.example`, txt('v=spf1 ?all')]));
  const twelve = `v=spf1 ${Object.keys(eleven)
    .map((name) => `include:${name}`)
    .join(' ')} a:www.southmere.example -all`;
  type Seen = Partial<DnsFacts['spf']>;

  it.each<[string, string | readonly string[], Zone, Seen]>([
    ['none', [], {}, { looked: { status: 'no-data', records: [] }, all: null, lookups: 0 }],
    ['a record that only begins like one', ['v=spf10 -all'], {}, { looked: { status: 'no-data', records: [] } }],
    ['two records', ['v=spf1 -all', 'V=SPF1 ~all'], {}, { all: null, lookups: 0 }],
    ['everybody', 'v=spf1 +all', {}, { all: '+' }],
    ['a bare all', 'v=spf1 all', {}, { all: '+' }],
    ['what stands behind all is not read', 'v=spf1 ~all include:gone.example nonsense', {}, { all: '~', lookups: 0 }],
    ['no end', 'v=spf1 ip4:192.0.2.1', {}, { all: null }],
    [
      'everybody, by way of another record',
      'v=spf1 include:b.example -all',
      { 'b.example': txt('v=spf1 include:c.example -all'), 'c.example': txt('v=spf1 +all') },
      { all: '+', lookups: 2 },
    ],
    [
      'nobody, by way of another record',
      'v=spf1 -include:c.example ?all',
      { 'c.example': txt('v=spf1 all') },
      { all: '-' },
    ],
    [
      'perhaps, in a record that lists others',
      'v=spf1 include:c.example -all',
      { 'c.example': txt('v=spf1 ?all') },
      { all: '-' },
    ],
    ['twelve look-ups', twelve, eleven, { all: '-', lookups: 12 }],
    [
      'look-ups of what is included count',
      'v=spf1 include:a.example include:a.example -all',
      {
        'a.example': txt('v=spf1 a:www.southmere.example mx:mail.example exists:%{i}.list.example ptr ~all'),
        'mail.example': { MX: ['1 mx.example'] },
      },
      { all: '-', lookups: 10, voids: [], open: [] },
    ],
    [
      'the record it redirects to speaks',
      'v=spf1 ip4:192.0.2.1 redirect=a.example',
      { 'a.example': txt('v=spf1 ip4:192.0.2.2 ~all') },
      { all: '~', lookups: 1 },
    ],
    [
      'a loop',
      'v=spf1 include:a.example -all',
      { 'a.example': txt('v=spf1 include:southmere.example -all') },
      { lookups: 2, broken: [{ term: 'include:southmere.example', why: 'loop' }] },
    ],
    [
      'includes without one record',
      'v=spf1 include:none.example include:gone.example include:two.example redirect=gone.example',
      { 'none.example': txt('hello'), 'two.example': txt('v=spf1 -all', 'v=spf1 ~all') },
      {
        all: null,
        lookups: 4,
        broken: [
          { term: 'include:none.example', why: 'none' },
          { term: 'include:gone.example', why: 'none' },
          { term: 'include:two.example', why: 'several' },
          { term: 'redirect=gone.example', why: 'none' },
        ],
      },
    ],
    [
      'names that are not there',
      'v=spf1 a:gone.example mx exists:gone.example a:six.example/24//64 -all',
      { 'six.example': { AAAA: ['::1'] } },
      { lookups: 4, voids: ['a:gone.example', 'mx', 'exists:gone.example'] },
    ],
    [
      'what cannot be followed',
      'v=spf1 include:%{ir}.spf.example exists:%{i/}.x.example a:%{d}/24 include:broken.example a:broken.example -all',
      { 'broken.example': { state: 'broken' } },
      {
        lookups: 5,
        unknown: [],
        open: [
          { term: 'include:%{ir}.spf.example', why: 'macro' },
          { term: 'include:broken.example', why: 'no-answer' },
          { term: 'a:broken.example', why: 'no-answer' },
        ],
      },
    ],
    [
      'words that are none',
      'v=spf1 ipv4:192.0.2.1 ip4:300.1.1.1 ip4:192.0.2.0/33 ip6:192.0.2.1 include: exists -al exp=x.example other=1 -all',
      {},
      {
        all: '-',
        lookups: 0,
        unknown: ['ipv4:192.0.2.1', 'ip4:300.1.1.1', 'ip4:192.0.2.0/33', 'ip6:192.0.2.1', 'include:', 'exists', '-al'],
      },
    ],
  ])('%s', async (_, records, zone, expected) => {
    const TXT = typeof records === 'string' ? [records] : records;
    const { spf } = await seen({ ...zone, 'southmere.example': { NS: ['ns1.southmere.example'], TXT } });
    expect(spf).toMatchObject(expected);
  });

  it('does not go on for ever', async () => {
    const chain = Object.fromEntries(
      [...Array(40).keys()].map((n) => [`c${n}.example`, txt(`v=spf1 include:c${n + 1}.example -all`)]),
    );
    const { spf } = await seen({ ...chain, 'southmere.example': txt('v=spf1 include:c0.example -all') });
    expect([spf.lookups, spf.open]).toEqual([30, [{ term: 'include:c30.example', why: 'limit' }]]);
  });

  it('reads a huge record whole', async () => {
    const many = [...Array(900).keys()].map((n) => `ip4:192.0.2.${n % 256}`).join(' ');
    const { spf } = await seen({ 'southmere.example': txt(`v=spf1 ${many} ~all`, 'x'.repeat(3000)) });
    expect([spf.all, spf.unknown, spf.looked.records[0]?.length]).toEqual(['~', [], 4096]);
  });
});

describe('DMARC', () => {
  const dmarc = (record: string) => ({ '_dmarc.southmere.example': txt(record) });

  it('leaves out what is no such record', async () => {
    const { dmarc: found } = await seen({
      '*.southmere.example': txt('v=spf1 -all', 'p=none; v=DMARC1', 'v=DMARC2; p=none'),
    });
    expect(found).toEqual({ at: 'southmere.example', looked: { status: 'no-data', records: [] }, reports: [] });
  });

  it('follows an alias to whoever keeps the record', async () => {
    const zone: Zone = {
      '_dmarc.southmere.example': { CNAME: 'southmere.dmarc.supplier.example' },
      'southmere.dmarc.supplier.example': txt('v=DMARC1; p=reject'),
    };
    expect((await seen(zone)).dmarc.looked.records.map(({ text }) => text)).toEqual(['v=DMARC1; p=reject']);
  });

  it('keeps both of two records, and looks at the addresses of neither', async () => {
    const two = txt('v=DMARC1; p=none; rua=mailto:a@x.example', 'v=DMARC1;p=reject');
    const { dmarc: found } = await seen({ '_dmarc.southmere.example': two });
    expect([found.looked.records.length, found.reports]).toEqual([2, []]);
  });

  it('falls back on the domain above', async () => {
    const origin = 'https://www.southmere.gov.wales';
    const zone = {
      'www.southmere.gov.wales': { A: ['127.0.0.1'] },
      '_dmarc.gov.wales': txt('v=DMARC1; p=reject; sp=none'),
    };
    expect((await seen(zone, { origin })).dmarc).toMatchObject({ at: 'gov.wales', looked: { status: 'found' } });
    const own = { ...zone, '_dmarc.southmere.gov.wales': txt('v=DMARC1; p=none') };
    expect((await seen(own, { origin })).dmarc).toMatchObject({
      at: 'southmere.gov.wales',
      looked: { status: 'found' },
    });
    const nowhere = { 'www.southmere.gov.wales': { A: ['127.0.0.1'] } };
    expect((await seen(nowhere, { origin })).dmarc).toMatchObject({
      at: 'southmere.gov.wales',
      looked: none('no-name'),
    });
  });

  it('finds out where reports go', async () => {
    const zone: Zone = {
      ...dmarc(
        'v=DMARC1; p=none; rua=mailto:a@gone.example, mailto:b@silent.example,mailto:c@nomail.example,mailto:d@bare.example,https://x.example/; ruf=mailto:e@broken.example,mailto:f@other.southmere.example,mailto:g@any.example',
      ),
      'nomail.example': { MX: ['0 .'] },
      'bare.example': { A: ['192.0.2.1'] },
      'silent.example': { NS: ['ns.example'] },
      'broken.example': { state: 'broken' },
      'southmere.example._report._dmarc.broken.example': { state: 'broken' },
      'other.southmere.example': { MX: ['10 mx.example'] },
      'any.example': { MX: ['10 mx.example'] },
      '*._report._dmarc.any.example': txt('v=DMARC1;'),
    };
    const { dmarc: found } = await seen(zone);
    expect(found.reports.map(({ tag, address, receives, accepts }) => [tag, address, receives, accepts])).toEqual([
      ['rua', 'a@gone.example', 'no', 'no'],
      ['rua', 'b@silent.example', 'no', 'no'],
      ['rua', 'c@nomail.example', 'no', 'no'],
      ['rua', 'd@bare.example', 'yes', 'no'],
      ['ruf', 'e@broken.example', 'unknown', 'unknown'],
      ['ruf', 'f@other.southmere.example', 'yes', 'not-needed'],
      ['ruf', 'g@any.example', 'yes', 'yes'],
    ]);
  });

  it('says when it is not known', async () => {
    const { dmarc: found } = await seen({ '_dmarc.southmere.example': { state: 'silent' } }, { attempts: [200] });
    expect(found.looked).toEqual(none('timed-out'));
  });
});

describe('MTA-STS', () => {
  const record = { '_mta-sts.southmere.example': txt('v=STSv1; id=1') };
  const host = (...A: string[]) => ({ ...record, 'mta-sts.southmere.example': { A } });
  const url = 'https://mta-sts.southmere.example/.well-known/mta-sts.txt';
  const empty = { url, host: 'found', status: null, type: '', body: '', truncated: false };

  it('asks for no file where no record says that there is one, or several do', async () => {
    for (const zone of [
      { 'mta-sts.southmere.example': { A: ['127.0.0.1'] } },
      { ...host('127.0.0.1'), '_mta-sts.southmere.example': txt('v=STSv1; id=1', 'v=STSv1; id=2') },
    ]) {
      const { around, hits } = await looking({ ...base, ...zone });
      expect((await dnsGatherer.gather(around))?.mtaSts.policy).toBeNull();
      expect(hits).toEqual([]);
    }
  });

  it('does not follow a redirect', async () => {
    const policies = { 'mta-sts.southmere.example': { status: 301, location: 'https://elsewhere.example/' } };
    const { mtaSts } = await seen(host('127.0.0.1'), { policies });
    expect(mtaSts.policy).toMatchObject({ url, status: 301 });
  });

  it('reads no more than so much', async () => {
    const policies = { 'mta-sts.southmere.example': { body: 'x'.repeat(70_000), type: 'Text/HTML' } };
    const { policy } = (await seen(host('127.0.0.1'), { policies })).mtaSts;
    expect([policy?.body.length, policy?.truncated, policy?.type]).toEqual([65_536, true, 'text/html']);
  });

  it('says that there is no such host', async () => {
    expect((await seen(record)).mtaSts.policy).toEqual({
      ...empty,
      host: 'no-name',
      problem: 'There is no such host.',
    });
  });

  it('is not sent into the network that it is in', async () => {
    const problem = 'The host is said to be in a private network, so it was not asked.';
    const outside = { ...host('10.0.0.7'), 'www.southmere.example': { A: ['192.0.2.80'] } };
    expect((await seen(outside)).mtaSts.policy).toEqual({ ...empty, problem });
    const fixed = new Map([['www.southmere.example', '127.0.0.1']]);
    expect((await seen(outside, { fixed })).mtaSts.policy).toMatchObject({ status: 404 });
  });
});

describe('names met in the crawl', () => {
  it('are looked up, those of the own domain first', async () => {
    const zone: Zone = {
      'old.southmere.example': { CNAME: 'southmere.closed-cloud.example' },
      'half.southmere.example': { CNAME: 'empty.host.example' },
      'empty.host.example': { TXT: ['x'] },
      'six.example': { AAAA: ['::1'] },
      'cdn.example': { state: 'broken' },
    };
    const links = [
      'https://lapsed.example/a',
      'https://lapsed.example/b',
      'https://old.southmere.example/x',
      'https://half.southmere.example/',
      'mailto:a@mail.example',
      'https://127.0.0.1/',
      'https://six.example/',
    ];
    const { names } = await seen(zone, {
      links,
      requests: ['https://cdn.example/b.js', 'https://www.southmere.example/a.js'],
    });
    expect(names.total).toBe(6);
    expect(names.looked.map(({ host, own, met, status, aliases }) => [host, own, met, status, ...aliases])).toEqual([
      ['www.southmere.example', true, 'page', 'found'],
      ['old.southmere.example', true, 'link', 'no-name', 'southmere.closed-cloud.example'],
      ['half.southmere.example', true, 'link', 'no-data', 'empty.host.example'],
      ['cdn.example', false, 'request', 'failed'],
      ['lapsed.example', false, 'link', 'no-name'],
      ['six.example', false, 'link', 'found'],
    ]);
  });

  it('are not asked about where the scan was told where to connect', async () => {
    const fixed = new Map([['new.southmere.example', '127.0.0.1']]);
    const { names } = await seen({}, { links: ['https://new.southmere.example/'], fixed });
    expect(names.looked.map(({ host }) => host)).toEqual(['www.southmere.example']);
  });

  it('are 250 at the most', async () => {
    const links = [...Array(300).keys()].map((n) => `https://host${n}.example/`);
    const { names } = await seen({}, { links });
    expect([names.looked.length, names.total]).toEqual([250, 301]);
  });
});

describe('signatures', () => {
  const zone: Zone = {
    '.': { SOA: 'root.example' },
    'southmere.example': { SOA: 'ns1.southmere.example', DS: ['1 8 2'] },
    'www.southmere.example': { A: ['127.0.0.1'] },
  };

  it.each<[string, readonly string[], Zone, object]>([
    ['signed', ['.', 'southmere.example'], {}, { status: 'found', authentic: true, unchecked: null, ds: 'found' }],
    [
      'not signed',
      ['.'],
      { 'southmere.example': { SOA: 'ns1.southmere.example' } },
      { status: 'found', authentic: false, unchecked: null, ds: 'no-data' },
    ],
    [
      'wrong',
      ['.', 'southmere.example'],
      { 'southmere.example': { SOA: 'ns1.southmere.example', state: 'forged' } },
      { status: 'failed', authentic: false, unchecked: 'found', ds: 'failed' },
    ],
    [
      'not to be had',
      ['.', 'southmere.example'],
      { 'southmere.example': { state: 'broken' } },
      { status: 'failed', authentic: false, unchecked: 'failed', ds: 'failed' },
    ],
  ])('%s', async (_, signed, more, facts) => {
    const { around } = await looking({ ...zone, ...more }, { signed });
    expect(await dnssecGatherer.gather(around)).toEqual({ domain: 'southmere.example', ...facts });
  });

  it('are told only by a server that checks them', async () => {
    const { around } = await looking(zone, { signed: ['southmere.example'] });
    await expect(dnssecGatherer.gather(around)).rejects.toThrow('The DNS server does not check signatures.');
  });
});
