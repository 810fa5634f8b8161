import { describe, expect, it } from 'vitest';
import { compareMeasured } from '../../../../src/compare/measured/compare-measured.ts';
import type { Metric } from '../../../../src/model/measured-runs.ts';
import type { Device, MeasuredRun } from '../../../../src/model/seen/measured.ts';
import { measuredOn, measuredPage, run } from '../../../helpers/measured-evidence.ts';
import { bell, type Noise, seeded, skewed } from './simulated-runs.ts';

const COMPARISONS = 200;

/** A slow page whose numbers swing by themselves, each its own way: a share of them is more than the least change. */
function adrift(apart: number, chance: () => number): MeasuredRun {
  const time = (truth: number) => Math.round(truth * bell(apart)(chance));
  return run({
    ...{ lcp: time(9000), fcp: time(4000), speedIndex: time(7000), tbt: time(2000), serverResponse: time(2000) },
    ...{ cls: time(3000) / 10_000, score: time(40) },
  });
}

/** Numbers of one run hang together: on a slow moment of the machine all times are long. Server and shifts go their own ways. */
function invented(apart: number, chance: () => number, slower: Slower = {}): MeasuredRun {
  const moment = bell(apart)(chance);
  const own = bell(apart / 3);
  const time = (truth: number, noise: Noise = own) => Math.round(truth * moment * noise(chance));
  const lcp = time(2100) + (slower.lcp ?? 0);
  const tbt = Math.max(0, time(300, bell(apart)) + (slower.tbt ?? 0));
  return run({
    ...{ lcp, tbt, fcp: time(1200), speedIndex: time(1500, bell(apart)) },
    serverResponse: Math.round(120 * skewed(1)(chance)) + (slower.serverResponse ?? 0),
    cls: chance() < 0.3 ? 0.03 : 0.01,
    score: Math.min(100, Math.round(92 - (lcp - 2100) / 80 - (tbt - 300) / 40 + 3 * (chance() - 0.5))),
  });
}

/** A quick page: its numbers may swing by a large share of themselves and still be called steady. */
function quick(apart: number, chance: () => number): MeasuredRun {
  const time = (truth: number) => Math.round(truth * bell(apart)(chance));
  return run({
    ...{ lcp: time(700), fcp: time(500), speedIndex: time(600), tbt: time(150), serverResponse: time(250) },
    ...{ cls: time(500) / 10_000, score: Math.min(100, time(90)) },
  });
}

/** On a machine that now and then does something else, blocking is now nothing and now much, whatever the page does. */
function nowAndThen(apart: number, chance: () => number, slower?: Slower): MeasuredRun {
  const blocked = chance() < 0.4 ? 100 + Math.round(350 * chance()) : 0;
  return { ...invented(apart, chance, slower), tbt: blocked, score: 98 - Math.round(blocked / 50) };
}

type Slower = { readonly [M in Metric]?: number };

interface Invented {
  readonly runs: number;
  readonly apart: number;
  readonly pages?: number;
  readonly devices?: readonly Device[];
  readonly slower?: Slower;
  readonly as?: typeof invented;
}

/** In what share of comparisons any number of any page is called changed, for the worse alone or at all. */
function claimed(
  { runs, apart, pages = 1, devices = ['mobile'], slower, as = invented }: Invented,
  claims: RegExp,
): number {
  const made = (chance: () => number, off?: Slower) => ({
    host: 'www.ambleford.example',
    pages: Array.from({ length: pages }, (_, at) => {
      const page = measuredPage(`/${at}`, []);
      const of = () => Array.from({ length: runs }, () => as(apart, chance, off));
      const on = devices.map((device) => measuredOn(of(), { device }));
      return { ...page, measured: { ...page.measured, devices: on } };
    }),
  });
  const found = Array.from({ length: COMPARISONS }, (_, seed) => {
    const chance = seeded(seed * 6151 + runs);
    const compared = compareMeasured(made(chance), made(chance, slower));
    return compared?.pages.some(({ metrics }) => metrics.some(({ direction }) => claims.test(direction)));
  });
  return found.filter(Boolean).length / COMPARISONS;
}

describe('any number of an invented page', () => {
  it.each<[string, Invented]>([
    ['three runs, hardly apart', { runs: 3, apart: 0.1 }],
    ['three runs, apart', { runs: 3, apart: 0.25 }],
    ['five runs, apart', { runs: 5, apart: 0.25 }],
    ['five runs, wild', { runs: 5, apart: 0.6 }],
    ['six runs, apart', { runs: 6, apart: 0.33 }],
    ['five pages, three runs', { runs: 3, apart: 0.2, pages: 5 }],
    ['five pages, four wild runs', { runs: 4, apart: 0.5, pages: 5 }],
    ['each number by itself, three runs', { runs: 3, apart: 0.3, as: adrift }],
    ['each number by itself, five wild runs', { runs: 5, apart: 1, as: adrift }],
    ['each number by itself, five pages', { runs: 5, apart: 1, pages: 5, as: adrift }],
    ['blocking that swings, three runs', { runs: 3, apart: 0.1, as: nowAndThen }],
    ['blocking that swings, five runs', { runs: 5, apart: 0.1, as: nowAndThen }],
    ['a quick page, three runs', { runs: 3, apart: 0.3, as: quick }],
    ['three pages on two devices, five runs', { runs: 5, apart: 0.33, pages: 3, devices: ['mobile', 'desktop'] }],
  ])('that did not change is called changed in at most 1 of 20: %s', (_, how) => {
    expect(claimed(how, /worse|better/)).toBeLessThanOrEqual(1 / 20);
  });

  it.each<[string, Invented]>([
    ['its largest part, three runs', { runs: 3, apart: 0.1, slower: { lcp: 400 } }],
    ['its largest part, six runs apart', { runs: 6, apart: 0.16, slower: { lcp: 400 } }],
    ['its largest part, while its blocking swings', { runs: 5, apart: 0.05, slower: { lcp: 400 }, as: nowAndThen }],
    [
      'its server, while its blocking swings',
      { runs: 5, apart: 0.05, slower: { serverResponse: 400 }, as: nowAndThen },
    ],
    ['its scripts, five runs', { runs: 5, apart: 0.15, slower: { tbt: 400 } }],
    ['its server, five runs', { runs: 5, apart: 0.15, slower: { serverResponse: 400 } }],
  ])('that became 400 ms slower is found in 19 of 20: %s', (_, how) => {
    expect(claimed(how, /worse/)).toBeGreaterThanOrEqual(19 / 20);
  });
});
