import type { PageArtifacts } from '../../model/evidence.ts';
import type { PageGatherer } from '../gatherer.ts';
import { runInWorld } from '../in-page/run.ts';
import { readWording } from '../in-page/wording.ts';
import { placedIn, readInFrames } from './own-frames.ts';

type Wording = PageArtifacts['wording'];

/** As many as are read of a page without frames. */
const MOST_QUOTES = 30;

/**
 * What the page itself says, and then single texts in its frames of the same origin. What a frame says as a whole, and how much
 * of it there is, is not said of the page.
 */
export const wordingSeen: PageGatherer<'wording'> = {
  artifact: 'wording',
  timeoutMs: 10_000,
  read: readWording,
  adds: true,
  begin: (visiting) => async (read) => {
    const seen = (read as Wording | undefined) ?? (await runInWorld(visiting.world(), readWording, null));
    const { found } = await readInFrames(visiting, readWording);
    if (found.length === 0) return seen;
    const odd = found.flatMap(({ frame, value }) =>
      value.odd.filter(({ selector }) => selector !== 'html').map((one) => placedIn(frame, one)),
    );
    const pointing = found.flatMap(({ frame, value }) => value.pointing.map((one) => placedIn(frame, one)));
    return {
      ...seen,
      odd: [...seen.odd, ...odd].slice(0, MOST_QUOTES),
      pointing: [...seen.pointing, ...pointing].slice(0, MOST_QUOTES),
    };
  },
};
