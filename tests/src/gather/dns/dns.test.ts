import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DnsFixture, serveDns } from '../../../../fixtures/lib/dns-server.ts';
import { bounded } from '../../../../src/gather/dns/bounded.ts';
import { type Dns, openDns, type Reply } from '../../../../src/gather/dns/dns.ts';
import { overTcp } from '../../../../src/gather/dns/exchange.ts';
import { closedPort } from '../../../helpers/loopback.ts';

const LONG = 'x'.repeat(9000);

let server: DnsFixture;
let dns: Dns;

beforeAll(async () => {
  server = await serveDns(
    {
      '.': { SOA: 'root.example' },
      'southmere.example': {
        A: ['192.0.2.9', '192.0.2.10'],
        MX: ['20 b.southmere.example', '10 a.southmere.example', '0 .'],
        TXT: ['v=spf1 -all', `long ${'y'.repeat(400)}`],
        CAA: ['0 issue "ca.example"', '128 other "x"'],
        NS: ['NS1.Southmere.Example'],
        SOA: 'ns1.southmere.example',
        DS: ['1 8 2'],
      },
      'www.southmere.example': { CNAME: 'edge.southmere.example' },
      'edge.southmere.example': { CNAME: 'southmere.example' },
      'gone.southmere.example': { CNAME: 'nowhere.supplier.example' },
      'round.southmere.example': { CNAME: 'round.southmere.example' },
      'huge.southmere.example': { TXT: [LONG, LONG.replaceAll('x', 'z'), 'q'.repeat(30_000)] },
      'deep.below.southmere.example': { A: ['192.0.2.1'] },
      '*.wild.southmere.example': { TXT: ['anything'] },
      'broken.southmere.example': { state: 'broken' },
      'silent.southmere.example': { state: 'silent' },
      'garbled.southmere.example': { state: 'garbled' },
    },
    { signed: ['southmere.example'] },
  );
  dns = openDns({ servers: [server], attempts: [150, 150] });
});
afterAll(() => server.close());

const seen = ({ status, records, aliases }: Reply<unknown>) => ({ status, records, aliases });
const missing = (status: string, ...aliases: string[]) => ({ status, records: [], aliases });

