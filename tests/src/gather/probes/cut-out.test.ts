import { describe, expect, it } from 'vitest';
import { hasLetterLines } from '../../../../src/gather/in-page/letter-lines.ts';
import { cutOut } from '../../../../src/gather/probes/pixels/cut-out.ts';
import type { Picture } from '../../../../src/gather/probes/pixels/png.ts';

type Paint = (x: number, y: number) => number;

function picture(width: number, height: number, grey: Paint, channels = 3): Picture {
  const data = new Uint8Array(width * height * channels).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.fill(grey(x, y), (y * width + x) * channels, (y * width + x) * channels + 3);
  return { width, height, channels, data };
}

/** Rows of strokes, of which there are more in the middle of a row than at its edge, as in letters. */
const letters: Paint = (x, y) => {
  const row = y % 40;
  if (row < 10 || row >= 22) return 255;
  const every = 8 + Math.abs(row - 16) * 2;
  return x % every < every / 2 ? 20 : 255;
};
const whole = ({ width, height }: Picture) => ({ x: 0, y: 0, width, height });

describe('a part cut out of a picture', () => {
  it.each([3, 4])('has the pixels that are there, from %i bytes to a pixel', (channels) => {
    const seen = cutOut(
      picture(10, 10, (x, y) => x * 10 + y, channels),
      { x: 3, y: 2, width: 2, height: 2 },
    );
    expect(Array.from(seen.data).filter((_, at) => at % 4 === 0)).toEqual([32, 42, 33, 43]);
    expect(seen).toMatchObject({ width: 2, height: 2 });
  });

  it('ends where the picture ends', () => {
    expect(
      cutOut(
        picture(10, 10, () => 0),
        { x: 8, y: -3, width: 9, height: 20 },
      ),
    ).toMatchObject({ width: 2, height: 10 });
  });

  it('is made smaller by the mean of its pixels', () => {
    const seen = cutOut(
      picture(1200, 4, (x) => (x % 2 === 0 ? 100 : 200)),
      { x: 0, y: 0, width: 1200, height: 4 },
    );
    expect(seen).toMatchObject({ width: 600, height: 2 });
    expect(new Set(Array.from(seen.data).filter((_, at) => at % 4 !== 3))).toEqual(new Set([150]));
  });
});

describe('rows of letters', () => {
  it.each<[string, Picture, boolean]>([
    ['lines of strokes', picture(400, 120, letters), true],
    ['one line of them', picture(400, 40, letters), true],
    ['the same where it is too small for letters', picture(50, 40, letters), false],
    [
      'bars, which have as many edges in each row',
      picture(400, 120, (x, y) => (y > 40 && x % 30 < 15 ? 20 : 255)),
      false,
    ],
    ['stripes across', picture(400, 120, (_, y) => (y % 20 < 10 ? 20 : 255)), false],
    ['slanting stripes, with no still row', picture(400, 120, (x, y) => ((x + y) % 20 < 10 ? 20 : 255)), false],
    ['one colour', picture(400, 120, () => 200), false],
    ['many shades, as photos have', picture(400, 120, (x, y) => (x * 7 + y * 13) % 256), false],
  ])('%s', (_, seen, found) => {
    expect(hasLetterLines(cutOut(seen, whole(seen)))).toBe(found);
  });
});
