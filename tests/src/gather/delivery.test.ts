import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../../src/gather/page/delivery.ts';

const timing = (unpacked: number, blocking = false) => ({ url: 'https://a.example/', unpacked, blocking });
const lifetime = (headers: Record<string, string>) => deliveryOf(headers, 'h2', 100, undefined).lifetime;

describe('how long a browser may keep a file', () => {
  const date = 'Mon, 02 Nov 2026 09:00:00 GMT';
  it.each([
    ['nothing said', {}, null],
    ['seven days', { 'cache-control': 'public, max-age=604800' }, 604_800],
    ['in quotes and capitals', { 'cache-control': 'Max-Age="60"' }, 60],
    ['a limit for shared caches only', { 'cache-control': 's-maxage=604800' }, null],
    ['both limits', { 'cache-control': 's-maxage=604800, max-age=0' }, 0],
    ['longer than a year', { 'cache-control': 'max-age=999999999999' }, 366 * 86_400],
    ['never again without asking', { 'cache-control': 'no-cache, max-age=604800' }, 0],
    ['not at all', { 'cache-control': 'no-store' }, 0],
    ['max-age wins over Expires', { 'cache-control': 'max-age=5', date, expires: date }, 5],
    ['Expires a day ahead', { date, expires: 'Tue, 03 Nov 2026 09:00:00 GMT' }, 86_400],
    ['a second apart is no difference', { date, expires: 'Tue, 03 Nov 2026 09:00:01 GMT' }, 86_400],
    ['Expires in the past', { date, expires: 'Mon, 02 Nov 2020 09:00:00 GMT' }, 0],
    ['Expires: 0', { date, expires: '0' }, 0],
    ['Expires: -1', { date, expires: '-1' }, 0],
    ['Expires that is no date', { date, expires: 'soon' }, 0],
    ['Expires without a date to count from', { expires: 'Tue, 03 Nov 2026 09:00:00 GMT' }, null],
  ])('%s', (_, headers, seconds) => {
    expect(lifetime(headers as Record<string, string>)).toBe(seconds);
  });
});

describe('how a file was packed', () => {
  it.each([
    ['br', 'br', null],
    [' GZIP ', 'gzip', null],
    ['identity', '', 100],
    ['', '', 100],
  ])('%j', (sent, encoding, unpacked) => {
    expect(deliveryOf({ 'content-encoding': sent }, 'HTTP/1.1', 100, undefined)).toEqual({
      encoding,
      lifetime: null,
      validator: false,
      protocol: 'http/1.1',
      unpacked,
    });
  });

  it('takes the size from the page where the page knows it', () => {
    expect(deliveryOf({ 'content-encoding': 'br' }, 'h2', 100, timing(900)).unpacked).toBe(900);
    expect(deliveryOf({ 'content-encoding': 'br' }, 'h2', 100, timing(0)).unpacked).toBeNull();
  });

  it('says whether the page waits for it and whether it can be asked after', () => {
    const etag = deliveryOf({ etag: '"1"' }, 'HTTP/2.0', 100, timing(100, true));
    expect(etag).toMatchObject({ validator: true, blocking: true, protocol: 'h2' });
    expect(deliveryOf({ 'last-modified': 'x', 'cache-control': 'no-store' }, 'h3', 1, timing(1))).toEqual({
      encoding: '',
      lifetime: 0,
      noStore: true,
      validator: true,
      protocol: 'h3',
      unpacked: 1,
    });
  });
});
