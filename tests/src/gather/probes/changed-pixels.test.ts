import { describe, expect, it } from 'vitest';
import { changedPixels } from '../../../../src/gather/probes/pixels/changed.ts';

const picture = (...pixels: readonly (readonly [number, number, number])[]) => ({
  ...{ width: pixels.length, height: 1, channels: 3 },
  data: Uint8Array.from(pixels.flat()),
});
const [white, black, yellow, cream] = [
  [255, 255, 255],
  [0, 0, 0],
  [255, 221, 0],
  [255, 255, 245],
] as const;

describe('what changes between two pictures', () => {
  it.each([
    ['nothing', picture(white, black), picture(white, black), { changed: 0, strong: 0 }],
    ['strongly', picture(white, white), picture(black, white), { changed: 1, strong: 1 }],
    ['in colour more than in light', picture(white, white), picture(yellow, yellow), { changed: 2, strong: 0 }],
    ['less than anybody sees', picture(white), picture(cream), { changed: 0, strong: 0 }],
    ['in size, so that they cannot be compared', picture(white), picture(white, white), null],
  ])('%s', (_, one, other, expected) => {
    expect(changedPixels(one, other)).toEqual(expected);
    expect(changedPixels(other, one)).toEqual(expected);
  });
});
