import type { RingChange } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';
import { lookOfFocus } from './keys-ring.ts';
import { afterStep, lookAtStop, type StepSeen, type StopSeen } from './keys-stop.ts';

const looks = { afterStep, lookAtStop, lookOfFocus };

export interface Looked {
  /** Of the stop before, now that it has not got the focus any more; undefined where that was not asked for. */
  readonly changes?: readonly RingChange[] | null;
  /** Of what has the focus now, where it is no stop that was met before. */
  readonly seen?: StopSeen | null;
}

export function lookOn(
  h: InPageHelpers & typeof looks,
  { left, active }: { left: number | null; active: number | null },
): Looked {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const changes = left === null ? {} : { changes: h.lookOfFocus(h, { id: left, how: 'compare' }) };
  if (active === null || keys.focused.has(active)) return changes;
  const seen = h.lookAtStop(h, active);
  if (seen) h.lookOfFocus(h, { id: active, how: 'keep' });
  return { ...changes, seen };
}

export interface Step {
  readonly now: StepSeen;
  /** Null where the debugger has to be asked first what is hidden in what has the focus. */
  readonly looked: Looked | null;
}

export const stepTools = { ...looks, lookOn };
type StepTools = typeof stepTools;

/** Everything there is to know after a press of the key, in one go: to ask for each apart costs more than to look. */
export function lookAfterStep(
  h: InPageHelpers & StepTools,
  { left, look, asked }: { left: number | null; look: boolean; asked: readonly number[] },
): Step {
  const now = h.afterStep(h);
  // First the debugger is asked what it keeps to itself.
  if (now.active !== null && now.mayHide && !asked.includes(now.active)) return { now, looked: null };
  return { now, looked: h.lookOn(h, { left, active: look ? now.active : null }) };
}
