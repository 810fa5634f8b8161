import { combinations, mean } from 'simple-statistics';

/** Two means that are equal but for the order of adding up must not count as different. */
const ROUNDING = 1e-9;

/** What one number of a page says for a change in one direction, before others are thought of. */
export interface Permuted {
  /** Mean of the later runs less mean of the earlier ones. */
  readonly change: number;
  /** How often chance alone gives a change as great as this or greater, 0 to 1. */
  chanceOf(change: number): number;
  /** The same for the noise of the runs, whatever change there was: how likely this number would stand out so far among others. */
  noiseAbove(change: number): number;
}

/** Which of all runs, by their places, may have been the later ones. */
export type Ways = readonly (readonly number[])[];

/** The same for all numbers that have so many runs, so they are listed once. */
export function listWays(): (before: number, after: number) => Ways {
  const known = new Map<string, Ways>();
  return (before, after) => {
    const name = `${before} ${after}`;
    const places = Array.from({ length: before + after }, (_, place) => place);
    const ways = known.get(name) ?? combinations(places, after);
    known.set(name, ways);
    return ways;
  };
}

/**
 * The exact permutation test. If nothing had changed, each way of dealing all runs out to the two scans would be as likely as
 * the one that was seen; so all of them are looked at, and none is drawn by lot. It takes no shape of the noise for granted.
 */
export function permute(before: readonly number[], after: readonly number[], ways: Ways): Permuted {
  const all = [...before, ...after];
  const dealt = allWays(all, ways, before.length);
  // What is left once each scan's own mean is taken off is noise. Few runs show too little of it, by just this much.
  const widened = Math.sqrt(all.length / Math.max(1, all.length - 2));
  const rest = [before, after].flatMap((side) => side.map((value) => (value - mean([...side])) * widened));
  const noise = allWays(rest, ways, before.length);
  return {
    change: mean([...after]) - mean([...before]),
    chanceOf: (change) => shareAtLeast(dealt, change - ROUNDING),
    noiseAbove: (change) => shareAtLeast(noise, change - ROUNDING),
  };
}

/** The change that each way of dealing out gives, the smallest first. */
function allWays(all: readonly number[], ways: Ways, before: number): Float64Array {
  const total = all.reduce((sum, value) => sum + value, 0);
  const difference = (later: readonly number[]) => {
    const sum = later.reduce((added, index) => added + (all[index] ?? 0), 0);
    return sum / later.length - (total - sum) / before;
  };
  return Float64Array.from(ways, difference).sort();
}

/** Halved again and again: there are thousands, and they are asked for often. */
function shareAtLeast(sorted: Float64Array, limit: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < limit) from = middle + 1;
    else to = middle;
  }
  return (sorted.length - from) / sorted.length;
}
