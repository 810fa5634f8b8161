import type { KeyBack, KeyStop, KeyTrap } from '../../../model/seen/keyboard.ts';
import { afterStep, lookAtStop, type StepSeen, whatMayLeadBack } from '../../in-page/keys-stop.ts';
import { describeOne, seenAmong } from '../../in-page/keys-tell.ts';
import type { Run } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import type { Heard } from './listeners.ts';
import { press, SHIFT_TAB } from './press.ts';
import { HELD, keepsFocus, tryListening } from './retry.ts';
import { refocus } from './traps.ts';
import type { Walked } from './walk.ts';

const MOST_PRESSES = 400;
const MOST_MS = 5000;
/** Where nobody hears of keys or of the focus, and nothing lies over the page, the browser goes back the way it came. */
const FEW_STEPS = 4;
/** Presses on one stop that has others inside: the parts of a date, the buttons of a film. */
const MOST_INSIDE = 12;
const MOST_SHOTS = 2;
const MOST_STRAYS = 6;

type Covered = Map<number, Pick<KeyStop, 'coveredBy' | 'picture'>>;

export interface WentBack {
  readonly back: KeyBack | null;
  readonly traps: readonly KeyTrap[];
  /** By number of the stop: what lies over it on the way back, and a picture of that. */
  readonly covered: ReadonlyMap<number, Pick<KeyStop, 'coveredBy' | 'picture'>>;
}

/** Goes back over the stops with Shift and Tab, and once more to those that listen for what leads away from them. */
export async function walkBack(probing: Probing, walked: Walked, run: Run, heard: Heard): Promise<WentBack> {
  const { stops, traps } = walked;
  const trapped = new Set(traps.flatMap((trap) => trap.stops));
  const gone = await goBack(probing, walked, run, heard.follows);
  const { held, missed, covered, ...back } = gone;
  const left = stops.flatMap((stop, index) =>
    index === 0 || trapped.has(index) || held.has(index) ? [] : [{ stop, index }],
  );
  const listening = await tryListening(probing, left, run, heard);
  for (const index of listening.held) held.add(index);
  const found = [...held].filter((index) => !trapped.has(index)).toSorted((one, other) => one - other);
  // What the focus alone brings into sight is reached on the way there, and need not be on the way back.
  const ids = missed.map((index) => stops[index]?.id ?? -1);
  const seen = ids.length > 0 ? await run(seenAmong, ids) : [];
  return {
    back: { ...back, missed: missed.filter((index) => !held.has(index) && seen.includes(stops[index]?.id ?? -1)) },
    traps: [
      ...listening.fetched,
      ...found.map((index) => ({ stops: [index], leftBy: [], untried: 0, dialog: null, backward: true as const })),
    ],
    covered,
  };
}

interface Gone {
  readonly steps: number;
  readonly ended: NonNullable<KeyBack['ended']>;
  readonly missed: number[];
  readonly held: Set<number>;
  readonly covered: Covered;
}

/** One stop after the other, for as long as the way back is the way there. */
async function goBack(probing: Probing, { stops, wrapped }: Walked, run: Run, follows: boolean): Promise<Gone> {
  const until = performance.now() + MOST_MS;
  const held = new Set<number>();
  const missed: number[] = [];
  const covered: Covered = new Map();
  let steps = 0;
  const end = (ended: Gone['ended']): Gone => ({ steps, ended, missed, held, covered });
  if (stops.length === 0) return end('start');
  // Coming from below, what stays at the top of the window lies over what did not on the way down.
  const { pinned, others } = await run(whatMayLeadBack, null);
  const look = lookerBack(probing, stops, run, { pinned, covered });
  const all = follows || pinned || others;
  const skip = (from: number, to: number) => {
    for (let index = from; index <= to; index += 1) missed.push(index);
  };
  let expected: number | null = null;
  let inside = 0;
  let strays = 0;
  /** Over more than one would leave out by mistake, all of it still to be seen. */
  let leapt = false;
  /** Where the way back is another one, that is told elsewhere: on from the stop before. Null: on the way again. */
  const goOn = async (from: number): Promise<Gone['ended'] | null> => {
    if (strays >= MOST_STRAYS) return 'lost';
    strays += 1;
    inside = 0;
    for (let at = from; at >= 0; at -= 1) {
      expected = at - 1;
      if (await run(refocus, stops[at]?.id ?? -1)) return null;
    }
    // What is gone by now, like a layer that was closed on the way, cannot be gone back over.
    const before = stops.slice(0, from + 1).map(({ id }) => id);
    return (await run(seenAmong, before)).length === 0 ? 'start' : 'lost';
  };
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (probing.signal.aborted || performance.now() > until) return end('cut');
    if (expected === -1) return end(leapt ? 'lost' : 'start');
    if (!all && steps >= FEW_STEPS && strays === 0 && !leapt) return end('as-it-came');
    await press(probing.session, SHIFT_TAB, all);
    const now: StepSeen = await run(afterStep, null);
    const { active } = now;
    if (active === null) {
      // Where the walk began in the middle of the page, the end comes before its beginning here.
      if (wrapped !== null && wrapped > 0 && expected === wrapped - 1) continue;
      const lost = await goOn((expected ?? stops.length) - 1);
      if (lost) return end(lost);
      continue;
    }
    const at = stops.findIndex((stop) => stop.id === active);
    if (at < 0) {
      // Of radio buttons that belong together, the first has the focus on the way there, and the last on the way back.
      if ((await run(describeOne, active))?.role === 'radio') expected = (expected ?? stops.length - 1) - 1;
      else if (strays >= MOST_STRAYS) return end('lost');
      else strays += 1;
      continue;
    }
    if (expected !== null && at === expected + 1) {
      inside += 1;
      if (inside <= (now.manyStops ? MOST_INSIDE : 1)) continue;
      if (!now.manyStops && (await keepsFocus(probing, run, active))) held.add(at);
      const lost = await goOn(at - 1);
      if (lost) return end(lost);
      continue;
    }
    if (expected !== null && at > expected) {
      const lost = await goOn(expected - 1);
      if (lost) return end(lost);
      continue;
    }
    inside = 0;
    steps += 1;
    await look(at, active);
    if (expected !== null && expected - at <= HELD) skip(at + 1, expected);
    else if (expected !== null) leapt ||= (await run(seenAmong, between(stops, at, expected))).length > 0;
    expected = at - 1;
  }
  return end('cut');
}

function between(stops: Walked['stops'], at: number, expected: number): readonly number[] {
  return stops.slice(at + 1, expected + 1).map(({ id }) => id);
}

interface Over {
  readonly pinned: boolean;
  readonly covered: Covered;
}

function lookerBack(probing: Probing, stops: Walked['stops'], run: Run, { pinned, covered }: Over) {
  return async (at: number, id: number): Promise<void> => {
    if (!pinned || stops[at]?.seen.coveredBy) return;
    const seen = await run(lookAtStop, id);
    if (!seen?.coveredBy) return;
    const shot = covered.size < MOST_SHOTS ? await probing.picture() : null;
    covered.set(at, { coveredBy: seen.coveredBy, picture: shot && { shot, box: seen.at } });
  };
}
