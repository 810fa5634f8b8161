import type { Box } from '../../model/evidence.ts';
import { within } from '../deadline.ts';
import type { Visiting } from '../gatherer.ts';
import { type OwnFrame, readOwnFrames } from '../in-page/own-frames.ts';
import { type InPage, runInWorld } from '../in-page/run.ts';
import { nearFrames, placeOf } from './frames.ts';

/** For all of them. What the page itself tells is not lost to a frame that does not answer. */
const FRAMES_MS = 3000;
const MOST_FRAMES = 5;

interface Read<T> {
  readonly frame: OwnFrame;
  readonly value: T;
}

/**
 * What the same reader reads in the page's frames of the same origin, in their order; `cut` where some were not read. Costs
 * nothing on pages without frames.
 */
export async function readInFrames<T>(
  visiting: Visiting,
  read: InPage<null, T>,
): Promise<{ readonly found: readonly Read<T>[]; readonly cut: boolean }> {
  if (visiting.page.frames().length < 2) return { found: [], cut: false };
  return within(FRAMES_MS, 'Reading the frames', lookInside(visiting, read)).catch(() => ({ found: [], cut: true }));
}

async function lookInside<T>(visiting: Visiting, read: InPage<null, T>) {
  const main = visiting.world();
  const own = await runInWorld(main, readOwnFrames, null);
  if (own.length === 0) return { found: [], cut: false };
  const worlds = new Map(
    await Promise.all(
      (await nearFrames(main.session)).map(async (frame) => {
        // One that has gone by now is nowhere.
        const place = await placeOf(main, frame).catch(() => -1);
        return [place, frame.world] as const;
      }),
    ),
  );
  const looked = await Promise.all(
    own.slice(0, MOST_FRAMES).map(async (frame): Promise<Read<T> | null> => {
      const world = worlds.get(frame.place);
      if (!world) return null;
      return runInWorld(world, read, null).then(
        (value) => ({ frame, value }),
        () => null,
      );
    }),
  );
  const found = looked.filter((one) => one !== null);
  return { found, cut: found.length < own.length };
}

/** Where it is in the page: what has to be scrolled to in the frame is at the frame itself. */
export function placedIn<T extends { readonly selector: string; readonly box: Box | null }>(
  { selector, window }: OwnFrame,
  one: T,
): T {
  const { box } = one;
  const isIn = box !== null && box.x < window.width && box.y < window.height;
  const at = isIn ? { x: window.x + box.x, y: window.y + box.y } : { x: window.x, y: window.y };
  return { ...one, selector: `${selector} >> ${one.selector}`.slice(0, 500), box: box && { ...box, ...at } };
}
