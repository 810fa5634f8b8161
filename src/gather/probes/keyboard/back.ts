import type { KeyBack, KeyStop, KeyTrap } from '../../../model/seen/keyboard.ts';
import { describeOne, seenAmong } from '../../in-page/keys-reach.ts';
import { afterStep, hasOthersInside, hasPinned, lookAtStop } from '../../in-page/keys-stop.ts';
import type { Run } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import type { Heard } from './listeners.ts';
import { type Key, press, SHIFT_TAB, TAB } from './press.ts';
import { refocus, waitAMoment, waysOut } from './traps.ts';
import type { Walked } from './walk.ts';

const MOST_STEPS = 40;
/** Where nobody hears of keys or of the focus, and nothing lies over the page, the browser goes back the way it came. */
const FEW_STEPS = 10;
const MOST_MS = 1500;
/** On top, for a stop that has turned out to be held. */
const WAYS_OUT_MS = 4000;
/** Presses on one stop that has others inside: the parts of a date, the buttons of a film. */
const MOST_INSIDE = 12;
const HELD = 3;
const MOST_SHOTS = 2;
const MOMENT_MS = 80;
const MOST_RETRIED = 12;

export interface WentBack {
  readonly back: KeyBack | null;
  readonly traps: readonly KeyTrap[];
  /** By number of the stop: what lies over it on the way back, and a picture of that. */
  readonly covered: ReadonlyMap<number, Pick<KeyStop, 'coveredBy' | 'picture'>>;
}

/** Goes back over the last stops with Shift and Tab, and once more to those that listen for what leads away from them. */
export async function walkBack(
  probing: Probing,
  { stops, traps }: Walked,
  run: Run,
  { listens, follows }: Heard,
): Promise<WentBack> {
  const until = performance.now() + MOST_MS;
  const over = () => probing.signal.aborted || performance.now() > until;
  const late = () => probing.signal.aborted || performance.now() > until + WAYS_OUT_MS;
  const trapped = new Set(traps.flatMap((trap) => trap.stops));
  const held = new Set<number>();
  const missed: number[] = [];
  const covered = new Map<number, Pick<KeyStop, 'coveredBy' | 'picture'>>();
  const step = async (key: Key = SHIFT_TAB) => {
    await press(probing.session, key);
    return run(afterStep, null);
  };
  // Coming from below, what stays at the top of the window lies over what did not on the way down.
  const pinned = await run(hasPinned, null);
  const mostSteps = follows || pinned || (await run(hasOthersInside, null)) ? MOST_STEPS : FEW_STEPS;
  const look = async (at: number, id: number) => {
    if (!pinned || stops[at]?.seen.coveredBy) return;
    const seen = await run(lookAtStop, id);
    if (!seen?.coveredBy) return;
    const shot = covered.size < MOST_SHOTS ? await probing.picture() : null;
    covered.set(at, { coveredBy: seen.coveredBy, picture: shot && { shot, box: seen.at } });
  };
  const indexOf = (id: number) => stops.findIndex((stop) => stop.id === id);
  /** Whether it keeps the focus however often the keys are pressed. */
  const keeps = async (id: number) => {
    for (let presses = 0; presses < HELD; presses += 1) {
      const now = await step();
      if (now.active !== id || now.manyStops) return false;
    }
    return true;
  };
  let expected: number | null = null;
  let inside = 0;
  let steps = 0;
  while (steps < mostSteps && !over()) {
    const now = await step();
    if (now.active === null) break;
    const at = indexOf(now.active);
    const role = at < 0 ? (await run(describeOne, now.active))?.role : undefined;
    // Of radio buttons that belong together, the first has the focus on the way there, and the last on the way back.
    if (at < 0 && role === 'radio') {
      expected = (expected ?? stops.length - 1) - 1;
      continue;
    }
    if (at < 0) break;
    if (expected !== null && at === expected + 1) {
      inside += 1;
      if (inside <= (now.manyStops ? MOST_INSIDE : 1)) continue;
      if (!now.manyStops && (await keeps(now.active))) held.add(at);
      break;
    }
    inside = 0;
    steps += 1;
    await look(at, now.active);
    if (expected !== null && at < expected && expected - at <= HELD)
      for (let index = at + 1; index <= expected; index += 1) missed.push(index);
    else if (expected !== null && at !== expected) break;
    expected = at - 1;
    if (at === 0) break;
  }
  const fetched: KeyTrap[] = [];
  const typesOf = new Map(listens);
  let retried = 0;
  for (const [index, { id, seen }] of stops.entries()) {
    if (over() || retried >= MOST_RETRIED) break;
    if (trapped.has(index) || held.has(index) || index === 0) continue;
    const types = typesOf.get(id) ?? [];
    const keyed = types.some((type) => type.startsWith('key')) || /\sonkey/i.test(seen.html);
    const left = types.some((type) => /^(blur|focusout)$/.test(type)) || /\son(blur|focusout)/i.test(seen.html);
    if (!keyed && !left) continue;
    retried += 1;
    if (left && (await isFetchedBack(id))) {
      const on = await run(afterStep, null);
      const ways = await waysOut({ step, run, on, members: new Set([id]), mayAct: probing.mayAct(), over: late });
      fetched.push({ stops: [index], leftBy: ways.leftBy, untried: ways.untried, dialog: on.dialog });
    } else if (keyed && (await run(refocus, id)) && (await keeps(id))) held.add(index);
  }
  const found = [...held].filter((index) => !trapped.has(index)).toSorted((one, other) => one - other);
  // What the focus alone brings into sight is reached on the way there, and need not be on the way back.
  const seen = await run(
    seenAmong,
    missed.map((index) => stops[index]?.id ?? -1),
  );
  return {
    back: { steps, missed: missed.filter((index) => !held.has(index) && seen.includes(stops[index]?.id ?? -1)) },
    traps: [
      ...fetched,
      ...found.map((index) => ({ stops: [index], leftBy: [], untried: 0, dialog: null, backward: true as const })),
    ],
    covered,
  };

  /** Tab leads on, and a moment later a script has fetched the focus back: faster than a person is, slower than the walk. */
  async function isFetchedBack(id: number): Promise<boolean> {
    if (!(await run(refocus, id))) return false;
    for (let presses = 0; presses < HELD; presses += 1) {
      await step(TAB);
      await run(waitAMoment, MOMENT_MS);
      const now = await run(afterStep, null);
      if (now.active !== id || now.manyStops) return false;
    }
    return true;
  }
}
