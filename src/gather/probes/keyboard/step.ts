import { type Looked, lookAfterStep, lookOn, stepTools } from '../../in-page/keys-step.ts';
import type { StepSeen } from '../../in-page/keys-stop.ts';
import { runWithTools } from '../../in-page/with-tools.ts';
import type { Probing } from '../probe.ts';
import { openClosed } from './closed.ts';
import { type Key, press, TAB } from './press.ts';

/**
 * Presses a key, and looks at what it left (`left`) and at what it has led to. What cannot be looked into is put in `closed`.
 * `heard`: the page may hear that the Tab key is let go.
 */
export function stepper(probing: Probing, closed: number[], heard: boolean) {
  const asked = new Set<number>();
  return async (
    key: Key,
    left: number | null,
    look: boolean,
  ): Promise<{ readonly now: StepSeen; readonly looked: Looked }> => {
    await press(probing.session, key, heard || key !== TAB);
    for (;;) {
      const world = await probing.world();
      const { now, looked } = await runWithTools(world, stepTools, lookAfterStep, { left, look, asked: [...asked] });
      if (looked || now.active === null) return { now, looked: looked ?? {} };
      const { active } = now;
      asked.add(active);
      const opened = await openClosed(world, active).catch(() => {
        closed.push(active);
        return false;
      });
      if (!opened)
        return { now, looked: await runWithTools(world, stepTools, lookOn, { left, active: look ? active : null }) };
    }
  };
}
