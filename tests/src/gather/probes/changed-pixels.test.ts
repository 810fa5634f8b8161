import { describe, expect, it } from 'vitest';
import { changedPixels, partOf } from '../../../../src/gather/probes/pixels/changed.ts';

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

it('a part of a picture is as a picture of that part alone would be', () => {
  const { data } = picture(white, black, yellow, black, cream, white, yellow, white, black);
  const whole = { width: 3, height: 3, channels: 3, data };
  const part = { ...{ width: 2, height: 2, channels: 3 }, data: Uint8Array.from([cream, white, white, black].flat()) };
  expect(partOf(whole, { x: 1, y: 1, width: 2, height: 2 })).toEqual(part);
  expect(partOf(whole, { x: 0, y: 0, width: 3, height: 3 })).toEqual(whole);
});
