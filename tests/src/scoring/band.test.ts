import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../src/model/result.ts';
import { policyV2 } from '../../../src/scoring/policy/v2.ts';
import { seeded } from '../../../src/scoring/random.ts';
import { score } from '../../../src/scoring/score.ts';
import { check, facts, pages, point, result } from './helpers.ts';

const A = 'content/a';
const B = 'content/b';
const rules = {
  checks: [check(A, ['lgdss:10']), check(B, ['lgdss:10'])],
  points: [point('lgdss:10')],
  govukByCategory: {},
};
const overall = (results: readonly CheckResult[], seed = facts.seed) =>
  score(results, rules, policyV2, { ...facts, seed }).overall;
const site = 'https://www.ambleford.example';

describe('the band of a score', () => {
  it('is as wide as the statistics of a share ask for', () => {
    const { value, band } = overall(pages(A, 80, 20));
    expect(value).toBe(80);
    // 1.96 standard deviations of a share of 0.8 from 100 pages are 7.8.
    expect(band?.low).toBeGreaterThan(69);
    expect(band?.low).toBeLessThan(75);
    expect(band?.high).toBeGreaterThan(85);
    expect(band?.high).toBeLessThan(91);
  });

  it('narrows with the number of pages', () => {
    const width = (times: number) => {
      const { band } = overall(pages(A, 8 * times, 2 * times));
      return (band?.high ?? 100) - (band?.low ?? 0);
    };
    expect(width(1)).toBeGreaterThan(width(10));
    expect(width(10)).toBeGreaterThan(width(100));
  });

  it('has no width where all pages agree', () => {
    expect(overall(pages(A, 20, 0)).band).toEqual({ low: 100, high: 100 });
  });

  it('is the same for the same scan and another for another', () => {
    const results = [...pages(A, 13, 6), ...pages(B, 7, 4)];
    expect(overall(results)).toEqual(overall(results.toReversed()));
    expect(overall(results).band).not.toEqual(overall(results, 'another scan').band);
  });

  it('draws whole pages, so that checks which fail together stay together', () => {
    const together = overall([...pages(A, 15, 15), ...pages(B, 15, 15)]);
    const apart = overall([
      ...pages(A, 15, 15),
      ...pages(B, 15, 15).map((one, page) => ({ ...one, outcome: failing(page < 15) })),
    ]);
    expect(together.value).toBe(apart.value);
    expect(apart.band).toEqual({ low: 50, high: 50 });
    expect((together.band?.high ?? 0) - (together.band?.low ?? 0)).toBeGreaterThan(20);
  });

  it('is left out, with the reason, where there are no pages or too few', () => {
    const siteWide = [result(A, site, 'failed'), result(B, site, 'passed')];
    expect(overall(siteWide)).toMatchObject({ value: 50, band: null, noBand: 'site-wide' });
    expect(overall([...siteWide, ...pages(A, 4, 0)])).toMatchObject({ band: null, noBand: 'few-pages' });
    expect(overall([...siteWide, ...pages(A, 5, 0)])).toMatchObject({ noBand: null });
    expect(overall([])).toMatchObject({ value: null, band: null, noBand: null });
  });

  it('reaches up to where the score would be without the one page that caps it', () => {
    const critical = { ...rules, checks: [check(A, ['lgdss:10'], { severity: 'critical' })] };
    const policy = { ...policyV2, fewestChecks: 1 };
    const { points } = score(pages(A, 49, 1), critical, policy, facts);
    expect(points['lgdss:10']).toMatchObject({ value: 60, band: { low: 60, high: 100 } });
  });
});

describe('the generator', () => {
  const row = (seed: string, count: number, limit: number) => {
    const draw = seeded(seed);
    return Array.from({ length: count }, () => draw(limit));
  };

  it('gives the same row on every machine', () => {
    expect(row('www.ambleford.example 2026-11-23T09:30:00.000Z', 8, 1000)).toMatchInlineSnapshot(`
      [
        330,
        951,
        752,
        825,
        826,
        505,
        832,
        830,
      ]
    `);
  });

  it.each(['', 'a', 'b', 'www.ambleford.example 2026-11-23T09:30:00.000Z'])(
    'spreads evenly from the seed "%s"',
    (seed) => {
      const counts = new Map<number, number>();
      for (const number of row(seed, 10_000, 10)) counts.set(number, (counts.get(number) ?? 0) + 1);
      expect([...counts.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      // Four standard deviations of a count around 1,000 are 120.
      for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
    },
  );
});

function failing(fails: boolean): CheckResult['outcome'] {
  return result(B, site, fails ? 'failed' : 'passed').outcome;
}
