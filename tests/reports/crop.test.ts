import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { cropElement, decodePicture, type Pixels } from '../../reports/lib/crop.ts';

/** Light grey all over. */
function blank(width: number, height: number): Pixels {
  return { width, height, data: new Uint8Array(width * height * 4).fill(230) };
}

function pixelsOf(dataUri: string): Pixels {
  expect(dataUri).toMatch(/^data:image\/jpeg;base64,/);
  const bytes = Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64');
  return jpeg.decode(bytes, { useTArray: true });
}

const darkness = ({ data, width }: Pixels, x: number, y: number) => 255 - (data[(y * width + x) * 4 + 1] ?? 255);

describe('crop', () => {
  it('cuts the element out with room around it and a dark outline', () => {
    const picture = cropElement(blank(800, 600), { x: 100, y: 100, width: 50, height: 20 });
    expect([picture?.width, picture?.height]).toEqual([114, 84]);
    const pixels = pixelsOf(picture?.dataUri ?? '');
    expect([pixels.width, pixels.height]).toEqual([114, 84]);
    // Left line of the outline, against the middle of the element and a corner.
    expect(darkness(pixels, 28, 42)).toBeGreaterThan(150);
    expect(darkness(pixels, 57, 42)).toBeLessThan(60);
    expect(darkness(pixels, 2, 2)).toBeLessThan(60);
  });

  it('never grows beyond its size, and stays on the page', () => {
    const page = blank(1280, 900);
    expect(cropElement(page, { x: 0, y: 0, width: 1e9, height: 1e9 })).toMatchObject({ width: 600, height: 300 });
    expect(cropElement(page, { x: 1250, y: 880, width: 100, height: 100 })).toMatchObject({ width: 62, height: 52 });
    expect(cropElement(page, { x: -20, y: -20, width: 40, height: 40 })).toMatchObject({ width: 52, height: 52 });
  });

  it.each([
    ['below the cut of the picture', { x: 0, y: 900, width: 10, height: 10 }],
    ['right of it', { x: 1280, y: 0, width: 10, height: 10 }],
    ['left of it', { x: -50, y: 0, width: 50, height: 10 }],
    ['without size', { x: 10, y: 10, width: 0, height: 10 }],
    ['not a number', { x: Number.NaN, y: 10, width: 10, height: 10 }],
    ['endless', { x: 10, y: 10, width: Number.POSITIVE_INFINITY, height: 10 }],
  ])('makes no picture of a box %s', (_name, box) => {
    expect(cropElement(blank(1280, 900), box)).toBeUndefined();
  });

  it('takes bytes that are no picture, or claim to be a huge one, for no picture', () => {
    expect(decodePicture(new Uint8Array([1, 2, 3]))).toBeUndefined();
    const small = jpeg.encode(blank(16, 16), 50).data;
    const frame = small.indexOf(Buffer.from([0xff, 0xc0]));
    const huge = Buffer.from(small);
    huge.writeUInt16BE(65_000, frame + 5);
    huge.writeUInt16BE(65_000, frame + 7);
    expect(decodePicture(small)).toMatchObject({ width: 16, height: 16 });
    expect(decodePicture(huge)).toBeUndefined();
  });
});
