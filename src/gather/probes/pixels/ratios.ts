import type { Box } from '../../../model/evidence.ts';
import type { RatiosSeen } from '../../../model/seen/pixels.ts';
import type { Picture } from './png.ts';

export type Colour = readonly [r: number, g: number, b: number, a: number];

/** Fewer pixels than a full stop has say nothing. */
const FEWEST = 12;
/** A stretch of text is so many times as long as it is high, which is about a word; fewer pixels are a part of one. */
const STRETCH = 3;
const FEWEST_IN_STRETCH = 100;
/** Of the room there. With more, it was the picture behind that changed between the two. */
const MOST_OF_STRETCH = 0.85;
/** Sum over the channels from which a pixel counts as part of a letter. */
const INK = 24;

/**
 * Contrast of a colour with what is around and under the letters: the pixels that change when the letters are taken away,
 * and those beside them. Boxes are in pixels of the pictures. Null where nothing changes, so that no letters are seen.
 */
export function textRatios(withText: Picture, without: Picture, boxes: readonly Box[], ink: Colour): RatiosSeen | null {
  const ratios: number[] = [];
  let stretch: number | null = null;
  for (const box of boxes) {
    const area = within(box, without);
    /** By half a stretch, from left to right. */
    const halves: number[][] = [];
    const half = Math.max(1, (box.height * STRETCH) / 2);
    for (let x = area.left; x < area.right; x += half) halves.push([]);
    const isInk = (x: number, y: number) => {
      if (x < area.left || y < area.top || x >= area.right || y >= area.bottom) return false;
      let difference = 0;
      for (let channel = 0; channel < 3; channel += 1)
        difference += Math.abs(at(withText, x, y, channel) - at(without, x, y, channel));
      return difference >= INK;
    };
    for (let y = area.top; y < area.bottom; y += 1)
      for (let x = area.left; x < area.right; x += 1) {
        const counts = isInk(x, y) || isInk(x - 1, y) || isInk(x + 1, y) || isInk(x, y - 1) || isInk(x, y + 1);
        if (!counts) continue;
        const ratio = ratioAt(without, x, y, ink);
        ratios.push(ratio);
        halves[Math.floor((x - area.left) / half)]?.push(ratio);
      }
    stretch = leastOf(stretch, faintest(halves, half, box));
  }
  if (ratios.length < FEWEST) return null;
  return { ...summary(ratios), ...(stretch === null ? {} : { stretch: down(stretch) }) };
}

/** What three quarters of the pixels stay below, in the stretch where that is least. Null where there is too little text. */
function faintest(halves: readonly (readonly number[])[], half: number, box: Box): number | null {
  let least: number | null = null;
  for (let at = 0; at < Math.max(1, halves.length - 1); at += 1) {
    const room = Math.min(2 * half, box.width - at * half) * box.height;
    const pixels = [...(halves[at] ?? []), ...(halves[at + 1] ?? [])].sort((a, b) => a - b);
    if (pixels.length < FEWEST_IN_STRETCH || pixels.length > room * MOST_OF_STRETCH) continue;
    least = leastOf(least, pixels[Math.floor(pixels.length * 0.75)] ?? null);
  }
  return least;
}

const leastOf = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Between the lightest and the darkest of a picture, without the last few pixels on both sides. */
export function spread(picture: Picture, box: Box): number {
  const area = within(box, picture);
  const lights: number[] = [];
  for (let y = area.top; y < area.bottom; y += 1)
    for (let x = area.left; x < area.right; x += 1) lights.push(luminanceAt(picture, x, y));
  lights.sort((a, b) => a - b);
  const [dark, light] = [
    lights[Math.floor(lights.length * 0.02)] ?? 0,
    lights[Math.ceil(lights.length * 0.98) - 1] ?? 0,
  ];
  return down((light + 0.05) / (dark + 0.05));
}

/** Between the very lightest and the very darkest pixel of a picture: one thin line counts as much as the rest. */
export function extremes(picture: Picture, box: Box): number {
  const area = within(box, picture);
  let [dark, light] = [1, 0];
  for (let y = area.top; y < area.bottom; y += 1)
    for (let x = area.left; x < area.right; x += 1) {
      const here = luminanceAt(picture, x, y);
      dark = Math.min(dark, here);
      light = Math.max(light, here);
    }
  return down((Math.max(light, dark) + 0.05) / (dark + 0.05));
}

function summary(ratios: number[]): RatiosSeen {
  ratios.sort((a, b) => a - b);
  const part = (share: number) => down(ratios[Math.min(ratios.length - 1, Math.floor(ratios.length * share))] ?? 1);
  return { worst: part(0.02), low: part(0.1), middle: part(0.5), best: part(0.95) };
}

const down = (ratio: number) => Math.floor(ratio * 10) / 10;

function within(box: Box, { width, height }: Picture) {
  return {
    left: Math.max(0, Math.floor(box.x)),
    top: Math.max(0, Math.floor(box.y)),
    right: Math.min(width, Math.ceil(box.x + box.width)),
    bottom: Math.min(height, Math.ceil(box.y + box.height)),
  };
}

function at({ data, width, channels }: Picture, x: number, y: number, channel: number): number {
  return data[(y * width + x) * channels + channel] ?? 0;
}

function ratioAt(picture: Picture, x: number, y: number, [r, g, b, a]: Colour): number {
  const mixed = (value: number, channel: number) => value * a + at(picture, x, y, channel) * (1 - a);
  const [one, other] = [luminance(mixed(r, 0), mixed(g, 1), mixed(b, 2)), luminanceAt(picture, x, y)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Between what two pictures of the same size show at one place; `at` counts bytes. */
export function contrastAt(one: Picture, other: Picture, at: number): number {
  const light = ({ data }: Picture) => luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  const [a, b] = [light(one), light(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const luminanceAt = (picture: Picture, x: number, y: number) =>
  luminance(at(picture, x, y, 0), at(picture, x, y, 1), at(picture, x, y, 2));

const LINEAR = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});
const linear = (value: number) => LINEAR[Math.round(value)] ?? 0;

export function luminance(r: number, g: number, b: number): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
