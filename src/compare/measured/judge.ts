import { factorial } from 'simple-statistics';
import type { ComparedMetric } from '../../model/comparison.ts';
import { type Metric, type Spread, spreadOf } from '../../model/measured-runs.ts';
import { correctedChances } from './family.ts';
import { RULES } from './least-change.ts';
import { type Permuted, permute } from './permutation.ts';

/** The runs of one page in both scans, for one metric on one device. */
export interface TwoSides {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export type Judged = Omit<ComparedMetric, 'metric'>;

/** Fewer are not compared at all. */
const FEWEST_RUNS = 3;
/** For each of the two directions, so that an unchanged page is called changed in at most one of twenty comparisons. */
const SURE = 0.025;
/** As sure as one can be with three runs in each scan: one way of dealing them out in twenty. */
const SURE_WITH_FEW = 0.05;
/** The most that so few runs may be apart, as a share of their median; where they differ more, they are too few. */
const STEADY = 0.2;
const ROUNDING = 1e-9;

/** All pages of one metric on one device. One page may be told by itself, too. */
export function judgeFamily(metric: Metric, pages: readonly TwoSides[]): readonly Judged[] {
  const sides = pages.map((page) => describe(metric, page));
  const tested = sides.filter(({ page }) => Math.min(page.before.length, page.after.length) >= FEWEST_RUNS);
  const worse = correctedChances(tested.map(({ page, leastChange }) => against(metric, page, leastChange, 'worse')));
  const better = correctedChances(tested.map(({ page, leastChange }) => against(metric, page, leastChange, 'better')));
  return sides.map((side) => {
    const { before, after, difference, leastChange, sure, steady } = side;
    const known = { before, after, difference, leastChange };
    const index = tested.indexOf(side);
    // Pages that are not steady still count among those that could stand out by chance.
    if (index < 0 || (sure > SURE && !steady)) return { ...known, chance: null, direction: 'too-few-runs' };
    const [toWorse = 1, toBetter = 1] = [worse[index], better[index]];
    const chance = Math.min(toWorse, toBetter);
    const direction = toWorse <= toBetter ? 'worse' : 'better';
    return { ...known, chance, direction: chance <= sure + ROUNDING ? direction : 'no-clear-change' };
  });
}

function describe(metric: Metric, page: TwoSides) {
  const [before, after] = [spreadOf(page.before), spreadOf(page.after)];
  const leastChange = before && RULES[metric].leastChange(before.median);
  const difference = before && after && after.median - before.median;
  const sure = 1 / waysToDeal(page) <= SURE ? SURE : SURE_WITH_FEW;
  const steady = [before, after].every((side) => side !== null && isSteady(side, leastChange ?? 0));
  return { page, before, after, difference, leastChange, sure, steady };
}

/** With few runs, even the clearest change is one of so few ways that it may be chance. */
function waysToDeal({ before, after }: TwoSides): number {
  return factorial(before.length + after.length) / (factorial(before.length) * factorial(after.length));
}

/** Runs that differ by less than a change that matters are steady, too: 0 ms and 20 ms of blocking are the same. */
function isSteady({ median, low, high }: Spread, leastChange: number): boolean {
  return high - low <= Math.max(leastChange, STEADY * median);
}

/**
 * Asks whether one side is worse than the other by more than the least change that matters, and not only whether it is worse
 * at all: that much is taken off its runs first.
 */
function against(
  metric: Metric,
  { before, after }: TwoSides,
  leastChange: number | null,
  claimed: 'better' | 'worse',
): Permuted {
  const { worse, scale } = RULES[metric];
  const sign = worse === 'more' ? 1 : -1;
  const [good, bad] = claimed === 'worse' ? [before, after] : [after, before];
  return permute(
    good.map((value) => sign * scale(value)),
    bad.map((value) => sign * scale(value - sign * (leastChange ?? 0))),
  );
}
