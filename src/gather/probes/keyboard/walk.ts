import type { Screenshot } from '../../../model/evidence.ts';
import type { KeySurprise, KeyTrap, RingChange } from '../../../model/seen/keyboard.ts';
import { isAllThere } from '../../in-page/keys-order.ts';
import { focusBehind, lookOfFocus, startFromTop } from '../../in-page/keys-ring.ts';
import { beginWalk, runTools } from '../../in-page/keys-run.ts';
import { afterStep, lookAtStop, type StepSeen, type StopSeen } from '../../in-page/keys-stop.ts';
import { rememberPage } from '../../in-page/operate/traces.ts';
import { type InPage, runInWorld } from '../../in-page/run.ts';
import { runWithTools } from '../../in-page/with-tools.ts';
import type { Probing } from '../probe.ts';
import type { Key } from './press.ts';
import { stepper } from './step.ts';
import { noteSurprises } from './surprises.ts';
import { waysOut } from './traps.ts';

export interface Stopped {
  readonly id: number;
  readonly seen: StopSeen;
  readonly shot: Screenshot | null;
  changes: readonly RingChange[] | null;
}

export interface Walked {
  readonly stops: Stopped[];
  readonly traps: KeyTrap[];
  readonly surprises: KeySurprise[];
  /** Number of what had got the focus when a dialog opened and took it. */
  readonly openers: Map<KeySurprise, number>;
  ended: 'end' | 'trap' | 'cut';
  /** Number of the first stop after the end of the page, where the walk began in its middle. */
  wrapped: number | null;
  /** A script of the page stops the Tab key, and nothing has got the focus. */
  swallowed: boolean;
  /** Number of the stop, a frame of another site, that the focus did not come out of. */
  heldIn: number | null;
  /** Numbers of elements that have stops inside which cannot be told apart. */
  readonly closed: number[];
}

/** More than a page with a menu of every service and an A to Z has; the time ends it sooner on slow ones. */
const MOST_STOPS = 300;
const MOST_MS = 8000;
/** On top, for the last trap. */
const WAYS_OUT_MS = 4000;
/** Parts of a date, buttons of a film: so many stops look like one from outside. */
const MOST_INSIDE = 12;
const MOST_IN_FRAME = 60;
const MOST_TRAPS = 3;
const MOST_SHOTS = 2;

