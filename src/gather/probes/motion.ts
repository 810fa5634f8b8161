import type { MotionFacts, MovingImage } from '../../model/seen/motion.ts';
import { findImagePlaces, readInlineImages } from '../in-page/image-places.ts';
import * as tools from '../in-page/motion-tools.ts';
import { readMovers } from '../in-page/movers.ts';
import { evaluate, runInWorld } from '../in-page/run.ts';
import { readTimeLimits } from '../in-page/time-limits.ts';
import { watchChanges } from '../in-page/watch-changes.ts';
import { runWithTools } from '../in-page/with-tools.ts';
import { countFlashes, FLASH_AREA } from './motion/flash-count.ts';
import { animatedFiles } from './motion/image-bytes.ts';
import { sampleFrames } from './motion/sample-frames.ts';
import type { Probe, Probing } from './probe.ts';

/** Movement has five seconds, from the loading of the page, to come to its end. */
const FIVE_SECONDS = 5500;
const AT_LEAST = 1000;
const AT_MOST = 6000;
const LONGEST = 11_000;

/** Leaves the page alone and watches what moves, plays, counts and flashes by itself. On a still page it is over soon. */
export const motion: Probe<'motion'> = {
  artifact: 'motion',
  timeoutMs: 25_000,
  leaves: 'as-found',
  run: watch,
};

const STILL: MotionFacts = {
  watchedSeconds: 0,
  gap: null,
  left: null,
  oldMovers: [],
  animations: [],
  images: [],
  media: [],
  changes: [],
  refresh: null,
  leavingTimers: [],
  timeWords: [],
  flashes: null,
};

async function watch(probing: Probing): Promise<MotionFacts> {
  const world = await probing.world();
  const { mayChange, ...limits } = await runInWorld(world, readTimeLimits, null);
  const first = await runWithTools(world, tools, readMovers, null);
  let facts: MotionFacts = { ...STILL, ...limits, oldMovers: first.oldMovers, media: first.media };
  facts = { ...facts, ...(await movingImages(probing)) };
  const endless = first.animations.some(({ lastsMs }) => lastsMs === null || lastsMs > 5000);
  // An endless movement counts if it is still there after five seconds: a sign of loading is not.
  const least = endless ? Math.max(AT_LEAST, FIVE_SECONDS - first.sinceLoadMs) : AT_LEAST;
  const most = Math.max(least, AT_MOST);
  const times = { least, most, mayChange, longest: LONGEST };
  const { changes, watchedMs } = await runWithTools(world, tools, watchChanges, times);
  const last = watchedMs > 2000 ? await runWithTools(world, tools, readMovers, null) : first;
  facts = { ...facts, changes, watchedSeconds: Math.round(watchedMs / 1000), ...afterwards(first, last) };
  const left = leftFor(probing);
  if (!probing.signal.aborted) facts = { ...facts, flashes: await flashesOf(probing, facts) };
  return { ...facts, left };
}

/** Nobody touched the page, so wherever it tried to go was its own idea. It was kept where it is. */
function leftFor({ page, happened }: Probing): MotionFacts['left'] {
  const [asked] = happened().navigations;
  if (!asked) return null;
  const withoutPlace = (address: string) => address.split('#')[0];
  return { how: withoutPlace(asked.url) === withoutPlace(page.url()) ? 'reload' : 'elsewhere', url: asked.url };
}

type Movers = Pick<MotionFacts, 'animations' | 'media' | 'oldMovers'>;

/** What runs to an end of its own is told by its timing; what has none must still be there. */
function afterwards(first: Movers, last: Movers): Pick<MotionFacts, 'animations' | 'media'> {
  const key = ({ selector, name }: { selector: string; name: string }) => `${selector} ${name}`;
  const still = new Set(last.animations.map(key));
  const timed = first.animations.filter((one) => one.lastsMs !== null && !still.has(key(one)));
  return { animations: [...last.animations, ...timed], media: last.media.length > 0 ? last.media : first.media };
}

async function movingImages(probing: Probing): Promise<Pick<MotionFacts, 'images' | 'gap'>> {
  const world = await probing.world();
  const inline = await runInWorld(world, readInlineImages, null);
  const { files, unread } = await animatedFiles(probing.session, inline);
  const gap = unread > 0 ? `Image files that could not be read: ${unread}.` : null;
  if (files.length === 0) return { images: [], gap };
  const urls = files.map(({ url }) => url);
  const places = await runWithTools(world, tools, findImagePlaces, urls);
  const images = places.flatMap((place): MovingImage[] => {
    const file = files.find(({ url }) => url === place.url);
    return file ? [{ ...place, ...file, url: place.url.slice(0, 300) }] : [];
  });
  return { images, gap };
}

/** Only where something large alternates quickly: pictures of the window cost more than everything else here. */
async function flashesOf(probing: Probing, facts: MotionFacts): Promise<MotionFacts['flashes']> {
  const quick = [
    ...facts.animations.filter(({ flashesPerSecond }) => flashesPerSecond > 2),
    ...facts.images.filter(({ flashesPerSecond }) => flashesPerSecond > 2),
    ...facts.media.filter(({ kind, length }) => kind === 'video' && length !== null),
    ...facts.changes.filter(({ fast }) => fast),
  ];
  const large = quick.find(({ box }) => box !== null && box.width * box.height >= FLASH_AREA);
  if (!large?.box) return null;
  const world = await probing.world();
  const top = Math.max(0, Math.round(large.box.y - 40));
  const size = (await evaluate(world, `scrollTo(0, ${top}), { width: innerWidth, height: innerHeight }`)) as {
    width: number;
    height: number;
  };
  const { frames, tileArea } = await sampleFrames(probing.session, size);
  await evaluate(world, 'scrollTo(0, 0)');
  const { selector, html, box } = large;
  return { selector, html, box, perSecond: countFlashes(frames, tileArea), frames: frames.length };
}
