import { describe, expect, it } from 'vitest';
import { comparisonHtml } from '../../reports/compare/html.ts';
import { comparisonMarkdown } from '../../reports/compare/markdown.ts';
import { metricChangeInWords, slowerInWords } from '../../reports/compare/measured.ts';
import { comparisonLines } from '../../reports/compare/words.ts';
import { metricInWords } from '../../reports/lib/measured-words.ts';
import { compareScans } from '../../src/compare/compare.ts';
import type { ComparedMetric } from '../../src/model/comparison.ts';
import { measuredPage, run, runsOf } from '../helpers/measured-evidence.ts';
import { madeScan } from '../src/compare/two-scans.ts';

const scan = madeScan({ pages: ['/a'], said: () => 'passed' });
const quick = runsOf('lcp', [2100, 2110, 2120, 2130, 2140]);
const slow = runsOf('lcp', [2600, 2610, 2620, 2630, 2640]);
const EVIL = '/"><script>alert(1)</script>|<b>';
const before = { ...scan, measured: [measuredPage('/a', quick), measuredPage(EVIL, quick), measuredPage('/c', slow)] };
const after = {
  ...scan,
  measured: [
    measuredPage('/a', [...slow, run({ lcp: 9999, unreliable: 'machine-busy' })]),
    measuredPage(EVIL, slow),
    measuredPage('/c', quick, {}, { lighthouse: '<b>14' }),
  ],
};
const comparison = compareScans(before, after);
const html = comparisonHtml(comparison);
const text = comparisonMarkdown(comparison);
const SAID = 'Slower: 2.1 s → 2.6 s (5 and 5 runs), clear change';

describe('a comparison of what Lighthouse measured', () => {
  it('is told alike everywhere', () => {
    expect(html).toContain(SAID);
    expect(text).toContain(SAID);
    expect(comparisonLines(comparison).join('\n')).toContain(SAID);
  });

  it('says what was not compared and why', () => {
    const lines = comparisonLines(comparison).join('\n');
    for (const said of [html, text, lines]) expect(said).toContain('1 run left out');
    expect(lines).toContain('Not compared for that reason: 1 page on one device each.');
    expect(comparison.cautions.join()).toContain('Nothing is said of how quickly those pages appeared.');
  });

  it('says of a server what its time depends on, and where nothing could be compared, that the gate asked nothing', () => {
    const late = quick.map((one) => ({ ...one, serverResponse: 900 }));
    const compared = compareScans(before, { ...after, measured: [measuredPage('/a', late)] });
    expect(comparisonLines(compared).join('\n')).toContain('how busy it was in those minutes');
    expect(comparisonLines(comparison).join('\n')).not.toContain('how busy it was in those minutes');
    expect(slowerInWords(null, 0)).toContain('nothing was measured in both scans');
  });

  it('keeps what pages wrote as text', () => {
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>');
    expect(text).not.toMatch(/(?<!\\)<(script|b)/);
    expect(html.match(/<caption/g)?.length).toBe(html.match(/<table/g)?.length);
  });

  it('is left out where nothing was measured', () => {
    const none = compareScans({ ...scan, measured: [] }, scan);
    expect(none.measured).toBeNull();
    expect(comparisonHtml(none)).not.toContain('How quickly');
    expect(comparisonMarkdown(none)).not.toContain('How quickly');
    expect(comparisonLines(none).join()).not.toContain('How quickly');
    expect(none.cautions.join()).not.toContain('Lighthouse');
  });

  it('says that only one scan measured', () => {
    const once = compareScans(scan, after);
    expect(once.cautions.join()).toContain('Only one of the scans has runs of Lighthouse.');
    expect(comparisonLines(once).join('\n')).toContain('No clear change.');
  });
});

describe('words', () => {
  const spread = (median: number) => ({ median, low: median, high: median, runs: 3 });
  const changed = (part: Partial<ComparedMetric>): ComparedMetric => ({
    metric: 'cls',
    before: spread(0.01),
    after: spread(0.15),
    difference: 0.14,
    leastChange: 0.02,
    chance: 0.05,
    direction: 'worse',
    ...part,
  });
  it.each<[Partial<ComparedMetric>, string]>([
    [{}, 'Worse: 0.01 → 0.15 (3 and 3 runs), clear change'],
    [{ direction: 'better' }, 'Better: 0.01 → 0.15 (3 and 3 runs), clear change'],
    [{ direction: 'no-clear-change' }, 'No clear change: 0.01 → 0.15 (3 and 3 runs)'],
    [{ direction: 'too-few-runs', chance: null }, 'Too few runs to tell: 0.01 → 0.15 (3 and 3 runs)'],
    [{ metric: 'lcp', direction: 'better' }, 'Quicker: 0 ms → 0 ms (3 and 3 runs), clear change'],
    [{ after: null }, 'Not measured in both scans.'],
  ])('of a change: %o', (part, said) => {
    expect(metricChangeInWords(changed(part))).toBe(said);
  });

  it.each([
    ['lcp', 2440.4, '2.4 s'],
    ['lcp', 999.7, '1.0 s'],
    ['tbt', 40.2, '40 ms'],
    ['cls', 0.0504999, '0.05'],
    ['score', 92, '92'],
  ] as const)('of a value: %s %f', (metric, value, said) => {
    expect(metricInWords(metric, value)).toBe(said);
  });
});
