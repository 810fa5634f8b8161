import type { KeyBack, KeyTrap } from '../../../model/seen/keyboard.ts';
import { describeOne } from '../../in-page/keys-reach.ts';
import { afterStep } from '../../in-page/keys-stop.ts';
import type { Run } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { press, SHIFT_TAB } from './press.ts';
import { refocus } from './traps.ts';
import type { Walked } from './walk.ts';

const MOST_STEPS = 40;
const MOST_MS = 1500;
/** Presses on one stop that has others inside: the parts of a date, the buttons of a film. */
const MOST_INSIDE = 12;
const HELD = 3;

/** Goes back over the last stops, and over those that listen for keys themselves, with Shift and Tab. */
export async function walkBack(
  probing: Probing,
  { stops, traps }: Walked,
  run: Run,
  listening: ReadonlySet<number>,
): Promise<{ readonly back: KeyBack; readonly traps: readonly KeyTrap[] }> {
  const until = performance.now() + MOST_MS;
  const over = () => probing.signal.aborted || performance.now() > until;
  const trapped = new Set(traps.flatMap((trap) => trap.stops));
  const held = new Set<number>();
  const missed: number[] = [];
  const step = async () => {
    await press(probing.session, SHIFT_TAB);
    return run(afterStep, null);
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
  while (steps < MOST_STEPS && !over()) {
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
    if (expected !== null && at < expected && expected - at <= HELD)
      for (let index = at + 1; index <= expected; index += 1) missed.push(index);
    else if (expected !== null && at !== expected) break;
    expected = at - 1;
    if (at === 0) break;
  }
  for (const [index, { id }] of stops.entries()) {
    if (over() || !listening.has(id) || trapped.has(index) || held.has(index) || index === 0) continue;
    if ((await run(refocus, id)) && (await keeps(id))) held.add(index);
  }
  const found = [...held].filter((index) => !trapped.has(index)).toSorted((one, other) => one - other);
  return {
    back: { steps, missed: missed.filter((index) => !held.has(index)) },
    traps: found.map((index) => ({ stops: [index], leftBy: [], untried: 0, dialog: null, backward: true })),
  };
}
