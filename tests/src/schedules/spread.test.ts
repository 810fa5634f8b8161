import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWindow, scheduleId } from '../../../src/schedules/spec.ts';
import { spread } from '../../../src/schedules/spread.ts';

const HOUR_MS = 3_600_000;
const target = (id: string, key: string) => ({ id, key });

describe('spread', () => {
  it('puts targets of one supplier as far apart as the window allows', () => {
    const targets = Array.from({ length: 6 }, (_, at) => target(`council-${at}`, 'supplier.example'));
    const offsets = [...spread(targets, 6 * HOUR_MS).values()].toSorted((a, b) => a - b);
    const gaps = offsets.slice(1).map((at, index) => at - (offsets[index] ?? 0));
    for (const gap of gaps) expect(Math.abs(gap - HOUR_MS)).toBeLessThan(1000);
  });

  it('keeps all within the window, and gives the same every time', () => {
    const list = fc.uniqueArray(fc.record({ id: fc.string(), key: fc.constantFrom('a', 'b', 'c') }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 7 * 24 * HOUR_MS }), (targets, windowMs) => {
        const offsets = spread(targets, windowMs);
        expect(offsets.size).toBe(targets.length);
        for (const at of offsets.values()) expect(at >= 0 && (at < windowMs || windowMs === 0)).toBe(true);
        expect(spread(targets, windowMs)).toEqual(offsets);
      }),
    );
  });

  it('does not begin different hosts all at once', () => {
    const targets = Array.from({ length: 100 }, (_, at) => target(`council-${at}`, `council-${at}.example`));
    const offsets = [...spread(targets, HOUR_MS).values()];
    const inFirstHalf = offsets.filter((at) => at < HOUR_MS / 2).length;
    expect(inFirstHalf).toBeGreaterThan(30);
    expect(inFirstHalf).toBeLessThan(70);
  });
});

it.each([
  ['6h', 6 * HOUR_MS],
  ['90m', 1.5 * HOUR_MS],
  ['0h', 0],
  ['169h', undefined],
  ['6', undefined],
  ['-1h', undefined],
])('a window of %s', (text, expected) => {
  const read = readWindow(text);
  expect(read.ok ? read.value : undefined).toBe(expected);
});

it.each([
  ['Councils of the North', 'councils-of-the-north'],
  ['../../etc', 'etc'],
  ['!', 'schedule'],
])('the name %s', (name, expected) => {
  expect(scheduleId(name)).toBe(expected);
});
