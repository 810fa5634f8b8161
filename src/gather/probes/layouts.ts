import type { Page } from 'playwright';
import type { FaintThing, LayoutName } from '../../model/seen/layouts.ts';
import { within } from '../deadline.ts';
import { callLook, installLook } from '../in-page/look/install.ts';
import type { Caps } from '../in-page/look/passes.ts';
import { runInWorld, type World } from '../in-page/run.ts';
import { settle } from '../in-page/settle.ts';
import { watchedFor } from './layouts/calm.ts';
import { emptyLayouts, type Growing } from './layouts/empty.ts';
import { resetPageSize, setPageSize } from './layouts/page-size.ts';
import { addPictures } from './layouts/pictures.ts';
import { NORMAL, SIZES } from './layouts/sizes.ts';
import type { Probe, Probing } from './probe.ts';
import { type LeftWorld, untilLeft } from './until-left.ts';

const CAPS: Caps = { texts: 3000, found: 12, elements: 4000 };
/** For what scripts do when the window changes its size; most wait a tenth of a second. */
const SETTLE = { wait: 0, quiet: 120, most: 600 };
/** A page that is not drawn at all is not waited for longer. */
const DRAWN_MS = 1000;
const ORDINARY = { colorScheme: null, reducedMotion: null, forcedColors: null };
const ONE_STEP_MS = 5000;
const WATCH_MS = 4000;
const BACK_MS = 2000;

/** Looks at the page as people do who enlarge it, space its text out, hold it upright or use colours of their own. */
export const layouts: Probe<'layouts'> = {
  artifact: 'layouts',
  timeoutMs: 20_000,
  leaves: 'as-found',
  async run(probing) {
    const found = emptyLayouts();
    const world = await probing.world();
    await installLook(world);
    try {
      await lookAtAll(probing, world, found);
      // A picture shows the window as it is.
      await within(BACK_MS, 'Setting the window back', setPageSize(probing.page, world.session, NORMAL));
      await addPictures(probing, world, found, CAPS);
    } catch (error) {
      found.cutShort = reasonOf(error);
    } finally {
      await putBack(probing, world);
    }
    return found;
  },
};

async function lookAtAll(probing: Probing, world: World, found: Growing): Promise<void> {
  /** What took too long must not change the page once it has been put back. */
  const step = async (name: LayoutName, look: (here: LeftWorld) => Promise<void>) => {
    probing.signal.throwIfAborted();
    const here = untilLeft(world);
    await within(ONE_STEP_MS, `Looking at the page (${name})`, look(here)).finally(here.leave);
    found.done.push(name);
  };
  const emulate = ({ unless }: LeftWorld, media: Parameters<Page['emulateMedia']>[0]) =>
    unless(() => probing.page.emulateMedia(media));
  const resize = ({ world: { session } }: LeftWorld, layout: LayoutName) =>
    setPageSize(probing.page, session, SIZES[layout]);
  /** Of a page that has just got another size. */
  const narrowTo = (layout: LayoutName) => ({ width: SIZES[layout].width, times: SETTLE, caps: CAPS });
  await step('normal', async (here) => {
    const { texts, lost, doubled } = await callLook(here.world, 'normalPass', CAPS);
    found.texts = texts;
    Object.assign(found.lost, lost);
    found.done.push(...(['spacing', ...(doubled ? ['text200'] : [])] as LayoutName[]));
  });
  await step('dark', async (here) => {
    await emulate(here, { colorScheme: 'dark', reducedMotion: 'reduce' });
    const { dark, moving } = await callLook(here.world, 'quietPass', { caps: CAPS, drawnWithin: DRAWN_MS });
    found.dark = dark;
    found.moving = await stillMoving(here.world, moving);
  });
  found.moving = await watchedFor(WATCH_MS, world, found.moving, CAPS.found);
  await step('forced', async (here) => {
    await emulate(here, { colorScheme: null, reducedMotion: null, forcedColors: 'active' });
    const light = await callLook(here.world, 'forcedPass', CAPS);
    if (light.length > 0) {
      // A colour that is another one here is the person's own.
      await emulate(here, { forcedColors: 'active', colorScheme: 'dark' });
      const dark = await callLook(here.world, 'forcedPass', CAPS);
      const same = (one: FaintThing) =>
        dark.some((other) => other.selector === one.selector && other.contrast === one.contrast);
      found.forced = light.filter(same);
    }
  });
  await step('zoom200', async (here) => {
    // Both at once: each would have the whole page drawn again.
    await Promise.all([emulate(here, ORDINARY), resize(here, 'zoom200')]);
    found.lost.zoom200 = await callLook(here.world, 'zoom200Pass', narrowTo('zoom200'));
  });
  await step('zoom400', async (here) => {
    await resize(here, 'zoom400');
    const { lost, small, narrow } = await callLook(here.world, 'zoom400Pass', narrowTo('zoom400'));
    found.lost.zoom400 = lost;
    found.small = small;
    found.narrow = narrow;
  });
  for (const layout of ['portrait', 'landscape'] as const)
    await step(layout, async (here) => {
      await resize(here, layout);
      found.orientation.push(await callLook(here.world, 'orientationPass', { layout, ...narrowTo(layout) }));
    });
}

/** What goes on moving after scripts have had their chance to call it off: some do so a moment after they hear of the wish. */
async function stillMoving(world: World, moving: Growing['moving']): Promise<Growing['moving']> {
  if (moving.length === 0) return moving;
  await runInWorld(world, settle, SETTLE);
  const later = new Set((await callLook(world, 'movingPass', CAPS)).map(({ selector }) => selector));
  return moving.filter(({ selector }) => later.has(selector));
}

/** A page that does not go back to what it was is loaded again, so that the next probe finds it new. */
async function putBack(probing: Probing, world: World): Promise<void> {
  const { page } = probing;
  const back = async () => {
    const sized = resetPageSize(page, world.session);
    // Where pictures were taken, the window itself has had another size.
    await Promise.all([sized, page.setViewportSize(NORMAL), page.emulateMedia(ORDINARY)]);
    await callLook(world, 'finish', undefined);
  };
  await within(BACK_MS, 'Putting the page back', back()).catch(() => startAgain(probing, world));
}

/**
 * What hangs when the size changes would hang again on the way back: its scripts are stopped before and after. By way of a
 * session that is open: a page that hangs opens none.
 */
async function startAgain(probing: Probing, { session }: World): Promise<void> {
  const stop = async () => {
    for (let times = 0; times < 3; times += 1) {
      await within(BACK_MS, 'Stopping scripts', session.send('Runtime.terminateExecution')).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await stop();
  const back = [setPageSize(probing.page, session, NORMAL), probing.page.setViewportSize(NORMAL)];
  await within(BACK_MS, 'Setting the window back', Promise.all(back)).catch(() => undefined);
  await stop();
  await probing.reload();
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/context (with specified id|was destroyed)|navigated or closed|lgdssLook/i.test(text))
    return 'The page left for another address.';
  if (/abort/i.test(text)) return 'There was no time for the rest.';
  return text.split('\n')[0]?.slice(0, 200) ?? 'It stopped.';
}
