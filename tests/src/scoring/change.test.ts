import { describe, expect, it } from 'vitest';
import type { Band } from '../../../src/model/result.ts';
import { changeInWords, changeOf, type Scored } from '../../../src/scoring/change.ts';

const banded = (value: number, low: number, high: number, policy = '2'): Scored => {
  const band: Band = { low, high };
  return { value, band, noBand: null, policy };
};
const siteWide = (value: number): Scored => ({ value, band: null, noBand: 'site-wide', policy: '2' });
const fewPages = (value: number): Scored => ({ value, band: null, noBand: 'few-pages', policy: '2' });
const none: Scored = { value: null, band: null, noBand: null, policy: '2' };

describe('what can be said about two scores', () => {
  it.each([
    ['apart, upwards', banded(60, 55, 65), banded(80, 75, 85), { kind: 'better', by: 20 }],
    ['apart, downwards', banded(80.1, 75, 85), banded(60, 55, 65), { kind: 'worse', by: -20.1 }],
    ['overlapping', banded(60, 55, 70), banded(75, 65, 85), { kind: 'no-clear-change', by: 15, why: 'bands-overlap' }],
    ['touching', banded(60, 55, 65), banded(70, 65, 75), { kind: 'no-clear-change', by: 10, why: 'bands-overlap' }],
    ['inside', banded(60, 10, 90), banded(70, 69, 71), { kind: 'no-clear-change', by: 10, why: 'bands-overlap' }],
    ['equal', banded(60, 55, 65), banded(60, 50, 70), { kind: 'same' }],
    ['site-wide only', siteWide(60), siteWide(60.1), { kind: 'better', by: 0.1 }],
    ['site-wide in a band', siteWide(60), banded(65, 60, 70), { kind: 'no-clear-change', by: 5, why: 'bands-overlap' }],
    ['of few pages', fewPages(10), banded(90, 85, 95), { kind: 'no-clear-change', by: 80, why: 'few-pages' }],
    ['of few pages now', banded(90, 85, 95), fewPages(10), { kind: 'no-clear-change', by: -80, why: 'few-pages' }],
    ['missing before', none, banded(60, 55, 65), { kind: 'not-comparable', why: 'no-score-before' }],
    ['missing now', banded(60, 55, 65), none, { kind: 'not-comparable', why: 'no-score-after' }],
    ['missing', none, { ...none, policy: '1' }, { kind: 'not-comparable', why: 'no-score' }],
    ['by two rulers', banded(60, 55, 65, '1'), banded(60, 55, 65), { kind: 'not-comparable', why: 'other-policy' }],
  ] as const)('%s', (_, before, after, change) => {
    expect(changeOf(before, after)).toEqual(change);
    expect(changeInWords(changeOf(before, after))).toMatch(/^[A-Z].*\.$/);
  });

  it('is told in words with the size of a clear change, and with the reason where nothing can be said', () => {
    expect(changeInWords({ kind: 'worse', by: -20.1 })).toBe('Worse by 20.1.');
    expect(changeInWords(changeOf(banded(60, 55, 70), banded(75, 65, 85)))).toMatch(/^No clear change/);
    expect(changeInWords(changeOf(banded(60, 55, 65, '1'), banded(60, 55, 65)))).toMatch(/different scoring policies/);
  });
});