/** Goes through the page with the Tab key until its end, or until nothing leads on. */
export async function walk(probing: Probing): Promise<Walked> {
  const run = async <A, R>(fn: InPage<A, R>, argument: A) => runInWorld(await probing.world(), fn, argument);
  // Where numbers say which stop is the first, only a page that nobody has used begins with it. And what happens just once
  // with the focus happens here.
  if (probing.disturbed || (probing.used && !(await run(startFromTop, null)))) await probing.reload();
  // One that cannot be remembered is loaded again afterwards.
  await run(rememberPage, null).catch(() => null);
  const { heard, now: first } = await runWithTools(await probing.world(), runTools, beginWalk, null);
  const until = performance.now() + MOST_MS;
  const walked: Walked = {
    stops: [],
    traps: [],
    surprises: [],
    openers: new Map(),
    ended: 'cut',
    wrapped: null,
    swallowed: false,
    heldIn: null,
    closed: [],
  };
  const { stops, traps } = walked;
  const over = () => probing.signal.aborted || performance.now() > until;
  const late = () => probing.signal.aborted || performance.now() > until + WAYS_OUT_MS;
  const indexOf = (id: number) => stops.findIndex((stop) => stop.id === id);
  const steps = stepper(probing, walked.closed, heard);
  const step = async (key: Key): Promise<StepSeen> => (await steps.press(key)).now;
  let before: StepSeen = first;
  let last: Stopped | undefined;
  // A page that gives the focus to something in its middle has stops before it, which come after the end.
  let goesOn = before.active !== null;
  let started = false;
  let inside = 0;
  let shots = 0;
  /** Stops met again since the last new one. */
  const ring = new Set<number>();
  for (let presses = 0; presses < MOST_STOPS * 2; presses += 1) {
    if (over() || stops.length >= MOST_STOPS) return walked;
    const { now, looked, was } = await steps.on(last?.changes === null ? last.id : null, before);
    if (last && looked.changes !== undefined) last.changes = looked.changes;
    await noteSurprises(probing, walked, before, now, was, run);
    if (now.active === null) {
      // Taken away from what had just got it, the focus is not at the end of the page.
      if (now.events.some(({ type }) => type === 'in') && presses < MOST_STOPS) {
        before = now;
        continue;
      }
      if (!goesOn) {
        // Where a script stops the key, nothing is known of what lies behind.
        walked.swallowed = stops.length === 0 && now.prevented;
        walked.ended = walked.swallowed ? 'cut' : 'end';
        return walked;
      }
      goesOn = false;
      started = true;
      walked.wrapped = stops.length;
      before = now;
      continue;
    }
    const again = indexOf(now.active);
    if (again < 0) {
      const { seen } = looked;
      if (!seen) return walked;
      const shot = seen.coveredBy && shots < MOST_SHOTS ? await probing.picture() : null;
      if (shot) shots += 1;
      last = { id: now.active, seen, shot, changes: null };
      stops.push(last);
      inside = 0;
      ring.clear();
    } else {
      // Fetched back by a script in between, it did not stay where it was.
      const between = now.events.filter(({ type, id }) => type === 'in' && id !== now.active && indexOf(id) >= 0);
      const stuck = before.active === now.active && between.length === 0;
      if (started && !stuck) {
        walked.ended = 'end';
        return walked;
      }
      inside += 1;
      const closed = ring.has(now.active) && !stuck;
      ring.add(now.active);
      for (const { id } of between) ring.add(id);
      const isFirst = again === 0 && stops.length > 1 && !stuck;
      if (
        isFirst &&
        (await run(
          isAllThere,
          stops.map(({ id }) => id),
        ))
      ) {
        walked.ended = 'end';
        return walked;
      }
      const held = inside >= (now.opaque ? MOST_IN_FRAME : now.manyStops ? MOST_INSIDE : 2);
      // What is in a frame of another site cannot be told from a trap.
      if (stuck && held && now.opaque) {
        walked.heldIn = again;
        return walked;
      }
      if (closed || (stuck && held)) {
        const members = [...ring].map(indexOf).toSorted((one, other) => one - other);
        // Once more what held it before: it does not let go of what lies behind it either.
        if (traps.some(({ stops: known }) => members.some((member) => known.includes(member)))) return walked;
        const ids = new Set(members.map((index) => stops[index]?.id ?? -1));
        const { gone, ...ways } = await waysOut({
          step,
          run,
          on: now,
          members: ids,
          mayAct: probing.mayAct(),
          over: late,
        });
        traps.push({ stops: members, ...ways, dialog: now.dialog });
        walked.ended = 'trap';
        if (traps.length >= MOST_TRAPS) return walked;
        inside = 0;
        ring.clear();
        if (gone) {
          // The page behind it is free now: on from wherever the focus is, and once more from the top.
          [before, last, goesOn, started] = [await run(afterStep, null), undefined, true, false];
          walked.ended = 'cut';
          continue;
        }
        const from = stops[members.at(-1) ?? 0]?.id ?? 0;
        if (!(await run(focusBehind, { id: from, reached: stops.map(({ id }) => id) }))) return walked;
        // What the script has gone to is a stop like any other.
        const at = await run(afterStep, null);
        if (at.active === null) return walked;
        const seen = await run(lookAtStop, at.active);
        if (!seen) return walked;
        await run(lookOfFocus, { id: at.active, how: 'keep' });
        last = { id: at.active, seen, shot: null, changes: null };
        stops.push(last);
        before = at;
        continue;
      }
    }
    before = now;
  }
  return walked;
}
