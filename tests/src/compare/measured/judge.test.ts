import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFamily } from '../../../../src/compare/measured/judge.ts';
import type { METRICS } from '../../../../src/model/measured-runs.ts';
import { bell, type Noise, runs, seeded, skewed } from './simulated-runs.ts';

const directionOf = (before: readonly number[], after: readonly number[], metric: (typeof METRICS)[number] = 'lcp') =>
  judgeFamily([{ metric, before, after }])[0]?.direction;

describe('two sets of runs', () => {
  it.each<[string, (typeof METRICS)[number], readonly number[], readonly number[], string]>([
    ['slower', 'lcp', [2100, 2120, 2080, 2110, 2090], [2600, 2590, 2610, 2620, 2580], 'worse'],
    ['quicker', 'lcp', [2600, 2590, 2610], [2100, 2120, 2080], 'better'],
    ['slower by less than matters', 'lcp', [2100, 2101, 2102, 2103], [2190, 2191, 2192, 2193], 'no-clear-change'],
    ['slower by what matters of a slow page only', 'lcp', [8000, 8001, 8002], [8300, 8301, 8302], 'no-clear-change'],
    ['runs that overlap', 'lcp', [2000, 2100, 2900, 2200], [2150, 2400, 3300, 2050], 'no-clear-change'],
    ['one slow run', 'lcp', [2000, 2010, 2020, 2030, 2040], [2000, 2010, 2020, 2030, 6000], 'no-clear-change'],
    ['the same', 'cls', [0, 0, 0], [0, 0, 0], 'no-clear-change'],
    ['more movement', 'cls', [0.01, 0.01, 0.01], [0.15, 0.15, 0.15], 'worse'],
    ['a little more movement', 'cls', [0.01, 0.01, 0.01], [0.025, 0.025, 0.025], 'no-clear-change'],
    ['more blocking', 'tbt', [0, 10, 0], [300, 310, 320], 'worse'],
    ['more blocking, where there was a little now and then', 'tbt', [0, 63, 0], [373, 429, 393], 'worse'],
    ['blocking that swings by more than that', 'tbt', [0, 101, 0], [373, 429, 393], 'too-few-runs'],
    ['a lower score', 'score', [95, 96, 95], [71, 70, 72], 'worse'],
    ['a higher score', 'score', [71, 70, 72], [95, 96, 95], 'better'],
    ['a score that swings', 'score', [95, 92, 96], [93, 90, 91], 'no-clear-change'],
    ['two runs', 'lcp', [2000, 2000], [9000, 9000], 'too-few-runs'],
    ['no runs', 'lcp', [], [9000, 9000, 9000], 'too-few-runs'],
    ['three runs far apart', 'lcp', [2000, 2500, 3000], [9000, 9010, 9020], 'too-few-runs'],
    ['four runs as far apart', 'lcp', [2000, 2500, 3000, 2600], [9000, 9010, 9020, 9030], 'worse'],
  ])('%s', (_, metric, before, after, direction) => {
    expect(directionOf(before, after, metric)).toBe(direction);
  });

  it('are told with the chance, the difference and the least change that matters', () => {
    const [judged] = judgeFamily([{ metric: 'lcp', before: [4000, 4010, 4020], after: [5000, 5010, 5020] }]);
    expect(judged).toEqual({
      before: { median: 4010, low: 4000, high: 4020, runs: 3 },
      after: { median: 5010, low: 5000, high: 5020, runs: 3 },
      difference: 1000,
      leastChange: 200.5,
      chance: expect.closeTo(1 / 20, 9),
      direction: 'worse',
    });
  });

  it('turn round with the scans, where the least change is the same', () => {
    const values = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 3, maxLength: 5 });
    const turned = { worse: 'better', better: 'worse', 'no-clear-change': 'no-clear-change' } as const;
    fc.assert(
      fc.property(values, values, (before, after) => {
        const there = directionOf(before, after);
        if (there === undefined || there === 'too-few-runs') return;
        expect(directionOf(after, before)).toBe(turned[there]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('many pages', () => {
  const steady = [2000, 2010, 2020];
  const page = (off: number) => ({ metric: 'lcp' as const, before: steady, after: steady.map((ms) => ms + off) });

  it('do not hide one that became slower, with three runs each', () => {
    const judged = judgeFamily([page(0), page(5), page(500), page(-10), page(0), page(700)]);
    const clear = (index: number) => judged[index]?.direction;
    expect([0, 1, 2, 3, 4, 5].map(clear)).toEqual([
      'no-clear-change',
      'no-clear-change',
      'worse',
      'no-clear-change',
      'no-clear-change',
      'worse',
    ]);
  });

  it('make a change doubtful that others show by chance', () => {
    const wild = { metric: 'lcp' as const, before: [2000, 2400, 3200, 2600], after: [2100, 2300, 3000, 2700] };
    const change = { metric: 'lcp' as const, before: [2000, 2300, 2350, 2400], after: [2450, 2500, 2600, 2800] };
    const [alone] = judgeFamily([change]);
    const [among] = judgeFamily([change, wild, wild, wild, wild]);
    expect(among?.chance).toBeGreaterThan((alone?.chance ?? 1) * 2);
  });
});

describe('invented runs of a page that appears after 2.1 seconds', () => {
  const SEEDS = 300;
  const TRUTH = 2100;
  /** In how many of the seeds a change is claimed. */
  const claims = (count: number, noise: Noise, slower: number, pages = 1) => {
    const claimed = Array.from({ length: SEEDS }, (_, seed) => {
      const chance = seeded(seed * 7919 + count);
      const sides = Array.from({ length: pages }, () => ({
        metric: 'lcp' as const,
        before: runs(count, TRUTH, noise, chance),
        after: runs(count, TRUTH + slower, noise, chance),
      }));
      const judged = judgeFamily(sides);
      return slower === 0
        ? judged.some(({ direction }) => direction === 'worse' || direction === 'better')
        : judged.every(({ direction }) => direction === 'worse');
    });
    return claimed.filter(Boolean).length / SEEDS;
  };
  const noises: readonly (readonly [string, Noise])[] = [
    ['10 % apart', bell(0.1)],
    ['10 % apart and skewed', skewed(0.1)],
  ];
  const cases = noises.flatMap(([name, noise]) => [3, 5, 7].map((count) => [count, name, noise] as const));

  it.each(cases)('%i runs, %s: 400 ms are found in 19 of 20', (count, _, noise) => {
    expect(claims(count, noise, 400)).toBeGreaterThanOrEqual(19 / 20);
  });

  it.each([...cases, [3, '33 % apart', bell(0.33)], [5, '33 % apart', bell(0.33)], [5, 'wild', bell(1)]] as const)(
    '%i runs, %s: no change is claimed in more than 1 of 20',
    (count, _, noise) => {
      expect(claims(count, noise, 0)).toBeLessThanOrEqual(1 / 20);
    },
  );

  it.each([
    [3, 0.1],
    [3, 0.33],
    [3, 0.5],
    [4, 0.33],
    [5, 0.33],
  ])('ten unchanged pages, %i runs, %f apart: a change of any is claimed in at most 1 of 20', (count, apart) => {
    expect(claims(count, bell(apart), 0, 10)).toBeLessThanOrEqual(1 / 20);
  });

  describe('three runs, and four more where those are far apart', () => {
    const asMade = (truth: number, noise: Noise, chance: () => number) => {
      const first = runs(3, truth, noise, chance);
      const apart = Math.max(...first) - Math.min(...first);
      return apart > 0.1 * truth ? [...first, ...runs(4, truth, noise, chance)] : first;
    };
    const claimed = (noise: Noise, slower: number) =>
      Array.from({ length: 200 }, (_, seed) => {
        const chance = seeded(seed * 104_729);
        return directionOf(asMade(TRUTH, noise, chance), asMade(TRUTH + slower, noise, chance));
      }).filter((direction) => direction === 'worse' || direction === 'better').length / 200;

    it.each(noises)('%s: find 400 ms in 19 of 20, and invent a change in at most 1 of 20', (_, noise) => {
      expect(claimed(noise, 400)).toBeGreaterThanOrEqual(19 / 20);
      expect(claimed(noise, 0)).toBeLessThanOrEqual(1 / 20);
    });

    it('33 % apart: invent a change in at most 1 of 20', () => {
      expect(claimed(bell(0.33), 0)).toBeLessThanOrEqual(1 / 20);
    });
  });
});
