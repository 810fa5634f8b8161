import type { ImageSeen, Images } from '../../model/seen/images.ts';
import { within } from '../deadline.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';
import { readImages } from '../in-page/images.ts';
import { type OwnFrame, readOwnFrames } from '../in-page/own-frames.ts';
import { runInWorld } from '../in-page/run.ts';
import { nearFrames, placeOf } from './frames.ts';

/** For all of them. What the page itself tells is not lost to a frame that does not answer. */
const FRAMES_MS = 3000;
const MOST_FRAMES = 5;
/** As many as are read of a page without frames. */
const MOST_IMAGES = 150;

/** What the page itself shows, and then what its frames of the same origin show. Costs nothing on pages without frames. */
export const imagesSeen: PageGatherer<'images'> = {
  artifact: 'images',
  timeoutMs: 10_000,
  read: readImages,
  adds: true,
  begin: (visiting) => async (read) => {
    const seen = (read as Images | undefined) ?? (await runInWorld(visiting.world(), readImages, null));
    if (visiting.page.frames().length < 2) return seen;
    const looking = within(FRAMES_MS, 'Reading the pictures in frames', lookInside(visiting, seen));
    return looking.catch(() => ({ ...seen, cut: true }));
  },
};

async function lookInside(visiting: Visiting, seen: Images): Promise<Images> {
  const main = visiting.world();
  const own = await runInWorld(main, readOwnFrames, null);
  if (own.length === 0) return seen;
  const worlds = new Map(
    await Promise.all(
      (await nearFrames(main.session)).map(async (frame) => {
        // One that has gone by now is nowhere.
        const place = await placeOf(main, frame).catch(() => -1);
        return [place, frame.world] as const;
      }),
    ),
  );
  const found = await Promise.all(
    own.slice(0, MOST_FRAMES).map(async (frame) => {
      const world = worlds.get(frame.place);
      const inside = world && (await runInWorld(world, readImages, null).catch(() => undefined));
      if (!inside) return { images: [], cut: true };
      return { images: inside.images.map((image) => placed(image, frame)), cut: inside.cut };
    }),
  );
  const images = [seen, ...found].flatMap((one) => one.images);
  const cut = [seen, ...found].some((one) => one.cut) || own.length > MOST_FRAMES || images.length > MOST_IMAGES;
  return { images: images.slice(0, MOST_IMAGES), cut };
}

/** Where it is in the page: what has to be scrolled to in the frame is at the frame itself. */
function placed(image: ImageSeen, { selector, window }: OwnFrame): ImageSeen {
  const { box } = image;
  const isIn = box.x < window.width && box.y < window.height;
  const at = isIn ? { x: window.x + box.x, y: window.y + box.y } : { x: window.x, y: window.y };
  return { ...image, selector: `${selector} >> ${image.selector}`.slice(0, 500), box: { ...box, ...at } };
}
