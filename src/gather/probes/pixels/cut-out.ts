import type { Box } from '../../../model/evidence.ts';
import type { PixelsSeen } from '../../in-page/letter-lines.ts';
import type { Picture } from './png.ts';

/** As wide as pictures are that are looked at in the page. */
const WIDEST = 600;

/** A part of a picture, made smaller where it is wider than that, with four bytes to a pixel. */
export function cutOut(picture: Picture, place: Box): PixelsSeen {
  const [fromX, fromY] = [Math.max(0, Math.round(place.x)), Math.max(0, Math.round(place.y))];
  const across = Math.max(0, Math.min(Math.round(place.width), picture.width - fromX));
  const down = Math.max(0, Math.min(Math.round(place.height), picture.height - fromY));
  const scale = Math.max(1, across / WIDEST);
  const [width, height] = [Math.round(across / scale), Math.round(down / scale)];
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
      const [right, bottom] = [
        Math.max(left + 1, Math.min(across, Math.floor((x + 1) * scale))),
        Math.max(top + 1, Math.min(down, Math.floor((y + 1) * scale))),
      ];
      // The mean of all the pixels that become this one, as a browser does it.
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (let v = top; v < bottom; v += 1)
          for (let u = left; u < right; u += 1)
            sum += picture.data[((fromY + v) * picture.width + fromX + u) * picture.channels + channel] ?? 0;
        data[(y * width + x) * 4 + channel] = sum / ((right - left) * (bottom - top));
      }
      data[(y * width + x) * 4 + 3] = 255;
    }
  return { data, width, height };
}
