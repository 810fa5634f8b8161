import type { MotionFacts, MovingImage, NotSeen, PlayingMedia } from '../../model/seen/motion.ts';
import { standsIn } from '../../model/selector.ts';
import { findImagePlaces, readInlineImages } from '../in-page/image-places.ts';
import * as tools from '../in-page/motion-tools.ts';
import { readMovers } from '../in-page/movers.ts';
import { readNotSeen } from '../in-page/not-seen.ts';
import { keepTexts, readPassing } from '../in-page/passing-texts.ts';
import { runInWorld, type World } from '../in-page/run.ts';
import { timersIn } from '../in-page/script-timers.ts';
import { readSoundControl } from '../in-page/sound-controls.ts';
import { readTimeLimits } from '../in-page/time-limits.ts';
import { watchChanges } from '../in-page/watch-changes.ts';
import { askWith, runInTurnWithTools, runWithTools } from '../in-page/with-tools.ts';
import { animatedFiles } from './motion/image-bytes.ts';
import { scriptFiles } from './motion/script-files.ts';
import { scriptSounds } from './motion/script-sounds.ts';
import { watchFlashes } from './motion/watch-flashes.ts';
import type { Probe, Probing } from './probe.ts';

/** Movement has five seconds, from the loading of the page, to come to its end. */
const FIVE_SECONDS = 5500;
const AT_LEAST = 1000;
const AT_MOST = 6000;
const LONGEST = 11_000;
/** Counted from the loading: what is shown for a moment is shown for five seconds at the most. */
const SOON_GONE = 6500;

/** Leaves the page alone and watches what moves, plays, counts and flashes by itself. On a still page it is over soon. */
export const motion: Probe<'motion'> = {
  artifact: 'motion',
  timeoutMs: 25_000,
  leaves: 'as-found',
  run: watch,
};

const SCRIPTS = { timersIn };

const STILL: MotionFacts = {
  watchedSeconds: 0,
  left: null,
  oldMovers: [],
  animations: [],
  images: [],
  media: [],
  changes: [],
  refresh: null,
  leavingTimers: [],
  timeWords: [],
  notSeen: [],
  flashing: [],
};

async function watch(probing: Probing): Promise<MotionFacts> {
  const world = await probing.world();
  const { mayChange: markedSo, ...limits } = await runWithTools(world, SCRIPTS, readTimeLimits, null);
  const files = await scriptFiles(world, probing.page.url());
  const mayChange = markedSo || files.mayChange;
  const leavingTimers = [...limits.leavingTimers, ...files.leaving];
  // On a page where nothing is likely to change, nobody stays long enough to see it.
  const untilGone = mayChange ? await runInWorld(world, keepTexts, { withinMs: SOON_GONE }) : 0;
  const [first, inline] = await runInTurnWithTools(
    world,
    tools,
    askWith(tools, readMovers, null),
    askWith(tools, readInlineImages, null),
  );
  let facts: MotionFacts = { ...STILL, ...limits, leavingTimers, oldMovers: first.oldMovers, media: first.media };
  facts = { ...facts, ...(await movingImages(world, inline)) };
  const endless = first.animations.some(({ lastsMs }) => lastsMs === null || lastsMs > 5000);
  // An endless movement counts if it is still there after five seconds: a sign of loading is not.
  const least = endless ? Math.max(AT_LEAST, FIVE_SECONDS - first.sinceLoadMs) : AT_LEAST;
  const most = Math.max(least, AT_MOST, untilGone);
  const times = { least, most, mayChange, longest: LONGEST };
  const [{ changes, hidden, watchedMs }, passing, closed] = await runInTurnWithTools(
    world,
    tools,
    askWith(tools, watchChanges, times),
    askWith(tools, mayChange ? readPassing : nonePassing, { withinMs: SOON_GONE }),
    askWith(tools, readNotSeen, null),
  );
  // A player is asked about as such.
  const others = closed.filter(({ selector }) => !first.media.some((one) => one.selector === selector));
  const notSeen = [...(facts.notSeen ?? []), ...others, ...hidden];
  const last = watchedMs > 2000 ? await runWithTools(world, tools, readMovers, null) : first;
  facts = { ...facts, changes, notSeen, watchedSeconds: Math.round(watchedMs / 1000), ...afterwards(first, last) };
  facts = { ...facts, media: await withSoundControls(world, facts.media) };
  // What is shown again and again is told of as that.
  const once = passing.filter((text) => !changes.some((one) => isPartOf(text, one) || isIn(text, one)));
  if (once.length > 0) facts = { ...facts, passing: once };
  const sounds = probing.signal.aborted ? [] : await scriptSounds(world);
  if (sounds.length > 0) facts = { ...facts, sounds };
  const left = leftFor(probing);
  if (!probing.signal.aborted) facts = { ...facts, flashing: await watchFlashes(probing, facts) };
  return { ...facts, left };
}

