import { chromaticityApart, isSaturatedRed, type Rgb, redness } from './red.ts';

/** A picture of the window in tiles, row by row, and when it was taken. */
export interface LightFrame {
  readonly atMs: number;
  /** The relative luminance of each. */
  readonly tiles: readonly number[];
  /** What colour each has in the mean, linear and between 0 and 1. Left out: only light is counted. */
  readonly colours?: readonly Rgb[];
}

/** WCAG: a change of a tenth of the greatest luminance, where the darker picture is below 0.8. */
const STEP = 0.1;
const DARK = 0.8;
/** WCAG 2.0 and 2.1: more than this much of `(R - G - B) * 320`; 2.2: more than this much of colour. */
const RED_STEP = 20;
const APART = 0.2;
/** The quarter of ten degrees of sight, in CSS pixels: a quarter of 341 by 256. */
export const FLASH_AREA = (341 * 256) / 4;

/** A way to tell one extreme from the other. */
interface Kind {
  level(frame: LightFrame, tile: number): number;
  readonly step: number;
  /** Whether a change between these two, of which the first has the lower level, is one that WCAG speaks of. */
  counts(low: LightFrame, high: LightFrame, tile: number): boolean;
}

const lightOf = ({ tiles }: LightFrame, tile: number) => tiles[tile] ?? 0;
const colourOf = ({ colours }: LightFrame, tile: number): Rgb => colours?.[tile] ?? [0, 0, 0];

const general: Kind = { level: lightOf, step: STEP, counts: (low, _, tile) => lightOf(low, tile) < DARK };

/**
 * A pair of opposing changes to or from a saturated red. What makes one differs between the versions of WCAG; what is told
 * as certain is one by each of them. https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds and
 * https://www.w3.org/TR/WCAG21/#dfn-general-flash-and-red-flash-thresholds
 */
const red: Kind = {
  level: (frame, tile) => redness(colourOf(frame, tile)),
  step: RED_STEP,
  counts(low, high, tile) {
    const [one, other] = [colourOf(low, tile), colourOf(high, tile)];
    if (redness(other) - redness(one) <= RED_STEP) return false;
    return (isSaturatedRed(one) || isSaturatedRed(other)) && chromaticityApart(one, other) > APART;
  },
};

/**
 * The most flashes in any second over an area that is large enough, of light or of red: each kind is counted by itself. A
 * flash is a change and the change back. What happened between two pictures is not seen, so this is never more than there was.
 */
export function countFlashes(
  frames: readonly LightFrame[],
  tileArea: number,
  counts: (tile: number) => boolean = () => true,
): number {
  const tiles = frames[0]?.tiles.length ?? 0;
  const needed = Math.ceil(FLASH_AREA / tileArea);
  const most = (kind: Kind) => {
    const perTile = Array.from({ length: tiles }, (_, tile) =>
      counts(tile) ? mostInASecond(turnsOf(frames, tile, kind)) : 0,
    );
    // So many flashes that at least the tiles needed had as many.
    return perTile.sort((a, b) => b - a)[needed - 1] ?? 0;
  };
  return Math.max(most(general), frames[0]?.colours ? most(red) : 0);
}

/** The times at which the tile had gone from one extreme to another. */
function turnsOf(frames: readonly LightFrame[], tile: number, { level, step, counts }: Kind): readonly number[] {
  const turns: number[] = [];
  const [first] = frames;
  if (!first) return turns;
  let [low, high] = [first, first];
  let way = 0;
  for (const frame of frames) {
    const now = level(frame, tile);
    if (now < level(low, tile)) low = frame;
    if (now > level(high, tile)) high = frame;
    if (way !== 1 && now - level(low, tile) >= step && counts(low, frame, tile)) {
      turns.push(frame.atMs);
      way = 1;
      high = frame;
    } else if (way !== -1 && level(high, tile) - now >= step && counts(frame, high, tile)) {
      turns.push(frame.atMs);
      way = -1;
      low = frame;
    } else if (way === 1 && now > level(high, tile) - step) low = frame;
    else if (way === -1 && now < level(low, tile) + step) high = frame;
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
