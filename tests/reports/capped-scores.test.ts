import { describe, expect, it } from 'vitest';
import { changeInWords, scoreInWords } from '../../reports/compare/words.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { changeOf, scoreSeen } from '../../src/compare/change.ts';

const CAP: ReportDocument['overall']['deductions'][number] = {
  because: 'cap',
  check: 'security/tls',
  severity: 'critical',
  weight: 0,
  checkScore: 0,
  lost: 0,
};
const seen = (lost: number) =>
  scoreSeen({ score: 50, scoreNote: null, deductions: lost === 0 ? [] : [{ ...CAP, lost }] });

describe('a score that a critical fault holds down', () => {
  it('says from where', () => {
    expect(scoreInWords(seen(11.2))).toBe('50.0 (held down from 61.2 by a critical fault)');
    expect(scoreInWords(seen(0))).toBe('50.0');
  });

  it.each([
    [5, 8.5, 'The same, as a critical fault holds both down. Without it: better by 3.5.'],
    [8.5, 5, 'The same, as a critical fault holds both down. Without it: worse by 3.5.'],
    [5, 5, 'The same.'],
    [0, 0, 'The same.'],
  ])('and that was held down from %f above it and then from %f above it: %s', (before, after, words) => {
    expect(changeInWords(changeOf(seen(before), seen(after), true))).toBe(words);
  });
});