const nonePassing = (): ReturnType<typeof readPassing> => [];

function isPartOf({ selector }: Pick<NotSeen, 'selector'>, around: Pick<NotSeen, 'selector'>): boolean {
  return selector === around.selector || standsIn(selector, around.selector);
}

function isIn({ box }: Pick<NotSeen, 'box'>, around: Pick<NotSeen, 'box'>): boolean {
  const outer = around.box;
  if (!box || !outer) return false;
  const along = (at: number, size: number, from: number, length: number) => at >= from && at + size <= from + length;
  return along(box.x, box.width, outer.x, outer.width) && along(box.y, box.height, outer.y, outer.height);
}

/** Nobody touched the page, so wherever it tried to go was its own idea. It was kept where it is. */
function leftFor({ page, happened }: Probing): MotionFacts['left'] {
  const [asked] = happened().navigations;
  if (!asked) return null;
  const withoutPlace = (address: string) => address.split('#')[0];
  return { how: withoutPlace(asked.url) === withoutPlace(page.url()) ? 'reload' : 'elsewhere', url: asked.url };
}

/** Far from a player, what may stop it is told by words of its own: “mute” and “music off” stop no movement. */
async function withSoundControls(world: World, media: MotionFacts['media']): Promise<MotionFacts['media']> {
  const isLoud = ({ sound, kind }: PlayingMedia) => sound !== 'no' && kind !== 'embed';
  if (!media.some((one) => isLoud(one) && one.control === null)) return media;
  const name = await runInWorld(world, readSoundControl, null);
  if (name === null) return media;
  return media.map((one) => (isLoud(one) && one.control === null ? { ...one, control: { name, near: false } } : one));
}

type Movers = Pick<MotionFacts, 'animations' | 'media' | 'oldMovers'>;

/** What runs to an end of its own is told by its timing; what has none must still be there. */
function afterwards(first: Movers, last: Movers): Pick<MotionFacts, 'animations' | 'media'> {
  const key = ({ selector, name }: { selector: string; name: string }) => `${selector} ${name}`;
  const still = new Set(last.animations.map(key));
  const timed = first.animations.filter((one) => one.lastsMs !== null && !still.has(key(one)));
  return { animations: [...last.animations, ...timed], media: last.media.length > 0 ? last.media : first.media };
}

async function movingImages(
  world: World,
  inline: ReturnType<typeof readInlineImages>,
): Promise<Pick<MotionFacts, 'images' | 'notSeen'>> {
  const { files, unread: notRead } = await animatedFiles(world.session, inline.whole);
  const unread = [...notRead, ...inline.tooLong];
  const urls = [...files.map(({ url }) => url), ...unread];
  if (urls.length === 0) return { images: [], notSeen: [] };
  const places = await runWithTools(world, tools, findImagePlaces, urls);
  const images = places.flatMap((place): MovingImage[] => {
    const file = files.find(({ url }) => url === place.url);
    return file ? [{ ...place, ...file, url: place.url.slice(0, 300) }] : [];
  });
  const notSeen = places
    .filter(({ url }) => unread.includes(url))
    .map(({ selector, html, box }): NotSeen => ({ what: 'file', selector, html, box }));
  return { images, notSeen };
}
