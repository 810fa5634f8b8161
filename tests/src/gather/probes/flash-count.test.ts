import { describe, expect, it } from 'vitest';
import { countFlashes, type LightFrame } from '../../../../src/gather/probes/motion/flash-count.ts';

/** Tiles of 40 by 40 CSS pixels: fourteen of them are a quarter of the central field of view. */
const TILE = 1600;
const NEEDED = 14;

function frames(tiles: number, everyMs: number, lights: readonly number[], times = 40): LightFrame[] {
  return Array.from({ length: times }, (_, at) => {
    const light = lights[at % lights.length] ?? 0;
    return { atMs: at * everyMs, tiles: [...Array<number>(tiles).fill(light), ...Array<number>(20).fill(0.5)] };
  });
}

describe('flashes', () => {
  it.each([
    ['five a second', frames(NEEDED, 100, [0, 1]), 5],
    ['two a second', frames(NEEDED, 250, [0, 1]), 2],
    ['in four steps', frames(NEEDED, 50, [0, 0.05, 0.2, 0.05]), 5],
    ['of a tenth', frames(NEEDED, 100, [0.3, 0.4]), 5],
    ['of less than a tenth', frames(NEEDED, 100, [0.3, 0.39]), 0],
    ['between light and lighter', frames(NEEDED, 100, [0.85, 1]), 0],
    ['on too small an area', frames(NEEDED - 1, 100, [0, 1]), 0],
    ['once', frames(NEEDED, 100, [0, 1, ...Array<number>(38).fill(1)]), 0],
    ['in a single picture', frames(NEEDED, 100, [1], 1), 0],
    ['in none', [], 0],
  ])('%s', (_, seen, count) => {
    expect(countFlashes(seen, TILE)).toBe(count);
  });
});
