import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDns } from '../../../../src/gather/dns/dns.ts';
import { isSpf, spfTerms } from '../../../../src/gather/dns/spf-terms.ts';
import { taggedText } from '../../../../src/gather/dns/tags.ts';

/** A server that answers the right question with whatever it likes behind it. */
const server = createSocket('udp4');
let tail = Buffer.alloc(0);
let counts = Buffer.alloc(6);

beforeAll(async () => {
  server.on('message', (query, from) => {
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(0x8180, 2);
    counts.copy(head, 6);
    const end = query.indexOf(0, 12) + 5;
    server.send(Buffer.concat([head, query.subarray(12, end), tail]), from.port, from.address);
  });
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

describe('a hostile DNS server', () => {
  it('gets no more out of us than a status', async () => {
    const dns = openDns({ servers: [{ address: '127.0.0.1', port: server.address().port }], attempts: [40] });
    const bytes = fc.uint8Array({ maxLength: 200 });
    const three = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3));
    const type = fc.constantFrom('A', 'AAAA', 'NS', 'TXT', 'MX', 'CAA', 'SOA', 'DS');
    await fc.assert(
      fc.asyncProperty(bytes, three, type, async (garbage, numbers, asked) => {
        tail = Buffer.from(garbage);
        counts = Buffer.from(numbers.flatMap((n) => [0, n]));
        const { status, records } = await dns.ask('southmere.example', asked);
        expect(['found', 'no-data', 'timed-out']).toContain(status);
        expect(records.length > 0).toBe(status === 'found');
        expect(JSON.parse(JSON.stringify(records))).toEqual(records);
      }),
      { numRuns: 60 },
    );
  });
});

describe('records that anybody may write', () => {
  it('are read without a fault', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('include:', 'a:x/24//64', 'redirect=', '-all', '%{i}', 'ip6:::/0', 'v=spf1', 'exists:%{i/}'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const record = ['v=spf1', ...words].join(' ');
        expect(isSpf(record)).toBe(true);
        const terms = spfTerms(record, 'southmere.example');
        expect(terms.length).toBe(words.join(' ').split(' ').filter(Boolean).length);
        for (const term of terms) if ('domain' in term) expect(term.domain.length).toBeLessThanOrEqual(255);
        for (const [name] of taggedText(record).tags) expect(name).toMatch(/^[\w-]+$/);
      }),
      { numRuns: 300 },
    );
  });
});

it('no record takes long to read, however many spaces are in it', () => {
  const before = process.cpuUsage();
  expect(taggedText(`v=DMARC1; p=a${' '.repeat(64_000)}b`).tags).toHaveLength(2);
  expect(process.cpuUsage(before).user).toBeLessThan(300_000);
});
