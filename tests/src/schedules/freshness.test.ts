import { expect, it } from 'vitest';
import { dueInWords, dueOfTarget } from '../../../src/schedules/freshness.ts';
import { readTimes } from '../../../src/schedules/times.ts';

const read = readTimes('week', 'Sun 02:00', '2026-11-01T00:00:00.000Z');
if (!read.ok) throw new Error(read.error.message);
const weekly = { times: read.value, windowMs: 6 * 3_600_000, since: '2026-11-03T00:00:00.000Z' };
const council = { id: 'ambleford', name: 'Ambleford' };

it.each([
  // A Sunday at two, six hours of window and a day: Monday at eight.
  ['never seen, before its first run', null, '2026-11-07T00:00:00.000Z', '2026-11-09T08:00:00.000Z', false],
  ['never seen, long after', null, '2026-11-09T08:00:00.001Z', '2026-11-09T08:00:00.000Z', true],
  ['seen last Sunday', '2026-11-22T05:00:00.000Z', '2026-11-29T12:00:00.000Z', '2026-11-30T08:00:00.000Z', false],
  ['missed one Sunday', '2026-11-22T05:00:00.000Z', '2026-11-30T08:00:01.000Z', '2026-11-30T08:00:00.000Z', true],
  [
    'seen before the schedule was added',
    '2026-06-01T00:00:00.000Z',
    '2026-11-07T00:00:00.000Z',
    '2026-11-09T08:00:00.000Z',
    false,
  ],
])('%s', (_, last, now, dueBy, overdue) => {
  expect(dueOfTarget(council, weekly, last, now)).toEqual({
    ...{ target: 'ambleford', name: 'Ambleford', lastComplete: last, dueBy, overdue },
  });
});

it('says it in words', () => {
  const all = [null, '2026-11-22T05:00:00.000Z'].map((last) =>
    dueOfTarget(council, weekly, last, '2026-11-29T12:00:00.000Z'),
  );
  expect(dueInWords(all)).toBe('2 targets: 1 overdue, 1 never seen whole.');
});
