import { combinations, mean } from 'simple-statistics';

/** Two means that are equal but for the order of adding up must not count as different. */
const ROUNDING = 1e-9;

/** What one page says for a change in one direction, before other pages are thought of. */
export interface Permuted {
  /** Mean of the later runs less mean of the earlier ones. */
  readonly change: number;
  /** How often chance alone gives a change as great as this or greater, 0 to 1. */
  chanceOf(change: number): number;
}

/**
 * The exact permutation test. If nothing had changed, each way of dealing all runs out to the two scans would be as likely as
 * the one that was seen; so all of them are looked at, and none is drawn by lot. It takes no shape of the noise for granted.
 */
export function permute(before: readonly number[], after: readonly number[]): Permuted {
  const all = [...before, ...after];
  const total = mean(all) * all.length;
  const difference = (later: readonly number[]) => {
    const sum = mean(later) * later.length;
    return sum / later.length - (total - sum) / before.length;
  };
  const changes = combinations(all, after.length).map(difference);
  return {
    change: difference(after),
    chanceOf: (change) => changes.filter((one) => one >= change - ROUNDING).length / changes.length,
  };
}
