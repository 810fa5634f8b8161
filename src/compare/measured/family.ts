import type { Permuted } from './permutation.ts';

/**
 * The chance of each of several pages, corrected for their number: who looks at ten pages finds one that stands out by chance
 * more often than who looks at one. What is asked is how often the greatest change of all pages would be as great as this one
 * by chance (Westfall and Young, step by step from the greatest down). Dividing by the number of pages would be stricter than
 * it need be: with three runs no change, however great, could ever be clear on two pages.
 */
export function correctedChances(pages: readonly Permuted[]): readonly number[] {
  const order = pages.map((_, index) => index).sort((a, b) => changeAt(pages, b) - changeAt(pages, a) || a - b);
  const corrected = pages.map(() => 1);
  let least = 0;
  order.forEach((index, step) => {
    const change = changeAt(pages, index);
    const none = order.slice(step).reduce((product, other) => product * (1 - (pages[other]?.chanceOf(change) ?? 0)), 1);
    // A smaller change is never more certain than a greater one.
    least = Math.max(least, 1 - none);
    corrected[index] = least;
  });
  return corrected;
}

function changeAt(pages: readonly Permuted[], index: number): number {
  return pages[index]?.change ?? 0;
}
