import jpeg from 'jpeg-js';
import { decodePicture, type Pixels } from '../../../reports/lib/crop.ts';
import type { Box, Screenshot } from '../../model/evidence.ts';

/** Boxes are measured before the picture is taken, and letters stand out of them a little. */
const MARGIN = 6;
/** Large enough that no letter can be told from the mean colour of a square. */
const SQUARE = 64;
const QUALITY = 70;
const MOST_PIXELS = 40_000_000;

/**
 * The picture with one flat colour over each box, or, without boxes, in squares throughout. Flat, because letters can be
 * worked out again from a fine pattern of squares.
 */
export function blurPicture(bytes: Uint8Array | undefined, shot: Screenshot, boxes: readonly Box[] | null): Uint8Array {
  const picture = bytes && decodePicture(bytes);
  if (!picture) return encode(blank(shot));
  if (boxes === null) squares(picture);
  else
    for (const box of boxes)
      flatten(picture, box.x - MARGIN, box.y - MARGIN, box.width + 2 * MARGIN, box.height + 2 * MARGIN);
  return encode(picture);
}

function squares(picture: Pixels): void {
  for (let y = 0; y < picture.height; y += SQUARE) {
    for (let x = 0; x < picture.width; x += SQUARE) flatten(picture, x, y, SQUARE, SQUARE);
  }
}

function flatten({ width, height, data }: Pixels, x: number, y: number, wide: number, high: number): void {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(width, Math.ceil(x + wide));
  const bottom = Math.min(height, Math.ceil(y + high));
  const count = (right - left) * (bottom - top);
  if (!(right > left && bottom > top)) return;
  // A page is millions of pixels, so nothing is made anew for any of them.
  let [red, green, blue] = [0, 0, 0];
  for (let row = top; row < bottom; row += 1) {
    for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
      red += data[at] ?? 0;
      green += data[at + 1] ?? 0;
      blue += data[at + 2] ?? 0;
    }
  }
  red = Math.round(red / count);
  green = Math.round(green / count);
  blue = Math.round(blue / count);
  for (let row = top; row < bottom; row += 1) {
    for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
    }
  }
}

/** In place of a picture that cannot be opened, and so cannot be made safe. */
function blank({ width, height }: Screenshot): Pixels {
  const fits = width > 0 && height > 0 && width * height <= MOST_PIXELS;
  const size = fits ? { width: Math.ceil(width), height: Math.ceil(height) } : { width: 64, height: 64 };
  return { ...size, data: new Uint8Array(size.width * size.height * 4).fill(200) };
}

function encode(picture: Pixels): Uint8Array {
  return new Uint8Array(jpeg.encode(picture, QUALITY).data);
}
