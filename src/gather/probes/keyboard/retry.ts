import type { KeyTrap } from '../../../model/seen/keyboard.ts';
import { afterStep } from '../../in-page/keys-stop.ts';
import type { Run } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import type { Heard } from './listeners.ts';
import { type Key, press, SHIFT_TAB, TAB } from './press.ts';
import { refocus, waitAMoment, waysOut } from './traps.ts';
import type { Stopped } from './walk.ts';

/** Presses on a stop that does not let go. */
export const HELD = 3;
const MOST_RETRIED = 12;
const MOST_MS = 1500;
/** On top, for a stop that has turned out to be held. */
const WAYS_OUT_MS = 4000;
const MOMENT_MS = 80;

interface Retried {
  /** Tab leads on, and a script fetches the focus back. */
  readonly fetched: readonly KeyTrap[];
  /** Numbers of stops that Shift with Tab does not leave. */
  readonly held: readonly number[];
}

/** Once more to the stops that listen for keys, or for what leads away from them. */
export async function tryListening(
  probing: Probing,
  left: readonly { readonly stop: Stopped; readonly index: number }[],
  run: Run,
  { listens }: Heard,
): Promise<Retried> {
  const until = performance.now() + MOST_MS;
  const late = () => probing.signal.aborted || performance.now() > until + WAYS_OUT_MS;
  const step = stepper(probing, run);
  const typesOf = new Map(listens);
  const fetched: KeyTrap[] = [];
  const held: number[] = [];
  let retried = 0;
  for (const { stop, index } of left) {
    if (probing.signal.aborted || performance.now() > until || retried >= MOST_RETRIED) break;
    const { id, seen } = stop;
    const types = typesOf.get(id) ?? [];
    const keyed = types.some((type) => type.startsWith('key')) || /\sonkey/i.test(seen.html);
    const leaving = types.some((type) => /^(blur|focusout)$/.test(type)) || /\son(blur|focusout)/i.test(seen.html);
    if (!keyed && !leaving) continue;
    retried += 1;
    if (leaving && (await isFetchedBack(probing, run, id))) {
      const on = await run(afterStep, null);
      const ways = await waysOut({ step, run, on, members: new Set([id]), mayAct: probing.mayAct(), over: late });
      fetched.push({ stops: [index], leftBy: ways.leftBy, untried: ways.untried, dialog: on.dialog });
    } else if (keyed && (await run(refocus, id)) && (await keepsFocus(probing, run, id))) held.push(index);
  }
  return { fetched, held };
}

/** Whether it keeps the focus however often Shift and Tab are pressed. */
export async function keepsFocus(probing: Probing, run: Run, id: number): Promise<boolean> {
  const step = stepper(probing, run);
  for (let presses = 0; presses < HELD; presses += 1) {
    const now = await step(SHIFT_TAB);
    if (now.active !== id || now.manyStops) return false;
  }
  return true;
}

/** Tab leads on, and a moment later a script has fetched the focus back: faster than a person is, slower than the walk. */
async function isFetchedBack(probing: Probing, run: Run, id: number): Promise<boolean> {
  if (!(await run(refocus, id))) return false;
  for (let presses = 0; presses < HELD; presses += 1) {
    await press(probing.session, TAB);
    await run(waitAMoment, MOMENT_MS);
    const now = await run(afterStep, null);
    if (now.active !== id || now.manyStops) return false;
  }
  return true;
}

function stepper({ session }: Probing, run: Run) {
  return async (key: Key) => {
    await press(session, key);
    return run(afterStep, null);
  };
}
