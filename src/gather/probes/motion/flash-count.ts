/** A picture of the window in tiles: the relative luminance of each, row by row, and when it was taken. */
export interface LightFrame {
  readonly atMs: number;
  readonly tiles: readonly number[];
}

/** WCAG: a change of a tenth of the greatest luminance, where the darker picture is below 0.8. */
const STEP = 0.1;
const DARK = 0.8;
/** The quarter of ten degrees of sight, in CSS pixels: a quarter of 341 by 256. */
export const FLASH_AREA = (341 * 256) / 4;

/**
 * The most flashes in any second over an area that is large enough. A flash is a change of light and the change back. What
 * happened between two pictures is not seen, so this is never more than there was.
 */
export function countFlashes(
  frames: readonly LightFrame[],
  tileArea: number,
  counts: (tile: number) => boolean = () => true,
): number {
  const tiles = frames[0]?.tiles.length ?? 0;
  const needed = Math.ceil(FLASH_AREA / tileArea);
  const perTile = Array.from({ length: tiles }, (_, tile) => (counts(tile) ? mostInASecond(turnsOf(frames, tile)) : 0));
  // So many flashes that at least the tiles needed had as many.
  return perTile.sort((a, b) => b - a)[needed - 1] ?? 0;
}

/** The times at which the tile had gone from one extreme to another. */
function turnsOf(frames: readonly LightFrame[], tile: number): readonly number[] {
  const turns: number[] = [];
  let low = frames[0]?.tiles[tile] ?? 0;
  let high = low;
  let way = 0;
  for (const { atMs, tiles } of frames) {
    const light = tiles[tile] ?? 0;
    low = Math.min(low, light);
    high = Math.max(high, light);
    if (way !== 1 && light - low >= STEP && low < DARK) {
      turns.push(atMs);
      way = 1;
      high = light;
    } else if (way !== -1 && high - light >= STEP && light < DARK) {
      turns.push(atMs);
      way = -1;
      low = light;
    } else if (way === 1 && light > high - STEP) low = light;
    else if (way === -1 && light < low + STEP) high = light;
  }
  return turns;
}

function mostInASecond(turns: readonly number[]): number {
  let most = 0;
  for (let first = 0, last = 0; last < turns.length; last += 1) {
    while ((turns[last] ?? 0) - (turns[first] ?? 0) > 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return Math.floor(most / 2);
}
