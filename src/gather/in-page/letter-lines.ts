/** Four bytes to a pixel. */
export interface PixelsSeen {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/**
 * Whether a picture has rows in which light and dark take turns as they do in letters, with still rows between. Runs in the
 * page, with what it may read there, and here, with what was photographed.
 */
export function hasLetterLines({ data, width, height }: PixelsSeen): boolean {
  if (width < 60 || height < 12 || height > 1600) return false;
  const palette = new Map<number, number>();
  const turns: number[] = [];
  for (let y = 0; y < height; y += 1) {
    let count = 0;
    let before = -1;
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
      const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5);
      palette.set(key, (palette.get(key) ?? 0) + 1);
      const light = 0.3 * r + 0.6 * g + 0.1 * b;
      if (before >= 0 && Math.abs(light - before) > 45) count += 1;
      before = light;
    }
    turns.push(count);
  }
  const main =
    [...palette.values()]
      .sort((a, b) => b - a)
      .slice(0, 4)
      .reduce((sum, one) => sum + one, 0) /
    (width * height);
  // Photos have many colours; a letter's strokes make two edges each.
  if (main < 0.6) return false;
  const busy = 10;
  let rows = 0;
  let bands = 0;
  let band: number[] = [];
  for (const count of [...turns, 0]) {
    if (count >= busy) {
      band.push(count);
      continue;
    }
    // Bars have as many edges in each row; letters have more in one row than in the next.
    if (band.length >= 4 && band.length <= 90 && new Set(band).size >= Math.min(5, band.length - 1)) {
      bands += 1;
      rows += band.length;
    }
    band = [];
  }
  const quiet = turns.filter((count) => count < busy).length;
  return bands >= 1 && rows >= 5 && quiet >= height * 0.12;
}
