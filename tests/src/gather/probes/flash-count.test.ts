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

/** As bytes of sRGB, the way a picture has them. */
const linear = (byte: number) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
type Bytes = readonly [number, number, number];

function coloured(tiles: number, everyMs: number, colours: readonly Bytes[], times = 40): LightFrame[] {
  return Array.from({ length: times }, (_, at) => {
    const [r, g, b] = (colours[at % colours.length] ?? [0, 0, 0]).map(linear) as [number, number, number];
    const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const grey: [number, number, number] = [0.5, 0.5, 0.5];
    return {
      atMs: at * everyMs,
      tiles: [...Array<number>(tiles).fill(light), ...Array<number>(20).fill(0.5)],
      colours: [...Array<[number, number, number]>(tiles).fill([r, g, b]), ...Array<typeof grey>(20).fill(grey)],
    };
  });
}

describe('flashes of red, where the light changes too little to count', () => {
  it.each<[string, LightFrame[], number]>([
    [
      'dark red and black',
      coloured(NEEDED, 100, [
        [170, 0, 0],
        [0, 0, 0],
      ]),
      5,
    ],
    [
      'red and a grey as light',
      coloured(NEEDED, 100, [
        [255, 0, 0],
        [127, 127, 127],
      ]),
      5,
    ],
    [
      'red and green',
      coloured(NEEDED, 100, [
        [255, 0, 0],
        [0, 128, 0],
      ]),
      5,
    ],
    [
      'in steps',
      coloured(NEEDED, 50, [
        [0, 0, 0],
        [90, 0, 0],
        [170, 0, 0],
        [90, 0, 0],
      ]),
      5,
    ],
    [
      'two a second',
      coloured(NEEDED, 250, [
        [170, 0, 0],
        [0, 0, 0],
      ]),
      2,
    ],
    [
      'on too small an area',
      coloured(NEEDED - 1, 100, [
        [170, 0, 0],
        [0, 0, 0],
      ]),
      0,
    ],
    [
      'dark blue and black',
      coloured(NEEDED, 100, [
        [0, 0, 255],
        [0, 0, 0],
      ]),
      0,
    ],
    [
      'brown, a red that is not saturated, and black',
      coloured(NEEDED, 100, [
        [136, 68, 68],
        [0, 0, 0],
      ]),
      0,
    ],
    [
      'one red and another, of the same colour',
      coloured(NEEDED, 100, [
        [170, 0, 0],
        [120, 0, 0],
      ]),
      0,
    ],
    [
      'so dark a red that nobody sees it',
      coloured(NEEDED, 100, [
        [60, 0, 0],
        [0, 0, 0],
      ]),
      0,
    ],
    ['once', coloured(NEEDED, 100, [[170, 0, 0], ...Array<Bytes>(39).fill([0, 0, 0])]), 0],
    [
      'of light as well, each kind by itself',
      coloured(NEEDED, 100, [
        [255, 0, 0],
        [255, 255, 255],
      ]),
      5,
    ],
  ])('%s', (_, seen, count) => {
    expect(countFlashes(seen, TILE)).toBe(count);
  });
});