describe('asking for names', () => {
  it('sorts what it finds', async () => {
    expect(seen(await dns.ask('southmere.example', 'A'))).toEqual({
      status: 'found',
      records: ['192.0.2.10', '192.0.2.9'],
      aliases: [],
    });
    expect((await dns.ask('SOUTHMERE.example', 'NS')).records).toEqual(['ns1.southmere.example']);
    expect((await dns.ask('southmere.example', 'DS')).records).toEqual(['1 8 2']);
    expect((await dns.ask('southmere.example', 'SOA')).records).toEqual(['ns1.southmere.example']);
  });

  it('puts the strings of a text together and reads mail servers and issuers', async () => {
    expect((await dns.ask('southmere.example', 'TXT')).records).toEqual([`long ${'y'.repeat(400)}`, 'v=spf1 -all']);
    expect((await dns.ask('southmere.example', 'MX')).records).toEqual([
      { preference: 0, exchange: '' },
      { preference: 10, exchange: 'a.southmere.example' },
      { preference: 20, exchange: 'b.southmere.example' },
    ]);
    expect((await dns.ask('southmere.example', 'CAA')).records).toEqual([
      { tag: 'issue', value: 'ca.example', critical: false },
      { tag: 'other', value: 'x', critical: true },
    ]);
  });

  it('tells a name that does not exist from one without such records', async () => {
    expect(seen(await dns.ask('nobody.southmere.example', 'A'))).toEqual(missing('no-name'));
    expect(seen(await dns.ask('southmere.example', 'AAAA'))).toEqual(missing('no-data'));
    expect(seen(await dns.ask('below.southmere.example', 'A'))).toEqual(missing('no-data'));
    expect((await dns.ask('any.thing.wild.southmere.example', 'TXT')).records).toEqual(['anything']);
  });

  it('follows aliases, to where there is nothing as well', async () => {
    const www = await dns.ask('www.southmere.example', 'A');
    expect(www.aliases).toEqual(['edge.southmere.example', 'southmere.example']);
    expect(www.records).toEqual(['192.0.2.10', '192.0.2.9']);
    expect(seen(await dns.ask('gone.southmere.example', 'A'))).toEqual(missing('no-name', 'nowhere.supplier.example'));
    expect(seen(await dns.ask('round.southmere.example', 'A'))).toEqual(missing('no-data', 'round.southmere.example'));
  });

  it('asks over a connection for what does not fit into a datagram', async () => {
    const { status, records } = await dns.ask('huge.southmere.example', 'TXT');
    expect([status, records.map((one) => [one[0], one.length])]).toEqual([
      'found',
      [
        ['q', 30_000],
        ['x', 9000],
        ['z', 9000],
      ],
    ]);
    expect(server.asked).toContain('tcp TXT huge.southmere.example');
  });

  it('says what is no answer', async () => {
    expect(seen(await dns.ask('broken.southmere.example', 'A'))).toEqual(missing('failed'));
    expect(seen(await dns.ask('silent.southmere.example', 'A'))).toEqual(missing('timed-out'));
    expect(seen(await dns.ask('garbled.southmere.example', 'A'))).toEqual(missing('timed-out'));
    const deaf = openDns({ servers: [{ address: '127.0.0.1', port: await closedPort() }], attempts: [100] });
    expect(seen(await deaf.ask('southmere.example', 'A'))).toEqual(missing('timed-out'));
  });

  it('gives up at once what is under way when it is told to, over a datagram and over a connection, and asks no more', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const port = (silent.address() as AddressInfo).port;
    const stop = new AbortController();
    const patient = openDns({ servers: [server, server], attempts: [20_000, 20_000], signal: stop.signal });
    const question = { bytes: new Uint8Array(12), fits: () => true };
    const asking = [
      patient.ask('silent.southmere.example', 'A'),
      overTcp({ address: '127.0.0.1', port }, question, { ms: 20_000, signal: stop.signal }),
    ];
    const before = server.asked.length;
    await expect.poll(() => server.asked.length).toBe(before + 1);
    const began = performance.now();
    stop.abort();
    expect(await Promise.all(asking)).toEqual([expect.objectContaining(missing('timed-out')), undefined]);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(seen(await patient.ask('southmere.example', 'A'))).toEqual(missing('timed-out'));
    expect(server.asked).toHaveLength(before + 1);
    silent.close();
  });

  it('asks the next server where the first one does not know', async () => {
    const port = await closedPort();
    const both = openDns({ servers: [{ address: '127.0.0.1', port }, server], attempts: [100] });
    expect((await both.ask('southmere.example', 'SOA')).status).toBe('found');
  });

  it('asks nobody for what cannot be a name', async () => {
    const before = server.asked.length;
    for (const name of ['', 'a..b', `${'l'.repeat(64)}.example`, `${'ab.'.repeat(90)}example`])
      expect(seen(await dns.ask(name, 'A')), name).toEqual(missing('no-name'));
    expect(server.asked.length).toBe(before);
  });

  it('passes on whether signatures were checked', async () => {
    expect((await dns.ask('www.southmere.example', 'A')).authentic).toBe(true);
    expect((await dns.ask('.', 'SOA')).authentic).toBe(false);
  });
});

describe('within bounds', () => {
  it('asks each question once and no more than so many', async () => {
    const before = server.asked.length;
    const few = bounded(dns, { most: 2, atOnce: 1, signal: new AbortController().signal });
    const [a, again, mx, ns] = await Promise.all([
      few.ask('southmere.example', 'A'),
      few.ask('Southmere.example', 'A'),
      few.ask('southmere.example', 'MX'),
      few.ask('southmere.example', 'NS'),
    ]);
    expect([a, again, mx, ns].map(({ status }) => status)).toEqual(['found', 'found', 'found', 'not-asked']);
    expect(server.asked.slice(before)).toEqual(['udp A southmere.example', 'udp MX southmere.example']);
  });

  it('asks nothing once it is stopped', async () => {
    const stopped = bounded(dns, { most: 2, atOnce: 1, signal: AbortSignal.abort() });
    expect(seen(await stopped.ask('southmere.example', 'A'))).toEqual(missing('not-asked'));
  });
});
