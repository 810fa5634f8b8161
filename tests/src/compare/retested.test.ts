import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../reports/lib/document.ts';
import { homeHost } from '../../../src/compare/match.ts';
import { lookedAtBy } from '../../../src/compare/retested.ts';
import type { Outcome } from '../../../src/model/result.ts';
import { alt } from '../../reports/sample-catalogue.ts';
import { ORIGIN, result, sampleInput } from '../../reports/sample-input.ts';

const { document } = partsOf(sampleInput);
const place = (selector: string) => ({ kind: 'element' as const, selector, html: '<p>' });
const failed = (more: object = {}): Outcome => ({
  outcome: 'failed',
  findings: [{ message: 'other', at: place('#other') }],
  ...more,
});

/** Whether a finding at #place that is not there any more was looked for, and so is gone. */
function isGone(outcome: Outcome, was: 'failed' | 'cantTell' = 'failed'): boolean {
  const [of] = document.findings.filter(({ check, page }) => check === alt.id && page === `${ORIGIN}/`);
  if (!of) throw new Error('The sample has no such finding.');
  const results = result.results.map((one) =>
    one.check === alt.id && one.subject === `${ORIGIN}/` ? { ...one, outcome } : one,
  );
  return lookedAtBy({ document, results })({ ...of, outcome: was, selector: '#place' }, homeHost(document));
}

describe('a failure that is not found again', () => {
  it('is gone where the check failed elsewhere', () => {
    expect(isGone(failed())).toBe(true);
    expect(isGone(failed({ open: [{ message: 'maybe', at: place('#elsewhere') }], doubts: ['maybe'] }))).toBe(true);
  });

  it('is not gone where the same place is a question now', () => {
    expect(isGone(failed({ open: [{ message: 'maybe', at: place('#place') }], doubts: ['maybe'] }))).toBe(false);
  });

  it.each(['cutShort', 'cut', 'inside'])('is not gone where not everything was looked at: %s', (message) => {
    expect(isGone(failed({ doubts: [message] }))).toBe(false);
  });
});
