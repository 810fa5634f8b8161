import { beginRun, endRun, runTools } from '../../in-page/keys-run.ts';
import { type Looked, lookAfterStep, lookOn, type Step } from '../../in-page/keys-step.ts';
import type { StepSeen } from '../../in-page/keys-stop.ts';
import { runWithTools } from '../../in-page/with-tools.ts';
import type { Probing } from '../probe.ts';
import { openClosed } from './closed.ts';
import { type Key, press, TAB } from './press.ts';
import { countHappened } from './surprises.ts';

export interface Stepped {
  readonly now: StepSeen;
  readonly looked: Looked;
  /** What had happened by then that shows outside the page alone. */
  readonly was: ReturnType<typeof countHappened>;
}

/** Presses of the Tab key at one go, at the most. */
const MOST_AT_ONCE = 12;

interface Stepper {
  press(key: Key): Promise<Stepped>;
  /** The Tab key: looks at what it left, if that is asked for, and at what it has led to. */
  on(left: number | null, before: StepSeen): Promise<Stepped>;
}

/**
 * Presses keys, and looks at what they led to. What cannot be looked into is put in `closed`. `heard`: the page may hear of keys
 * or of the focus, so each press waits until the one before has been looked at from here.
 */
export function stepper(probing: Probing, closed: number[], heard: boolean): Stepper {
  const asked = new Set<number>();
  /** Looked at already. */
  const ready: { readonly step: Step; readonly was: Stepped['was'] }[] = [];
  const look = async (left: number | null, wanted: boolean): Promise<Step> =>
    runWithTools(await probing.world(), runTools, lookAfterStep, { left, look: wanted, asked: [...asked] });
  const whole = async (step: Step, left: number | null, wanted: boolean): Promise<Pick<Stepped, 'now' | 'looked'>> => {
    for (let { now, looked } = step; ; { now, looked } = await look(left, wanted)) {
      if (looked || now.active === null) return { now, looked: looked ?? {} };
      const { active } = now;
      const world = await probing.world();
      asked.add(active);
      const opened = await openClosed(world, active).catch(() => {
        closed.push(active);
        return false;
      });
      if (!opened)
        return { now, looked: await runWithTools(world, runTools, lookOn, { left, active: wanted ? active : null }) };
    }
  };
  const single = async (key: Key, left: number | null, wanted: boolean): Promise<Stepped> => {
    const was = countHappened(probing);
    await press(probing.session, key, heard || key !== TAB);
    return { ...(await whole(await look(left, wanted), left, wanted)), was };
  };
  /** What comes of several presses that wait for nobody. What shows outside the page is put down to the last one. */
  const severalOn = async (left: number | null, before: StepSeen): Promise<void> => {
    const was = countHappened(probing);
    const world = await probing.world();
    const { dialogs, page } = before;
    const given = { left, before: { dialogs, page }, asked: [...asked], most: MOST_AT_ONCE };
    const presses = await runWithTools(world, runTools, beginRun, given);
    await Promise.all(Array.from({ length: presses }, () => press(probing.session, TAB, false)));
    const steps = await runWithTools(world, runTools, endRun, null);
    const by = countHappened(probing);
    ready.push(...steps.map((step, at) => ({ step, was: at === steps.length - 1 ? was : by })));
  };
  return {
    press: (key) => single(key, null, false),
    async on(left, before) {
      if (!heard && ready.length === 0) await severalOn(left, before);
      const next = ready.shift();
      if (!next) return single(TAB, left, true);
      return { ...(await whole(next.step, left, true)), was: next.was };
    },
  };
}
