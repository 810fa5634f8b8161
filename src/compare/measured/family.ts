import type { Permuted } from './permutation.ts';

/**
 * The chance of each of several numbers, corrected for how many there are: who looks at seven numbers of ten pages finds one
 * that stands out by chance more often than who looks at one. What is asked is how often the greatest change of all would be as
 * great as this one by chance (Westfall and Young, step by step from the greatest down). Dividing by their number would be
 * stricter than it need be: with three runs no change, however great, could ever be clear in two of them. Numbers of one
 * page become worse together rather than one against another, so that taking them for independent errs on the careful side.
 */
export function correctedChances(all: readonly Permuted[]): readonly number[] {
  const order = all.map((_, index) => index).sort((a, b) => changeAt(all, b) - changeAt(all, a) || a - b);
  const corrected = all.map(() => 1);
  let least = 0;
  order.forEach((index, step) => {
    const change = changeAt(all, index);
    const others = order.slice(step + 1);
    const own = 1 - (all[index]?.chanceOf(change) ?? 1);
    const none = others.reduce((product, other) => product * (1 - (all[other]?.noiseAbove(change) ?? 0)), own);
    // A smaller change is never more certain than a greater one.
    least = Math.max(least, 1 - none);
    corrected[index] = least;
  });
  return corrected;
}

function changeAt(all: readonly Permuted[], index: number): number {
  return all[index]?.change ?? 0;
}
