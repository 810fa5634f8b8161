/** Whole numbers from 0 to just below a limit: the same row of them for the same seed, on every machine. */
export type Draw = (limit: number) => number;

/**
 * Not for secrets. A counter with a large odd step, stirred so that neighbouring states have nothing in common; 32-bit
 * whole numbers throughout, so that no machine rounds differently.
 */
export function seeded(seed: string): Draw {
  let state = hash(seed);
  return (limit) => {
    state = (state + STEP) | 0;
    return Math.floor((stir(state) / 2 ** 32) * limit);
  };
}

/** 2 to the 32nd, divided by the golden ratio: the steps spread evenly. */
const STEP = 0x9e3779b9;

function hash(text: string): number {
  let mixed = text.length;
  for (let index = 0; index < text.length; index += 1) mixed = stir(mixed ^ text.charCodeAt(index)) + STEP;
  return mixed | 0;
}

function stir(number: number): number {
  let mixed = number ^ (number >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  mixed ^= mixed >>> 15;
  return mixed >>> 0;
}
