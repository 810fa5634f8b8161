import type { Hovered, HoverTrigger } from '../../model/seen/hovered.ts';
import type { WindowPicture } from '../../model/seen/operated.ts';
import { within } from '../deadline.ts';
import { focusOn } from '../in-page/operate/act.ts';
import { aimPointer, focusStop, readHover, stillThere, takeKeys } from '../in-page/operate/hover-act.ts';
import { readCovering } from '../in-page/operate/hover-cover.ts';
import { type FoundHover, findHovers } from '../in-page/operate/hover-find.ts';
import { mayHoverIn } from '../in-page/operate/hover-frame.ts';
import { noteLate } from '../in-page/operate/late.ts';
import { runInWorld, type World } from '../in-page/run.ts';
import { nearFrameWorlds } from '../page/frames.ts';
import { type Desk, isLost, openDesk } from './operate/desk.ts';
import { goesFromFocus, tryFocus } from './operate/focus-content.ts';
import { goesLate, LONG_MS } from './operate/stays-long.ts';
import type { Probe, Probing } from './probe.ts';
import { untilLeft } from './until-left.ts';

const MOST_TRIGGERS = 15;
/** Of those that are built alike, and of what they bring up. */
const MOST_ALIKE = 2;
const MOST_PICTURES = 2;
const MOST_FRAMES = 3;
const MOST_IN_FRAME = 5;
const FRAME_MS = 1000;
const HOVERING_MS = 9000;
/** For what was begun in a frame just before that time was over. */
const ENDING_MS = 3000;
/** Scripts often wait a moment before they show something. */
const SHOWS_WITHIN_MS = 260;
const STAYS_MS = 1000;
/** Watched for longer than that, which takes seconds: one of each kind. */
const MOST_LONG = 2;
/** For that, beyond the time on a page without frames: where there are many tips, nothing of it is left. */
const LONG_ENDING_MS = 5000;
/** Of the time on the page, what is left to the frames in it. */
const KEPT_FOR_FRAMES_MS = 4000;
const AWAY = { x: 1, y: 1 };

/**
 * Rests the pointer on what may bring something up, and tries to reach that, to be rid of it, and to have it by keyboard. Gives
 * the focus to what brings something up for the focus alone, and tries to be rid of that.
 */
export const hovered: Probe<'hovered'> = {
  artifact: 'hovered',
  timeoutMs: 16_000,
  leaves: 'as-found',
  acts: true,
  run: hover,
};

interface State {
  readonly triggers: HoverTrigger[];
  readonly seen: Map<string, number>;
  readonly leftOut: { alike: number; gone: number };
  cutShort: boolean;
  pictures: number;
  untried: number;
}

async function hover(probing: Probing): Promise<Hovered> {
  const until = performance.now() + HOVERING_MS;
  const leftOut = { alike: 0, gone: 0 };
  const state: State = { triggers: [], seen: new Map(), leftOut, cutShort: false, pictures: 0, untried: 0 };
  // Once the pointer has been about, nobody could say what came in by itself.
  await runInWorld(await probing.world(), noteLate, null).catch(() => undefined);
  await hoverOver(probing, until, MOST_TRIGGERS, state);
  if (probing.page.frames().length > 1) await hoverInFrames(probing, until, state);
  const { seen: _seen, pictures: _pictures, ...hovered } = state;
  return hovered;
}

/** What goes wrong in a frame costs what is in the frame, and nothing that was found elsewhere. */
async function hoverInFrames(probing: Probing, until: number, state: State): Promise<void> {
  const isOver = () => probing.signal.aborted || performance.now() > until;
  const lost = () => {
    state.cutShort = true;
  };
  if (isOver()) return lost();
  const worlds = await framesToHover(probing, isOver, lost);
  if (worlds.length === 0) return;
  for (const world of worlds) {
    if (isOver()) {
      lost();
      break;
    }
    const frame = untilLeft(world);
    const work = hoverOver({ ...probing, world: async () => frame.world }, until, MOST_IN_FRAME, state, frame.left);
    const left = until - performance.now() + ENDING_MS * probing.patience;
    await within(left, 'Trying out a frame', work).catch(lost).finally(frame.leave);
  }
  // The page has the focus and the pointer back: the frame keeps the one, and may have gone with the other.
  const giveBack = async () => {
    await probing.page.mouse.move(AWAY.x, AWAY.y);
    await runInWorld(await probing.world(), focusOn, { id: -1 });
  };
  await within(FRAME_MS, 'Leaving the frames', giveBack()).catch(lost);
}

