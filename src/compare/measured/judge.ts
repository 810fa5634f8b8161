import type { ComparedMetric } from '../../model/comparison.ts';
import { type Metric, type Spread, spreadOf } from '../../model/measured-runs.ts';
import { correctedChances } from './family.ts';
import { RULES } from './least-change.ts';
import { listWays, type Permuted, permute, type Ways } from './permutation.ts';

/** The runs of one page in both scans, for one metric on one device. */
export interface TwoSides {
  readonly metric: Metric;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

type WaysOf = (before: number, after: number) => Ways;

export type Judged = Omit<ComparedMetric, 'metric'>;

/** Fewer are not compared at all. */
const FEWEST_RUNS = 3;
/** For each of the two directions, so that an unchanged site is called changed in at most one of twenty comparisons. */
const SURE = 0.025;
/** As sure as one can be with three runs in each scan: one way of dealing them out in twenty. */
const SURE_WITH_FEW = 0.05;
/** The most that so few runs may be apart, as a share of their median; where they differ more, they are too few. */
const STEADY = 0.2;
/** Or in least changes, whichever is more: so far apart may runs be before a scan makes more of them. */
const STEADY_CHANGES = 2;
const ROUNDING = 1e-9;

/** Everything that is compared: all pages, devices and metrics, since a reader looks for a change in any of them. */
export function judgeFamily(all: readonly TwoSides[]): readonly Judged[] {
  const waysOf = listWays();
  const sides = all.map((page) => describe(page, waysOf));
  const tested = sides.filter(({ page }) => Math.min(page.before.length, page.after.length) >= FEWEST_RUNS);
  const worse = correctedChances(tested.map((side) => against(side, 'worse', waysOf)));
  const better = correctedChances(tested.map((side) => against(side, 'better', waysOf)));
  const indexOf = new Map(tested.map((side, index) => [side, index]));
  return sides.map((side) => {
    const { before, after, difference, leastChange, sure, steady } = side;
    const known = { before, after, difference, leastChange };
    const index = indexOf.get(side);
    // Those that are not steady still count among those that could stand out by chance.
    if (index === undefined || (sure > SURE && !steady)) return { ...known, chance: null, direction: 'too-few-runs' };
    const [toWorse = 1, toBetter = 1] = [worse[index], better[index]];
    const chance = Math.min(toWorse, toBetter);
    const direction = toWorse <= toBetter ? 'worse' : 'better';
    return { ...known, chance, direction: chance <= sure + ROUNDING ? direction : 'no-clear-change' };
  });
}

type Side = ReturnType<typeof describe>;

function describe(page: TwoSides, waysOf: WaysOf) {
  const [before, after] = [spreadOf(page.before), spreadOf(page.after)];
  const leastChange = before && RULES[page.metric].leastChange(before.median);
  const difference = before && after && after.median - before.median;
  // With few runs, even the clearest change is one of so few ways that it may be chance.
  const sure = 1 / waysOf(page.before.length, page.after.length).length <= SURE ? SURE : SURE_WITH_FEW;
  const steady = [before, after].every((side) => side !== null && isSteady(side, leastChange ?? 0));
  return { page, before, after, difference, leastChange, sure, steady };
}

/** Small numbers are steady, too, however many times one is the other: 0 ms and 20 ms of blocking are the same. */
function isSteady({ median, low, high }: Spread, leastChange: number): boolean {
  return high - low <= Math.max(STEADY_CHANGES * leastChange, STEADY * median);
}

/**
 * Asks whether one side is worse than the other by more than the least change that matters, and not only whether it is worse
 * at all: that much is taken off its runs first. What is left is told in such least changes, so that seconds, points and
 * shares can stand side by side; of what is known to swing, in several of them, so that it does not make the others doubtful.
 */
function against({ page, leastChange }: Side, claimed: 'better' | 'worse', waysOf: WaysOf): Permuted {
  const { metric, before, after } = page;
  const { worse, swings } = RULES[metric];
  const unit = swings * (leastChange ?? 1);
  const sign = worse === 'more' ? 1 : -1;
  const [good, bad] = claimed === 'worse' ? [before, after] : [after, before];
  return permute(
    good.map((value) => (sign * value) / unit),
    bad.map((value) => (sign * value - (leastChange ?? 0)) / unit),
    waysOf(good.length, bad.length),
  );
}
