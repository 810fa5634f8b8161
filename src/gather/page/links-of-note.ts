import type { LinkContext } from '../../model/seen/link-context.ts';
import type { PageGatherer } from '../gatherer.ts';
import { readLinkContext } from '../in-page/link-context.ts';
import { runInWorld } from '../in-page/run.ts';
import { placedIn, readInFrames } from './own-frames.ts';

/** As many as are read of a page without frames. */
const MOST_LINKS = 200;

/** Those of the page itself, and then those in its frames of the same origin. */
export const linksOfNote: PageGatherer<'linkContext'> = {
  artifact: 'linkContext',
  timeoutMs: 10_000,
  read: readLinkContext,
  adds: true,
  begin: (visiting) => async (read) => {
    const seen =
      (read as readonly LinkContext[] | undefined) ?? (await runInWorld(visiting.world(), readLinkContext, null));
    const { found } = await readInFrames(visiting, readLinkContext);
    const framed = found.flatMap(({ frame, value }) => value.map((one) => placedIn(frame, inFrame(one))));
    return [...seen, ...framed].slice(0, MOST_LINKS);
  },
};

/** A window that is named may be that of a frame around it, which cannot be told from in there. */
function inFrame(link: LinkContext): LinkContext {
  const isNew = /^<[^>]*\b(?:target="_blank"|onclick="[^"]*window\.open\()/i.test(link.html);
  return { ...link, newWindow: link.newWindow && isNew };
}
