import type { Link } from '../../model/evidence.ts';
import type { LinkContext } from '../../model/seen/link-context.ts';
import type { PageGatherer } from '../gatherer.ts';
import { readLinkContext } from '../in-page/link-context.ts';
import { readLinks } from '../in-page/links.ts';
import { runInWorld } from '../in-page/run.ts';
import { placedIn, readInFrames } from './own-frames.ts';

/** As many as are read of a page without frames. */
const MOST_LINKS = 200;
const MOST_VAGUE = 30;

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
    const named = await readInFrames(visiting, readLinks);
    const framed = found.flatMap(({ frame, value }) => value.map((one) => placedIn(frame, inFrame(one))));
    const vague = named.found.flatMap(({ frame, value }) =>
      value.flatMap((link) => (link.beside === undefined ? [] : [placedIn(frame, vagueIn(link, link.beside))])),
    );
    return [...seen, ...framed, ...vague.slice(0, MOST_VAGUE)].slice(0, MOST_LINKS);
  },
};

/** A window that is named may be that of a frame around it, which cannot be told from in there. */
function inFrame(link: LinkContext): LinkContext {
  const isNew = /^<[^>]*\b(?:target="_blank"|onclick="[^"]*window\.open\()/i.test(link.html);
  return { ...link, newWindow: link.newWindow && isNew };
}

/** A link of which no more is known than its words and those beside it. */
function vagueIn({ href, text, region, selector, html, box }: Link, beside: string): LinkContext {
  return {
    ...{ written: '', href: href.slice(0, 300), text: text.slice(0, 160), described: '', after: '', beside },
    ...{ newWindow: false, format: null, acts: false, role: '', lost: false, twin: false },
    ...{ region, selector, html: html.slice(0, 250), box },
  };
}
