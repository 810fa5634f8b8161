import type { FrameSeen } from '../../model/seen/media.ts';
import { within } from '../deadline.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';
import { readInside } from '../in-page/inside-frame.ts';
import { readFrames } from '../in-page/media.ts';
import { runBare, runInWorld } from '../in-page/run.ts';
import { frameWorlds, placeOf } from './frames.ts';

const FRAME_MS = 1000;
/** For all of them. What the page itself tells is not lost to a frame that does not answer. */
const FRAMES_MS = 3000;

/** What the page itself may read, and of frames of other sites what they are called. */
export const framesSeen: PageGatherer<'frames'> = {
  artifact: 'frames',
  timeoutMs: 10_000,
  read: readFrames,
  adds: true,
  begin: (visiting) => async (read) => {
    const seen = (read as readonly FrameSeen[] | undefined) ?? (await runInWorld(visiting.world(), readFrames, null));
    return within(FRAMES_MS, 'Looking into the frames', lookInside(visiting, seen)).catch(() => seen);
  },
};

/** Only where there is a title that could be wrong. */
const isClosed = ({ title, src, inside, visible }: FrameSeen) =>
  visible && inside === null && (title ?? '').trim() !== '' && /^https?:/.test(src);

async function lookInside(visiting: Visiting, seen: readonly FrameSeen[]): Promise<readonly FrameSeen[]> {
  // Frames in components are counted otherwise by the page as a whole.
  if (!seen.some(isClosed) || seen.some(({ selector }) => selector.includes(' >>> '))) return seen;
  const main = visiting.world();
  const { frames } = await frameWorlds({ ...visiting, session: main.session });
  const found = await Promise.all(
    frames
      // What was refused shows a page of the browser's own.
      .filter(({ url }) => /^https?:/.test(url))
      .map(async (frame) => {
        const look = Promise.all([placeOf(main, frame), runBare(frame.world, readInside)]);
        return within(FRAME_MS, 'Looking into a frame', look).catch(() => null);
      }),
  );
  const named = new Map(found.flatMap((one) => (one && `${one[1].title}${one[1].heading}` !== '' ? [one] : [])));
  return seen.map((frame, at) => {
    const inside = isClosed(frame) ? named.get(at) : undefined;
    return inside ? { ...frame, inside: { ...inside, otherSite: true } } : frame;
  });
}
