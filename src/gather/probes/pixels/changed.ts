import type { Box } from '../../../model/evidence.ts';
import type { Picture } from './png.ts';
import { contrastAt } from './ratios.ts';

/** Sum over the channels from which people may see that a pixel has changed. */
const SEEN = 48;
/** WCAG 2.4.13 asks for this much between a pixel with the focus and the same without it. */
const STRONG = 3;

/** How many pixels differ between two pictures of one place, and how many of them strongly. Null where the sizes do. */
export function changedPixels(
  one: Picture,
  other: Picture,
): { readonly changed: number; readonly strong: number } | null {
  if (one.width !== other.width || one.height !== other.height || one.channels !== other.channels) return null;
  let changed = 0;
  let strong = 0;
  for (let at = 0; at < one.data.length; at += one.channels) {
    let difference = 0;
    for (let channel = 0; channel < 3; channel += 1)
      difference += Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0));
    if (difference < SEEN) continue;
    changed += 1;
    if (contrastAt(one, other, at) >= STRONG) strong += 1;
  }
  return { changed, strong };
}

/** A part of a picture, in whole pixels. */
export function partOf({ width, channels, data }: Picture, part: Box): Picture {
  const line = part.width * channels;
  const cut = new Uint8Array(line * part.height);
  for (let y = 0; y < part.height; y += 1) {
    const from = ((part.y + y) * width + part.x) * channels;
    cut.set(data.subarray(from, from + line), y * line);
  }
  return { width: part.width, height: part.height, channels, data: cut };
}
