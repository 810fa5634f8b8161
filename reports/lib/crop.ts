import jpeg from 'jpeg-js';
import type { Box } from '../../src/model/evidence.ts';
import type { Picture } from '../../src/model/report.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes per pixel: red, green, blue, opacity. */
  readonly data: Uint8Array;
}

const MAX_WIDTH = 600;
const MAX_HEIGHT = 300;
const MARGIN = 32;
const QUALITY = 70;
/** A page picture of 1280 by 16,000 pixels has 20 megapixels; whatever claims much more is not one of ours. */
const MAX_MEGAPIXELS = 40;
const MAX_MEGABYTES = 768;

/** Dark line outside, light line inside: one of the two stands out on any background. */
const DARK = [122, 0, 60] as const;
const LIGHT = [255, 255, 255] as const;

/** Each element out of one picture of a page. All null where the bytes are no picture. */
export function cutOut(bytes: Uint8Array, boxes: readonly Box[]): readonly (Picture | null)[] {
  const page = decodePicture(bytes);
  return boxes.map((box) => (page && cropElement(page, box)) ?? null);
}

/** Undefined for bytes that are no picture, or a picture too large to open safely. */
export function decodePicture(bytes: Uint8Array): Pixels | undefined {
  try {
    return jpeg.decode(bytes, {
      useTArray: true,
      maxResolutionInMP: MAX_MEGAPIXELS,
      maxMemoryUsageInMB: MAX_MEGABYTES,
    });
  } catch {
    // The decoder throws on anything it does not like; a missing picture must not cost the report.
    return undefined;
  }
}

/** The element with some room around it, outlined. Undefined if the box does not lie on the picture. */
export function cropElement(page: Pixels, box: Box): Picture | undefined {
  const area = cropArea(page, box);
  if (!area) return undefined;
  const cut = copy(page, area);
  const inner = { x: box.x - area.x, y: box.y - area.y, width: box.width, height: box.height };
  outline(cut, grow(inner, 5), 3, DARK);
  outline(cut, grow(inner, 2), 2, LIGHT);
  const encoded = jpeg.encode(cut, QUALITY).data;
  return {
    dataUri: `data:image/jpeg;base64,${Buffer.from(encoded).toString('base64')}`,
    width: cut.width,
    height: cut.height,
  };
}

function cropArea(page: Pixels, box: Box): Box | undefined {
  if (![box.x, box.y, box.width, box.height].every(Number.isFinite)) return undefined;
  if (box.width < 1 || box.height < 1) return undefined;
  const x = Math.max(0, Math.floor(box.x - MARGIN));
  const y = Math.max(0, Math.floor(box.y - MARGIN));
  const right = Math.min(page.width, Math.ceil(box.x + box.width + MARGIN), x + MAX_WIDTH);
  const bottom = Math.min(page.height, Math.ceil(box.y + box.height + MARGIN), y + MAX_HEIGHT);
  const visible =
    box.x < page.width && box.y < page.height && box.x + box.width > 0 && box.y + box.height > 0 && right > x;
  return visible && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}

function copy(page: Pixels, area: Box): Pixels {
  const data = new Uint8Array(area.width * area.height * 4);
  for (let row = 0; row < area.height; row += 1) {
    const from = ((area.y + row) * page.width + area.x) * 4;
    data.set(page.data.subarray(from, from + area.width * 4), row * area.width * 4);
  }
  return { width: area.width, height: area.height, data };
}

function grow(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

function outline(picture: Pixels, box: Box, thick: number, colour: readonly [number, number, number]): void {
  const left = Math.round(box.x);
  const top = Math.round(box.y);
  const right = Math.round(box.x + box.width);
  const bottom = Math.round(box.y + box.height);
  paint(picture, left, top, right, top + thick, colour);
  paint(picture, left, bottom - thick, right, bottom, colour);
  paint(picture, left, top, left + thick, bottom, colour);
  paint(picture, right - thick, top, right, bottom, colour);
}

function paint(
  picture: Pixels,
  left: number,
  top: number,
  right: number,
  bottom: number,
  colour: readonly [number, number, number],
): void {
  for (let y = Math.max(0, top); y < Math.min(picture.height, bottom); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(picture.width, right); x += 1) {
      picture.data.set(colour, (y * picture.width + x) * 4);
    }
  }
}
