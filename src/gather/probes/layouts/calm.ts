import type { Moving } from '../../../model/seen/layouts.ts';
import { within } from '../../deadline.ts';
import { callLook } from '../../in-page/look/install.ts';
import type { World } from '../../in-page/run.ts';
import { animatedFiles } from '../motion/image-bytes.ts';
import { untilLeft } from '../until-left.ts';

const GLANCE = { least: 900, most: 2700 };
/** As long as movement may last by itself. */
const LONG_MS = 5000;
const MOST_SCRIPTS = 60;
const ENDING_MS = 2000;

/**
 * The same within a time of its own: a busy page, or files that take long to read, must not cost the looks that come after it.
 * What was begun has ended then, as it would be in the way of those: nothing more is asked of the page for it, whatever the page
 * answers yet.
 */
export async function watchedFor(
  withinMs: number,
  world: World,
  animated: readonly Moving[],
  most: number,
): Promise<readonly Moving[]> {
  const over = new AbortController();
  const own = untilLeft(world);
  const watching = withWhatIsMoved(own.world, animated, most, over.signal);
  try {
    return await within(withinMs, 'Watching what moves', watching);
  } catch {
    over.abort();
    const ended = Promise.all([callLook(world, 'stopWatching', undefined), watching]);
    await within(ENDING_MS, 'Ending the watch', ended).catch(() => undefined);
    return animated;
  } finally {
    own.leave();
  }
}

/** Besides what animations say of themselves: what scripts move, drawings and picture files. */
async function withWhatIsMoved(
  world: World,
  animated: readonly Moving[],
  most: number,
  signal: AbortSignal,
): Promise<readonly Moving[]> {
  const { moved, pictures, asks } = await callLook(world, 'calmPass', { ...GLANCE, found: most });
  const known = new Set(animated.map(({ selector }) => selector));
  const others = moved.filter(({ selector }) => !known.has(selector));
  // A script that asked when the page was loaded, and got another answer, would have done otherwise.
  const byScript = others.length > 0 && !asks && !(await someFileAsks(world, signal)) ? others : [];
  const wanted = new Set(pictures.map(({ url }) => url));
  const inline = [...wanted].filter((url) => url.startsWith('data:'));
  const { files } = wanted.size > 0 ? await animatedFiles(world.session, inline, wanted, signal) : { files: [] };
  const endless = files.filter(({ lastsMs }) => lastsMs === null || lastsMs > LONG_MS);
  const byFile = pictures.flatMap(({ url, ...one }): Moving[] =>
    endless.some((file) => file.url === url.slice(0, 2000)) ? [one] : [],
  );
  return [...animated, ...byScript, ...byFile].slice(0, most);
}

interface Tree {
  readonly frame: { readonly id: string };
  readonly resources: readonly { readonly url: string; readonly type: string; readonly failed?: boolean }[];
}

/** Script files, out of the browser's memory. One that cannot be read may ask. */
async function someFileAsks({ session }: World, signal: AbortSignal): Promise<boolean> {
  const { frameTree } = (await session.send('Page.getResourceTree')) as { frameTree: Tree };
  const scripts = frameTree.resources.filter(({ type, failed }) => type === 'Script' && !failed);
  for (const { url } of scripts.slice(0, MOST_SCRIPTS)) {
    signal.throwIfAborted();
    const asked = { frameId: frameTree.frame.id, url, query: 'prefers-reduced-motion' };
    const { result } = await session.send('Page.searchInResource', asked).catch(() => ({ result: [null] }));
    if (result.length > 0) return true;
  }
  return false;
}
