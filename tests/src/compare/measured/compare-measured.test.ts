import { describe, expect, it } from 'vitest';
import { compareMeasured } from '../../../../src/compare/measured/compare-measured.ts';
import { worseBeyondNoise } from '../../../../src/compare/measured/worse-beyond-noise.ts';
import type { MeasuredPage } from '../../../../src/model/measured-runs.ts';
import type { MeasuredRun } from '../../../../src/model/seen/measured.ts';
import { MOBILE, measuredPage, run, runsOf } from '../../../helpers/measured-evidence.ts';

const side = (...pages: readonly MeasuredPage[]) => ({ host: 'www.ambleford.example', pages });
const quick = runsOf('lcp', [2100, 2110, 2120, 2130, 2140]);
const slow = runsOf('lcp', [2600, 2610, 2620, 2630, 2640]);
const lcpOf = (before: MeasuredPage, after: MeasuredPage) =>
  compareMeasured(side(before), side(after))?.pages[0]?.metrics.find(({ metric }) => metric === 'lcp')?.direction;

describe('what Lighthouse measured in two scans', () => {
  it('is nothing where neither measured', () => {
    expect(compareMeasured(side(), side())).toBeNull();
  });

  it('is compared page by page, metric by metric', () => {
    const before = side(measuredPage('/bins', quick), measuredPage('/gone', quick));
    const compared = compareMeasured(before, side(measuredPage('/bins', slow), measuredPage('/new', slow)));
    expect(compared).toMatchObject({ onlyBefore: 1, onlyAfter: 1 });
    expect(compared?.pages).toHaveLength(1);
    expect(compared?.pages[0]?.metrics.map(({ metric, direction }) => [metric, direction])).toEqual([
      ['lcp', 'worse'],
      ['cls', 'no-clear-change'],
      ['tbt', 'no-clear-change'],
      ['fcp', 'no-clear-change'],
      ['speedIndex', 'no-clear-change'],
      ['serverResponse', 'no-clear-change'],
      ['score', 'no-clear-change'],
    ]);
  });

  it('keeps devices apart', () => {
    const desktop = measuredPage('/bins', slow, { device: 'desktop' });
    expect(compareMeasured(side(measuredPage('/bins', quick)), side(desktop))?.pages).toEqual([]);
  });

  it('is the same page on another host', () => {
    const moved = { ...measuredPage('/bins', slow, {}, { finalUrl: 'http://localhost:3000/bins' }) };
    const there = { host: 'localhost', pages: [{ ...moved, url: 'http://localhost:3000/bins' }] };
    expect(compareMeasured(side(measuredPage('/bins', quick)), there)?.pages[0]?.metrics[0]?.direction).toBe('worse');
  });

  it('leaves out runs that do not count, and says how many', () => {
    const busy = [run({ lcp: 9000, unreliable: 'machine-busy' }), run({ lcp: 9000, unreliable: 'machine-slow' })];
    const compared = compareMeasured(
      side(measuredPage('/bins', quick)),
      side(measuredPage('/bins', [...quick, ...busy])),
    );
    expect(compared?.pages[0]).toMatchObject({ leftOut: { before: 0, after: 2 } });
    expect(compared?.pages[0]?.metrics[0]).toMatchObject({ after: { runs: 5, high: 2140 } });
  });

  it('has no metric that Lighthouse gave no number for', () => {
    const none = quick.map((one): MeasuredRun => ({ ...one, cls: null }));
    const compared = compareMeasured(side(measuredPage('/bins', none)), side(measuredPage('/bins', quick)));
    expect(compared?.pages[0]?.metrics.map(({ metric }) => metric)).not.toContain('cls');
  });

  it('finds a server that answers later, which the simulated times hide', () => {
    const late = quick.map((one): MeasuredRun => ({ ...one, serverResponse: 440, observedLcp: 800 }));
    const compared = compareMeasured(side(measuredPage('/bins', quick)), side(measuredPage('/bins', late)));
    const worse = compared?.pages[0]?.metrics.filter(({ direction }) => direction !== 'no-clear-change');
    expect(worse?.map(({ metric, direction, difference }) => [metric, direction, difference])).toEqual([
      ['serverResponse', 'worse', 400],
    ]);
  });

  it('compares what an early version wrote down without the time of the server', () => {
    const early = quick.map(({ serverResponse, observedFcp, observedLcp, ...one }): MeasuredRun => one);
    const compared = compareMeasured(side(measuredPage('/bins', early)), side(measuredPage('/bins', slow)));
    const metrics = compared?.pages[0]?.metrics.map(({ metric }) => metric);
    expect(metrics).toEqual(['lcp', 'cls', 'tbt', 'fcp', 'speedIndex', 'score']);
  });

  const machine = (benchmark: number | null) => slow.map((one): MeasuredRun => ({ ...one, benchmark }));
  it.each<[string, MeasuredPage, RegExp | null]>([
    ['like for like', measuredPage('/bins', slow), null],
    ['a machine a little slower', measuredPage('/bins', machine(1600)), null],
    ['a machine of unknown speed', measuredPage('/bins', machine(null)), null],
    ['a much slower machine', measuredPage('/bins', machine(1400)), /machine that measured/],
    ['a much faster machine', measuredPage('/bins', machine(3000)), /machine that measured/],
    ['another Lighthouse', measuredPage('/bins', slow, {}, { lighthouse: '13.6.0' }), /13\.5\.0 .* 13\.6\.0/],
    [
      'another connection',
      measuredPage('/bins', slow, { throttling: { ...MOBILE, rttMs: 40 } }),
      /pretended another connection/,
    ],
    ['runs that were kept from the earlier scan', measuredPage('/bins', quick), /not measured again/],
    ['another page', measuredPage('/bins', slow, {}, { finalUrl: 'https://x.example/sign-in' }), /led to another page/],
  ])('claims nothing of what was not measured alike: %s', (_, after, note) => {
    const page = compareMeasured(side(measuredPage('/bins', quick)), side(after))?.pages[0];
    expect(page?.note ?? null).toEqual(note === null ? null : expect.stringMatching(note));
    expect(page?.metrics.length).toBe(note === null ? 7 : 0);
  });

  it('is the same whatever the order of the pages', () => {
    const pages = ['/a', '/b', '/c'].map((path) => measuredPage(path, quick));
    const later = ['/a', '/b', '/c'].map((path) => measuredPage(path, slow));
    expect(compareMeasured(side(...pages.toReversed()), side(...later.toReversed()))).toEqual(
      compareMeasured(side(...pages), side(...later)),
    );
  });

  it('asks no more of a page with a hundred runs than of one with seven', () => {
    const many = runsOf(
      'lcp',
      Array.from({ length: 100 }, (_, index) => 2100 + index),
    );
    expect(lcpOf(measuredPage('/bins', many), measuredPage('/bins', many.toReversed()))).toBe('no-clear-change');
  });
});

describe('what a gate may fail for', () => {
  it('is what became worse beyond the noise, and nothing that became better', () => {
    const before = side(measuredPage('/a', quick), measuredPage('/b', slow), measuredPage('/c', quick));
    const after = side(measuredPage('/a', slow), measuredPage('/b', quick), measuredPage('/c', quick));
    expect(worseBeyondNoise(compareMeasured(before, after)).map(({ url, metric }) => [url, metric.metric])).toEqual([
      ['https://www.ambleford.example/a', 'lcp'],
    ]);
    expect(worseBeyondNoise(null)).toEqual([]);
  });

  it('is not a server that was busier in those minutes', () => {
    const late = quick.map((one): MeasuredRun => ({ ...one, serverResponse: 900 }));
    const compared = compareMeasured(side(measuredPage('/a', quick)), side(measuredPage('/a', late)));
    expect(compared?.pages[0]?.metrics.map(({ direction }) => direction)).toContain('worse');
    expect(worseBeyondNoise(compared)).toEqual([]);
  });
});
