import type { LikelyTextImage, PixelFacts } from '../../../model/seen/pixels.ts';
import { hasLetterLines } from '../../in-page/letter-lines.ts';
import { evaluate, runInWorld } from '../../in-page/run.ts';
import {
  type ImagesRead,
  imageTools,
  readTextImages,
  showAllAgain,
  showImagesAlone,
} from '../../in-page/text-images.ts';
import { runWithTools } from '../../in-page/with-tools.ts';
import type { Probing } from '../probe.ts';
import { capture } from './capture.ts';
import { cutOut } from './cut-out.ts';
import { chooseWindows } from './windows.ts';

/** Pictures that are photographed. */
const MOST_UNREAD = 20;
/** Positions of the window in which they are; each costs a picture of it. */
const MOST_WINDOWS = 3;
/** Somewhat less than the window is high, so that most of them are whole. */
const WINDOW = 450;
const ABOVE = 20;
const MOST_MS = 4000;

type Letters = Required<Pick<PixelFacts, 'textImages' | 'imagesSeen' | 'imagesLeft'>>;

/**
 * Looks for rows of letters in pictures: in the page, as far as pages may look into them, and otherwise in photographs of the
 * window in which they stand alone.
 */
export async function lookForLetters(probing: Probing): Promise<Letters> {
  const world = await probing.world();
  const read = await runWithTools(world, imageTools, readTextImages, { mostUnread: MOST_UNREAD });
  const { textImages, imagesSeen, unread, left } = read;
  if (unread.length === 0) return { textImages, imagesSeen, imagesLeft: left };
  const looked = await photograph(probing, unread);
  const withLines = unread.flatMap((one, index): LikelyTextImage[] =>
    looked.get(index) ? [{ ...one, cues: [...one.cues, 'lines'] }] : [],
  );
  return {
    textImages: [...textImages, ...withLines.filter((one) => !withLines.some((other) => isIn(other, one)))],
    imagesSeen,
    imagesLeft: left + unread.length - looked.size,
  };
}

/** By number of the picture, whether there are letters in it; nothing of those that were not in any photograph. */
async function photograph(probing: Probing, unread: ImagesRead['unread']): Promise<ReadonlyMap<number, boolean>> {
  const looked = new Map<number, boolean>();
  const until = performance.now() + MOST_MS;
  const world = await probing.world();
  const tops = unread.map(({ box }) => box && Math.max(0, box.y));
  try {
    for (const { top, which } of chooseWindows(tops, WINDOW, MOST_WINDOWS)) {
      if (probing.signal.aborted || performance.now() > until) break;
      const given = { top: Math.max(0, top - ABOVE), which };
      const places = await runWithTools(world, imageTools, showImagesAlone, given);
      const { x, y, width, height } = (await evaluate(
        world,
        '({ x: scrollX, y: scrollY, width: innerWidth, height: innerHeight })',
      )) as { x: number; y: number; width: number; height: number };
      const picture = await capture(probing, { x, y, width, height });
      for (const [at, index] of which.entries()) {
        const place = places[at];
        if (place) looked.set(index, hasLetterLines(cutOut(picture, place)));
      }
    }
  } finally {
    await runInWorld(world, showAllAgain, null);
  }
  return looked;
}

/** A picture that lies in another one is told, and not the one around it. */
function isIn(inner: LikelyTextImage, outer: LikelyTextImage): boolean {
  const [a, b] = [inner.box, outer.box];
  if (!a || !b || inner === outer) return false;
  const inside = a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
  return inside && a.width * a.height < b.width * b.height;
}
