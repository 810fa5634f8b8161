import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { londonTime } from '../../../src/crawl/london-time.ts';
import { EVERY } from '../../../src/schedules/every.ts';
import { latestTime, nextTime, readTimes, type Times, timesInWords } from '../../../src/schedules/times.ts';

const ANCHOR = '2026-01-01T00:00:00.000Z';
const DAY_MS = 86_400_000;

function times(every: string, at: string, anchor = ANCHOR): Times {
  const read = readTimes(every, at, anchor);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** So many in a row. */
function series(what: Times, from: string, count: number): readonly string[] {
  const all: string[] = [];
  for (let at = from; all.length < count; ) {
    at = nextTime(what, at);
    all.push(at);
  }
  return all;
}

describe('what is typed', () => {
  it.each([
    ['week', 'Sun 02:00', 'every week, Sun 02:00'],
    ['week', 'sunday 02:00', 'every week, Sun 02:00'],
    ['2 weeks', 'Mon 20:30', 'every fortnight, Mon 20:30'],
    ['day', '23:59', 'every day at 23:59'],
    ['month', 'Sat 00:00', 'every month, the first Sat 00:00'],
  ])('%s at %s', (every, at, words) => {
    expect(timesInWords(times(every, at))).toBe(words);
  });

  it.each([
    ['year', 'Sun 02:00', "--every must be one of day, week, fortnight, month, but it is 'year'."],
    ['week', '25:00', '--at must be a time such as "Sun 02:00", but it is \'25:00\'.'],
    ['week', '02:00', '--at needs a day of the week, such as "Sun 02:00".'],
    ['day', 'Sun 02:00', 'With --every day, --at is a time alone'],
    ['week', 'Sxn 02:00', "'Sxn' in --at is no day of the week."],
  ])('%s at %s is refused', (every, at, message) => {
    const read = readTimes(every, at, ANCHOR);
    expect(read.ok ? '' : read.error.message).toContain(message);
  });
});

describe('the days on which the clocks change', () => {
  it.each([
    [
      '01:30, which does not exist, is the moment after the gap',
      '01:30',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    ['02:00 after the gap', '02:00', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['01:30, which comes twice, counts the first time', '01:30', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['and not the second', '01:30', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    ['02:00 is an hour later by the sun', '02:00', '2026-10-24T12:00:00Z', '2026-10-25T02:00:00.000Z'],
  ])('%s', (_, at, after, expected) => {
    expect(nextTime(times('day', at), new Date(after).toISOString())).toBe(expected);
  });

  it('every week has one time, which the clocks show, whatever the time and the year', () => {
    const when = fc.record({
      hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
      minute: fc.integer({ min: 0, max: 59 }),
      year: fc.integer({ min: 2024, max: 2040 }),
      month: fc.constantFrom(2, 9),
      day: fc.integer({ min: 20, max: 31 }),
    });
    fc.assert(
      fc.property(when, ({ hour, minute, year, month, day }) => {
        const pad = (number: number) => String(number).padStart(2, '0');
        const from = new Date(Date.UTC(year, month, day)).toISOString();
        const all = series(times('day', `${pad(hour)}:${pad(minute)}`), from, 15);
        const shown = all.map((at) => londonTime(Date.parse(at)));
        // One on each day, none left out and none twice.
        const days = shown.map((at) => Date.UTC(at.year, at.month - 1, at.day) / DAY_MS);
        expect(days).toEqual(days.map((_, index) => (days[0] ?? 0) + index));
        const inGap = month === 2 && hour === 1;
        const others = shown.filter((at) => at.hour !== hour || at.minute !== minute);
        expect(others.length).toBeLessThanOrEqual(inGap ? 1 : 0);
        for (const at of others) expect(at).toMatchObject({ hour: 2, minute: 0 });
      }),
      { numRuns: 60 },
    );
  });
});

describe('fortnights and months', () => {
  it('every other week, over a change of the clocks', () => {
    const fortnight = times('fortnight', 'Sun 02:00', '2026-10-06T00:00:00.000Z');
    const all = series(fortnight, '2026-10-06T00:00:00.000Z', 3);
    expect(all.map((at) => at.slice(0, 10))).toEqual(['2026-10-11', '2026-10-25', '2026-11-08']);
    // From the middle of nowhere it is the same weeks.
    expect(nextTime(fortnight, '2026-10-12T00:00:00.000Z').slice(0, 10)).toBe('2026-10-25');
  });

  it('the first of its kind in each month', () => {
    const all = series(times('month', 'Sun 02:00'), '2026-10-20T00:00:00.000Z', 3);
    expect(all.map((at) => at.slice(0, 10))).toEqual(['2026-11-01', '2026-12-06', '2027-01-03']);
  });

  it.each(EVERY)('of every %s the next is later than now', (every) => {
    const what = times(every, every === 'day' ? '02:00' : 'Sun 02:00');
    const at = nextTime(what, ANCHOR);
    expect(at > ANCHOR).toBe(true);
    expect(nextTime(what, at) > at).toBe(true);
  });
});

describe('what has come due', () => {
  const weekly = times('week', 'Sun 02:00');
  it.each([
    ['nothing yet', '2026-11-24T00:00:00.000Z', '2026-11-28T23:00:00.000Z', undefined],
    ['at the very minute', '2026-11-24T00:00:00.000Z', '2026-11-29T02:00:00.000Z', '2026-11-29T02:00:00.000Z'],
    ['the same again is not due', '2026-11-29T02:00:00.000Z', '2026-11-29T02:00:01.000Z', undefined],
    [
      'of three that were missed, the latest',
      '2026-11-08T03:00:00.000Z',
      '2026-11-29T09:00:00.000Z',
      '2026-11-29T02:00:00.000Z',
    ],
    ['a clock that was set back', '2026-11-29T02:00:00.000Z', '2026-11-22T02:00:00.000Z', undefined],
    [
      'a clock that jumped years ahead',
      '2026-11-24T00:00:00.000Z',
      '2031-11-24T00:00:00.000Z',
      '2031-11-23T02:00:00.000Z',
    ],
  ])('%s', (_, since, now, expected) => {
    expect(latestTime(weekly, since, now)).toBe(expected);
  });
});