/** Frames of the same site, as far as the pointer gets into them. One of another site may have a process of its own. */
async function framesToHover(probing: Probing, isOver: () => boolean, lost: () => void): Promise<readonly World[]> {
  const own: World[] = [];
  const near = probing.world().then(({ session }) => nearFrameWorlds(session));
  for (const world of (await within(FRAME_MS * 2, 'Reaching the frames', near).catch(lost)) ?? []) {
    if (isOver()) lost();
    if (isOver() || own.length > MOST_FRAMES) break;
    const asked = within(FRAME_MS, 'Asking a frame', runInWorld(world, mayHoverIn, null));
    if (await asked.catch(lost)) own.push({ ...world, inFrame: true });
  }
  if (own.length > MOST_FRAMES) lost();
  return own.slice(0, MOST_FRAMES);
}

/** In one document: the page or a frame. Once it is `left`, the desk is given up, whatever hangs. */
async function hoverOver(
  probing: Probing,
  until: number,
  most: number,
  state: State,
  left: Promise<never> = new Promise(() => undefined),
): Promise<void> {
  let desk: Desk | undefined;
  try {
    desk = await openDesk(probing, until);
    await Promise.race([hoverAt(desk, until, most, state), left]);
  } catch (error) {
    if (!isLost(error)) throw error;
    state.cutShort = true;
  } finally {
    await desk?.end();
  }
}

async function hoverAt(desk: Desk, until: number, most: number, state: State): Promise<void> {
  const { triggers, seen, leftOut } = state;
  const found = await desk.call(findHovers, { most, alike: MOST_ALIKE });
  state.untried += found.untried;
  for (const [at, trigger] of found.triggers.entries()) {
    if (desk.over()) {
      state.cutShort = true;
      state.untried += found.triggers.length - at;
      break;
    }
    const tryOne = trigger.byFocus ? tryFocus : tryTrigger;
    const mayPicture = state.pictures < MOST_PICTURES;
    const one = await tryOne(desk, trigger, seen, { mayPicture, alike: MOST_ALIKE });
    if (typeof one === 'object') {
      triggers.push(one);
      if (one.picture) state.pictures += 1;
    }
    if (one === 'gone' || one === 'alike') leftOut[one] += 1;
    // Those like one that brings nothing up, or nothing over words, do no more.
    const isHarmless =
      one === 'nothing' || (typeof one === 'object' && one.byFocus === true && !one.covers && one.focusStays !== false);
    if (!isHarmless) leftOut.alike += trigger.twins;
  }
  await watchLonger(desk, state, found.triggers, until);
  await move(desk, AWAY);
  await desk.call(focusOn, { id: -1 });
}

/** Last, with the time that is left: texts that a script has shown, one of each kind. What a style shows stays. */
async function watchLonger(desk: Desk, state: State, found: readonly FoundHover[], until: number): Promise<void> {
  const { page, world } = desk.probing;
  const { inFrame } = await world();
  const latest = inFrame ? until : until + (page.frames().length > 1 ? -KEPT_FOR_FRAMES_MS : LONG_ENDING_MS);
  const kinds = new Set<string>();
  for (const [at, trigger] of state.triggers.entries()) {
    const own = found.find(({ selector, byFocus }) => selector === trigger.selector && !byFocus);
    const isText = trigger.foundBy !== 'style' && trigger.content.controls === 0 && !trigger.content.generated;
    if (!own || !isText || trigger.stays !== true || kinds.has(kindOf(trigger))) continue;
    if (kinds.size >= MOST_LONG || latest - performance.now() < LONG_MS) break;
    kinds.add(kindOf(trigger));
    if (await goesLate(desk, own, trigger.content.selector, latest))
      state.triggers[at] = { ...trigger, goesLate: true };
  }
}

/** By the opening tags of both, without what makes each of them one of its kind. */
function kindOf({ html, content }: HoverTrigger): string {
  return `${html} ${content.html}`.replace(/\s(?!class=)[\w-]+="[^"]*"/g, '');
}

