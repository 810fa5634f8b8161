import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { londonTime } from '../../../src/crawl/london-time.ts';
import { type Hours, msUntilOpen, parseHours } from '../../../src/crawl/quiet-hours.ts';

const NIGHT: Hours = { from: '20:00', to: '06:00' };
const DAY: Hours = { from: '09:30', to: '17:00' };
const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(count * 60);

describe('msUntilOpen', () => {
  it.each<[name: string, window: Hours, now: string, wait: number]>([
    ['in the middle', DAY, '2026-11-23T12:00:00.000Z', 0],
    ['the first moment', DAY, '2026-11-23T09:30:00.000Z', 0],
    ['a moment too early', DAY, '2026-11-23T09:29:59.999Z', 1],
    ['the last moment', DAY, '2026-11-23T16:59:59.999Z', 0],
    ['a moment too late', DAY, '2026-11-23T17:00:00.000Z', hours(16.5)],
    ['before midnight', NIGHT, '2026-11-23T23:59:59.999Z', 0],
    ['after midnight', NIGHT, '2026-11-24T00:00:00.000Z', 0],
    ['the morning after', NIGHT, '2026-11-24T06:00:00.000Z', hours(14)],
    ['the evening before, in part of a minute', NIGHT, '2026-11-23T19:58:30.500Z', 89_500],
    ['summer, by the clocks here', NIGHT, '2026-07-01T19:00:00.000Z', 0],
    ['summer, an hour too early', NIGHT, '2026-07-01T18:00:00.000Z', hours(1)],
    // The clocks go forward on 29 March 2026 at 01:00 UTC: there is no 01:30 that night.
    ['a night with an hour less', { from: '06:00', to: '07:00' }, '2026-03-28T20:00:00.000Z', hours(9)],
    [
      'a window that begins in the hour that is left out',
      { from: '01:30', to: '05:00' },
      '2026-03-29T00:45:00.000Z',
      minutes(15),
    ],
    ['a window inside that hour', { from: '01:15', to: '01:45' }, '2026-03-29T00:30:00.000Z', hours(23.75)],
    // The clocks go back on 25 October 2026 at 01:00 UTC: 01:30 comes twice.
    ['a night with an hour more', { from: '06:00', to: '07:00' }, '2026-10-24T20:00:00.000Z', hours(10)],
    ['the hour that comes twice, first time', { from: '01:15', to: '01:45' }, '2026-10-25T00:20:00.000Z', 0],
    ['between the two', { from: '01:15', to: '01:45' }, '2026-10-25T00:50:00.000Z', minutes(25)],
    ['no hours at all are all hours', { from: '00:00', to: '00:00' }, '2026-11-23T12:00:00.000Z', 0],
  ])('%s', (_, window, now, wait) => {
    expect(msUntilOpen(window, now)).toBe(wait);
  });

  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

  it('ends where the window is open, and at no moment before', () => {
    fc.assert(
      fc.property(time, time, moment, (from, to, now) => {
        const window = { from, to };
        const wait = msUntilOpen(window, now.toISOString());
        const opens = now.getTime() + wait;
        expect(msUntilOpen(window, new Date(opens).toISOString())).toBe(0);
        if (wait > 0) expect(msUntilOpen(window, new Date(opens - 1).toISOString())).toBe(1);
        expect(wait).toBeLessThan(hours(49));
      }),
    );
  });
});

describe('parseHours', () => {
  it('reads what the settings allow', () => {
    expect(parseHours('20:00-06:00')).toEqual(NIGHT);
  });
});

describe('londonTime', () => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const two = (value: number) => String(value).padStart(2, '0');
  const shown = (ms: number) => {
    const { year, month, day, hour, minute } = londonTime(ms);
    return `${two(day)}/${two(month)}/${year}, ${two(hour)}:${two(minute)}`;
  };

  it('agrees with the time zone database, hour by hour over ten years', () => {
    const wrong: string[] = [];
    for (let ms = Date.UTC(2025, 0, 1); ms < Date.UTC(2035, 0, 1); ms += hours(1)) {
      if (shown(ms) !== format.format(ms)) wrong.push(new Date(ms).toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    '2026-03-29T00:59:59.999Z',
    '2026-03-29T01:00:00.000Z',
    '2026-10-25T00:59:59.999Z',
    '2026-10-25T01:00:00.000Z',
  ])('agrees with it at %s', (now) => {
    expect(shown(Date.parse(now))).toBe(format.format(new Date(now)));
  });
});
