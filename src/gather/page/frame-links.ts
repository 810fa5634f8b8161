import { siteKey } from '../../crawl/site-key.ts';
import type { FrameLink } from '../../model/evidence.ts';
import { within } from '../deadline.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';
import { readFrameLinks } from '../in-page/frame-links.ts';
import { runInWorld } from '../in-page/run.ts';
import { frameWorlds } from './frames.ts';

const MOST_LINKS = 500;
const FRAME_MS = 1000;

/** Costs nothing on pages without frames. A frame of another site is its own business; one that hangs is left out. */
export const frameLinks: PageGatherer<'frameLinks'> = {
  artifact: 'frameLinks',
  timeoutMs: 10_000,
  begin: (visiting) => () => linksInFrames(visiting),
};

async function linksInFrames(visiting: Visiting): Promise<readonly FrameLink[]> {
  if (visiting.page.frames().length < 2) return [];
  const site = siteKey(visiting.main().url());
  const { frames } = await frameWorlds({ ...visiting, session: visiting.world().session });
  const read = frames.map(({ world }) =>
    within(FRAME_MS, 'Reading a frame', runInWorld(world, readFrameLinks, null)).catch(() => undefined),
  );
  const links = new Map<string, FrameLink>();
  for (const frame of await Promise.all(read)) {
    if (!frame || siteKey(frame.address) !== site) continue;
    for (const { href, text } of frame.links) {
      if (!links.has(href)) links.set(href, { href, text, frame: frame.address });
    }
  }
  return [...links.values()].slice(0, MOST_LINKS);
}
