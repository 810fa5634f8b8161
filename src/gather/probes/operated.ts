import { CHANGING_WORDS, SENDING_WORDS } from '../../crawl/changes-state.ts';
import type { LeftOut, MessageSeen, Operated, OperatedControl, StuckGroup } from '../../model/seen/operated.ts';
import { type FoundControl, findControls, findTools } from '../in-page/operate/find.ts';
import { readMessages } from '../in-page/operate/messages.ts';
import { cameLate } from './operate/came-late.ts';
import { chooseAll, READABLE_MS } from './operate/choose.ts';
import { type Desk, isLost, openDesk } from './operate/desk.ts';
import { type Narrow, tryNarrow } from './operate/narrow.ts';
import { allowForVoices } from './operate/other-voices.ts';
import { pointAndPaste } from './operate/point-and-paste.ts';
import { type Allowance, tryControl } from './operate/try-control.ts';
import { groupsNow, tryGroups } from './operate/try-groups.ts';
import type { Probe, Probing } from './probe.ts';

const MOST_CONTROLS = 25;
/** Of those that are built alike, before all others have had their turn; and after that, all kinds together. */
const MOST_ALIKE = 3;
const MOST_TWINS = 5;
const MOST_AXE = 10;
const MOST_PICTURES = 4;
const MOST_LEFT = 4;
const MOST_TURNED = 5;
const MOST_DAYS = 2;
const MOST_RELOADS = 2;
const OPERATING_MS = 10_000;
/** Longer than parts that come late take to look at where none of them is waited for. */
const WAITED_MS = 1500;
const LEFT_ALONE = `${CHANGING_WORDS}|${SENDING_WORDS}`;

/** Opens and closes what a page has to open, changes what can be changed, and writes down what came of it. */
export const operated: Probe<'operated'> = {
  artifact: 'operated',
  timeoutMs: 27_000,
  leaves: 'as-found',
  acts: true,
  run: operate,
};

