/** Runs of an invented page, the same ones for the same seed. */
export type Noise = (chance: () => number) => number;

/** mulberry32: small, even enough, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Factors on the true value. `spread`: how far apart the ends of the middle nine tenths of all runs are. */
export const bell =
  (spread: number): Noise =>
  (chance) =>
    Math.exp((spread / 3.29) * normal(chance));

/** Most runs close to the best there is, and a long tail of slow ones. */
export const skewed =
  (spread: number): Noise =>
  (chance) =>
    1 - (spread / 2.944) * Math.log(1 - chance());

export function runs(count: number, truth: number, noise: Noise, chance: () => number): readonly number[] {
  return Array.from({ length: count }, () => Math.round(truth * noise(chance)));
}
