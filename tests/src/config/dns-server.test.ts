import { describe, expect, it } from 'vitest';
import { parseDnsServer } from '../../../src/config/dns-server.ts';

describe('parseDnsServer', () => {
  it.each([
    ['192.0.2.53', '192.0.2.53', 53],
    ['192.0.2.53:5353', '192.0.2.53', 5353],
    ['255.255.255.255:65535', '255.255.255.255', 65_535],
    ['2001:db8::1', '2001:db8::1', 53],
    ['[2001:db8::1]', '2001:db8::1', 53],
    ['[2001:DB8::1]:80', '2001:DB8::1', 80],
    ['::1', '::1', 53],
  ])('%s', (text, address, port) => {
    expect(parseDnsServer(text)).toEqual({ address, port });
  });

  it.each([
    'dns.example',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.53:0',
    '192.0.2.53:65536',
    '192.0.2.53:',
    '2001:db8::1::2',
    '[2001:db8::1',
    '[2001:db8::1]:0',
    ':::',
    '53',
    ' 192.0.2.53',
    '',
  ])('not %j', (text) => {
    expect(parseDnsServer(text)).toBeUndefined();
  });
});