/** Or why there is nothing to tell: nothing came up, it could not be pointed at, or others brought up the same. */
async function tryTrigger(
  desk: Desk,
  trigger: FoundHover,
  seen: Map<string, number>,
  { mayPicture, alike: most }: { readonly mayPicture: boolean; readonly alike: number },
): Promise<HoverTrigger | 'nothing' | 'gone' | 'alike'> {
  const { id, generated, stops: allStops, twins: _twins, byFocus: _, ...found } = trigger;
  await move(desk, AWAY);
  await desk.call(focusOn, { id: -1 });
  const point = await desk.call(aimPointer, { id });
  if (!point) return 'gone';
  await move(desk, point);
  const within = found.foundBy === 'style' ? 30 : SHOWS_WITHIN_MS;
  const content = await desk.call(readHover, { id, generated, stops: allStops, most: within, at: point });
  if (!content) return 'nothing';
  const alike = seen.get(content.like) ?? 0;
  seen.set(content.like, alike + 1);
  if (alike >= most) return 'alike';
  const there = (wait: number) => desk.call(stillThere, { id: content.id, generated, wait });
  const back = async () => {
    await move(desk, AWAY);
    await there(60);
    await move(desk, point);
    return there(within);
  };
  const stays = (await there(STAYS_MS)) || ((await back()) && (await there(STAYS_MS)));
  let hoverable: boolean | null = null;
  if (content.way && stays) {
    const onto = async () => {
      for (const { x, y } of content.way ?? []) await desk.probing.page.mouse.move(x, y, { steps: 4 });
      return there(250);
    };
    hoverable = (await onto()) || ((await back()) && (await onto()));
  }
  const over = content.covers ? await desk.call(readCovering, { id: content.id, trigger: id }) : null;
  await move(desk, AWAY);
  await there(100);
  const { stop, ...keys } = await byKeyboard(desk, content.stops, there);
  await desk.call(focusOn, { id: -1 });
  // Last, as some stay away for good once they have been closed.
  let dismissed: boolean | null = null;
  if (stays && (await desk.call(takeKeys, null)) && (await back())) {
    await desk.press('Escape');
    dismissed = !(await there(60));
  }
  const { content: shown, elsewhere, covers } = content;
  const amiss =
    !stays || hoverable === false || (covers && !dismissed) || !(keys.onFocus || keys.onKey === true || elsewhere);
  let picture: WindowPicture | null = null;
  if (amiss && mayPicture && (await back())) picture = await desk.picture();
  const hiding = over && over.hides > 0 ? { hides: over.hides, ...(over.deaf ? { deaf: true as const } : {}) } : {};
  const said = { ...found, content: shown, elsewhere, covers, ...hiding, ...keys, escape: dismissed, hoverable, stays };
  if (stop === null) return { ...said, focusEscape: null, focusStays: null, picture };
  await move(desk, AWAY);
  // Where the pointer sees it go, that is said, and the keyboard need not be asked. What a style shows stays as long as the focus
  // does.
  const gone = await goesFromFocus(desk, stop, there, {
    stays: stays && found.foundBy !== 'style',
    escape: covers,
    mayPicture: mayPicture && picture === null,
  });
  return { ...said, ...gone, picture: picture ?? gone.picture };
}

async function byKeyboard(
  desk: Desk,
  stops: readonly number[],
  there: (wait: number) => Promise<boolean>,
): Promise<Pick<HoverTrigger, 'onFocus' | 'onKey'> & { readonly stop: number | null }> {
  // What stays without pointer and focus tells nothing about the keyboard.
  if (await there(150)) return { onFocus: true, onKey: null, stop: null };
  let onKey: boolean | null = null;
  for (const stop of stops) {
    const pressable = await desk.call(focusStop, { id: stop });
    if (await there(SHOWS_WITHIN_MS)) return { onFocus: true, onKey, stop };
    if (!pressable) continue;
    await desk.press('Enter');
    onKey = await there(SHOWS_WITHIN_MS);
    if (onKey) {
      await desk.press('Escape');
      if (await there(50)) await desk.press('Enter');
      return { onFocus: false, onKey, stop: null };
    }
  }
  return { onFocus: false, onKey, stop: null };
}

async function move(desk: Desk, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  await desk.probing.page.mouse.move(x, y, { steps: 2 });
}