async function operate(probing: Probing): Promise<Operated> {
  let until = performance.now() + OPERATING_MS * probing.patience;
  const state = { desk: await openDesk(probing, until), reloads: 0, touched: false, cutShort: false };
  const FINDING = { most: MOST_CONTROLS, alike: MOST_ALIKE, twins: MOST_TWINS, unsafe: LEFT_ALONE };
  const find = (only: readonly number[] | null = null) =>
    state.desk.callWith(findTools, findControls, { ...FINDING, only });
  const controls: OperatedControl[] = [];
  const messages: MessageSeen[] = [];
  const allowed: Allowance = {
    ...{ seen: new Map(), axe: MOST_AXE, pictures: MOST_PICTURES },
    ...{ leaving: MOST_LEFT, turns: MOST_TURNED, days: MOST_DAYS },
  };
  let choices: Operated['choices'] = [];
  let untried = 0;
  let left: Omit<LeftOut, 'gone'> = { alike: 0, unsafe: 0 };
  const gone: FoundControl[] = [];
  let untriedChoices = 0;
  let groups: readonly StuckGroup[] = [];
  let withFocus: Operated['withFocus'] = [];
  let suggested: NonNullable<Operated['suggested']> = [];
  let told: Pick<Operated, 'held' | 'byColour'> = {};
  let pointer: Operated['pointer'] = null;
  let late: Operated['late'] = [];
  let narrow: Narrow | null = null;
  const hearOut = async (longest: number) => {
    messages.push(...(await state.desk.call(readMessages, { readable: READABLE_MS, longest, only: null })));
  };
  /** A fresh start, because the page is gone, something lies over it (`stuck`) or it is shut. False when there were too many. */
  const again = async (stuck: boolean) => {
    await state.desk.end();
    if ((stuck && state.reloads >= MOST_RELOADS) || state.desk.over()) return false;
    if (stuck) state.reloads += 1;
    const began = performance.now();
    await probing.reload();
    // A loading that we alone need is not counted.
    if (!stuck) until += performance.now() - began;
    state.desk = await openDesk(probing, until);
    return true;
  };
  const use = async (control: FoundControl) => {
    state.touched = true;
    const used = await one(state.desk, control, allowed);
    // What a choice about cookies brings up is part of the asking.
    if (used.done && !(used.done.consent && used.done.layer)) controls.push(used.done);
    else if (!used.done && !used.stuck) gone.push(control);
    return used;
  };
  try {
    const began = performance.now();
    late = await cameLate(state.desk);
    state.touched = late.some(({ focus }) => focus !== undefined);
    // Waiting for parts that may still be half built is not counted.
    if (performance.now() - began > WAITED_MS) {
      await state.desk.end();
      until += performance.now() - began;
      state.desk = await openDesk(probing, until);
    }
    // First, on a page as it was: what a press has done cannot be seen to be done again.
    pointer = await pointAndPaste(state.desk);
    state.touched ||= pointer.pressed.length + pointer.pasted.length > 0;
    if (pointer.pressed.some(({ acts }) => acts === true)) {
      await state.desk.end();
      await probing.reload();
      state.desk = await openDesk(probing, until);
    }
    const groupsBefore = await groupsNow(state.desk, LEFT_ALONE);
    let found = await find();
    untried = found.untried;
    left = found.leftOut;
    for (let at = 0; at < found.controls.length; at += 1) {
      if (state.desk.over()) {
        state.cutShort = true;
        untried += found.controls.length - at;
        break;
      }
      const control = found.controls[at] as FoundControl;
      const { done, stuck } = await use(control);
      // A day was clicked, and no answer comes to whoever is next on this page.
      const isDeaf = state.desk.isShut() && at + 1 < found.controls.length;
      if (!stuck && !isDeaf) continue;
      // What made the page go away has not been seen.
      if (stuck && !done) untried += 1;
      await hearOut(0).catch(() => undefined);
      if (!(await again(stuck))) {
        state.cutShort = true;
        untried += found.controls.length - at - 1;
        break;
      }
      const before = found.controls.length;
      found = await find();
      untried += Math.max(0, before - found.controls.length);
    }
    if (!state.cutShort) {
      // What chooses or keeps something is used once all ways out are shut.
      state.desk.shut(true);
      const tried = await tryGroups(state.desk, { before: groupsBefore, unsafe: LEFT_ALONE });
      groups = tried.stuck;
      state.touched ||= tried.touched;
      for (const control of found.saves) {
        if (state.desk.over()) untried += 1;
        else await use(control);
      }
      if (tried.touched || found.saves.length > 0) state.desk.keepShut();
      else state.desk.shut(false);
      const chosen = await chooseAll(state.desk);
      const { held, byColour } = chosen;
      choices = chosen.choices;
      withFocus = chosen.withFocus.slice(0, 10);
      suggested = chosen.suggested;
      told = { ...(held.length > 0 ? { held } : {}), ...(byColour.length > 0 ? { byColour } : {}) };
      untriedChoices = chosen.untried;
      state.touched ||= choices.length > 0 || chosen.changed;
      await hearOut(READABLE_MS);
      // Last, as the window is another one then.
      narrow = await tryNarrow(state.desk, async (only) => (await find(only)).controls);
      state.touched ||= narrow?.touched === true;
    }
    state.cutShort ||= !found.all;
  } catch (error) {
    if (!isLost(error)) throw error;
    state.cutShort = true;
    // Whatever was being done has not been told, and may have left the desk shut.
    state.touched = true;
  } finally {
    // Left shut, it would keep the next probe from everything that the page has still to fetch.
    state.touched ||= state.desk.isShut();
    await state.desk.end();
  }
  if (state.touched && !probing.signal.aborted) await probing.reload();
  const said = await allowForVoices(probing, { controls, messages, suggested });
  return {
    controls: said.controls,
    choices,
    messages: said.messages,
    untried,
    leftOut: withGone(left, gone),
    untriedChoices,
    withFocus,
    ...(late.length > 0 ? { late } : {}),
    ...(suggested.length > 0 && said.suggested ? { suggested: said.suggested } : {}),
    ...told,
    ...(groups.length > 0 ? { groups } : {}),
    narrow: narrow?.controls ?? null,
    ...(narrow && narrow.untried > 0 ? { untriedNarrow: narrow.untried } : {}),
    pointer,
    cutShort: state.cutShort,
  };
}

/** `stuck`: nothing more can be tried on this page as it is now. */
async function one(
  desk: Desk,
  control: FoundControl,
  allowed: Allowance,
): Promise<{ done: OperatedControl | null; stuck: boolean }> {
  try {
    const done = await tryControl(desk, control, allowed);
    return { done, stuck: done?.layer?.covers === true && done.layer.closedBy === null };
  } catch (error) {
    if (!isLost(error)) throw error;
    return { done: null, stuck: true };
  }
}

const MOST_NAMED = 5;

function withGone({ which = [], ...left }: Omit<LeftOut, 'gone'>, gone: readonly FoundControl[]): LeftOut {
  const named = gone.map(({ selector, html, box, before: { name } }) => {
    return { selector, html, box, name, why: 'gone' as const };
  });
  const unsafe = which.filter(({ why }) => why === 'unsafe');
  const alike = which.filter(({ why }) => why === 'alike');
  return { ...left, gone: gone.length, which: [...unsafe, ...named, ...alike].slice(0, MOST_NAMED) };
}
