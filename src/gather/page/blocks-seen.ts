import type { Blocks } from '../../model/seen/blocks.ts';
import type { PageGatherer } from '../gatherer.ts';
import { readBlocks } from '../in-page/blocks.ts';
import { readFrameHeadings } from '../in-page/frame-headings.ts';
import { runInWorld } from '../in-page/run.ts';
import { placedIn, readInFrames } from './own-frames.ts';

const MOST_HEADINGS = 60;

/** The texts of the page itself, and of its frames of the same origin the headings alone: how their texts are set is looked at nowhere. */
export const blocksSeen: PageGatherer<'blocks'> = {
  artifact: 'blocks',
  timeoutMs: 10_000,
  read: readBlocks,
  adds: true,
  begin: (visiting) => async (read) => {
    const seen = (read as Blocks | undefined) ?? (await runInWorld(visiting.world(), readBlocks, null));
    const { found } = await readInFrames(visiting, readFrameHeadings);
    const framed = found.flatMap(({ frame, value }) => value.map((heading) => placedIn(frame, heading)));
    return framed.length > 0 ? { ...seen, framed: framed.slice(0, MOST_HEADINGS) } : seen;
  },
};
