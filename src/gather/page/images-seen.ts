import type { Images } from '../../model/seen/images.ts';
import type { PageGatherer } from '../gatherer.ts';
import { readImages } from '../in-page/images.ts';
import { runInWorld } from '../in-page/run.ts';
import { placedIn, readInFrames } from './own-frames.ts';

/** As many as are read of a page without frames. */
const MOST_IMAGES = 150;

/** What the page itself shows, and then what its frames of the same origin show. */
export const imagesSeen: PageGatherer<'images'> = {
  artifact: 'images',
  timeoutMs: 10_000,
  read: readImages,
  adds: true,
  begin: (visiting) => async (read) => {
    const seen = (read as Images | undefined) ?? (await runInWorld(visiting.world(), readImages, null));
    const { found, cut } = await readInFrames(visiting, readImages);
    const framed = found.flatMap(({ frame, value }) => value.images.map((image) => placedIn(frame, image)));
    const images = [...seen.images, ...framed];
    const isCut = cut || seen.cut || found.some(({ value }) => value.cut) || images.length > MOST_IMAGES;
    return { images: images.slice(0, MOST_IMAGES), cut: isCut };
  },
};
