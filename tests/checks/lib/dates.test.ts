import { describe, expect, it } from 'vitest';
import { datesIn, dayInWords, dayOf, yearAfter } from '../../../checks/lib/dates.ts';

const ranges = (text: string, options?: { years: boolean }) =>
  datesIn(text, options).map(({ from, to }) => (from === to ? from : `${from}..${to}`));

describe('dates in a text', () => {
  it.each([
    ['prepared on 12 June 2025.', ['2025-06-12']],
    ['on 12th June 2025', ['2025-06-12']],
    ['on the 1st of Sept 2025', ['2025-09-01']],
    ['on June 12, 2025', ['2025-06-12']],
    ['on 12/06/2025.', ['2025-06-12']],
    ['on 12.06.2025', ['2025-06-12']],
    ['on 12-06-25', ['2025-06-12']],
    ['on 06/25/2025, as Americans write', ['2025-06-25']],
    ['on 2025-06-12', ['2025-06-12']],
    ['in June 2025', ['2025-06-01..2025-06-30']],
    ['in Feb 2024', ['2024-02-01..2024-02-29']],
    ['ar 12 Mehefin 2025', ['2025-06-12']],
    ['by the end of December 2025', ['2025-12-01..2025-12-31']],
    ['by the end of 2025', ['2025-12-01..2025-12-31']],
    ['in spring 2025', ['2025-03-01..2025-05-31']],
    ['in winter 2025', ['2025-01-01..2026-02-28']],
    ['in Q2 2025', ['2025-04-01..2025-06-30']],
    ['in 2025/26', ['2025-01-01..2026-12-31']],
    ['from 3 March 2024 to 4 March 2025', ['2024-03-03', '2025-03-04']],
    ['in 2025', []],
    ['31/02/2025', []],
    ['WCAG 2.2, 1.4.3 and 01632 960 100', []],
    ['version 12.1.2025.3', []],
  ])('%s', (text, expected) => {
    expect(ranges(text)).toEqual(expected);
  });

  it('a year alone counts where it is asked for', () => {
    expect(ranges('by 2025', { years: true })).toEqual(['2025-01-01..2025-12-31']);
    expect(ranges('the Regulations 2018, by June 2025', { years: true })).toEqual(['2025-06-01..2025-06-30']);
  });

  it('says where and how it was written', () => {
    expect(datesIn('It was 12 June 2025.')).toEqual([
      { from: '2025-06-12', to: '2025-06-12', text: '12 June 2025', index: 7 },
    ]);
  });

  it('counts in days and years', () => {
    expect(dayOf('2026-11-29T09:00:00.000Z')).toBe('2026-11-29');
    expect(dayInWords('2015-05-07T08:00:00.000Z')).toBe('7 May 2015');
    expect(yearAfter('2024-02-29') > '2025-02-28').toBe(true);
  });
});
