/** A wish for `size / whole` units of the total. */
export interface Claim {
  readonly id: string;
  readonly size: bigint;
}

interface Portion {
  readonly id: string;
  units: number;
  readonly remainder: bigint;
}

/**
 * Shares out `total` whole units so that they add up exactly: everyone gets the whole units of their claim, and what
 * is left goes to the largest remainders. With `everyoneGets`, nobody with a claim is left with nothing, as long as
 * there are units enough to go round; the largest portions pay for it.
 *
 * The claims must add up to `total` give or take the rounding to whole units.
 */
export function apportion(
  total: number,
  claims: readonly Claim[],
  whole: bigint,
  everyoneGets: 0 | 1,
): ReadonlyMap<string, number> {
  const portions = claims.map(({ id, size }): Portion => {
    return { id, units: Number(size / whole), remainder: size % whole };
  });
  const left = total - portions.reduce((given, portion) => given + portion.units, 0);
  for (const portion of portions.toSorted(byRemainder).slice(0, left)) portion.units += 1;
  if (everyoneGets === 1 && total >= portions.length) giveEveryoneOne(portions);
  return new Map(portions.map(({ id, units }) => [id, units]));
}

function giveEveryoneOne(portions: readonly Portion[]): void {
  for (const poor of portions.toSorted(byRemainder)) {
    if (poor.units > 0) continue;
    const [richest] = portions.toSorted((a, b) => b.units - a.units || byId(a, b));
    if (richest === undefined || richest.units < 2) return;
    richest.units -= 1;
    poor.units = 1;
  }
}

function byRemainder(a: Portion, b: Portion): number {
  if (a.remainder === b.remainder) return byId(a, b);
  return a.remainder > b.remainder ? -1 : 1;
}

function byId(a: Portion, b: Portion): number {
  return a.id < b.id ? -1 : 1;
}
