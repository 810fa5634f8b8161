import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/gather/retry-after.ts';
import { response } from '../../helpers/evidence.ts';

const NOW = '2026-11-23T09:00:00.000Z';

describe('retryAfterMs', () => {
  it.each<[headers: Record<string, string>, ms: number | null]>([
    [{}, null],
    [{ 'Retry-After': '120' }, 120_000],
    [{ 'Retry-After': ' 0 ' }, 0],
    [{ 'Retry-After': 'Mon, 23 Nov 2026 09:01:30 GMT' }, 90_000],
    [{ 'Retry-After': 'Mon, 23 Nov 2026 08:00:00 GMT' }, 0],
    // The server's clock is an hour slow; it still means a minute.
    [{ 'Retry-After': 'Mon, 23 Nov 2026 08:01:00 GMT', date: 'Mon, 23 Nov 2026 08:00:00 GMT' }, 60_000],
    [{ 'Retry-After': 'Mon, 23 Nov 2026 09:01:00 GMT', date: 'today' }, 60_000],
    [{ 'Retry-After': '-5' }, null],
    [{ 'Retry-After': '1.5' }, null],
    [{ 'Retry-After': '99999999999999999999' }, null],
    [{ 'Retry-After': 'Mon, 99 Nov 2026 09:01:30 GMT' }, null],
    [{ 'Retry-After': '2027-01-01' }, null],
    [{ 'Retry-After': 'soon' }, null],
  ])('%j: %s', (headers, ms) => {
    expect(retryAfterMs(response(headers, { status: 429 }), NOW)).toBe(ms);
  });
});
