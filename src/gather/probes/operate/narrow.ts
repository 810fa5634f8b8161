import type { OperatedControl } from '../../../model/seen/operated.ts';
import { within } from '../../deadline.ts';
import type { FoundControl } from '../../in-page/operate/find.ts';
import { hiddenByWidth } from '../../in-page/operate/narrow-only.ts';
import { runInWorld } from '../../in-page/run.ts';
import { settle } from '../../in-page/settle.ts';
import { VIEWPORT } from '../../tabs.ts';
import type { Desk } from './desk.ts';
import { learnListeners } from './listeners.ts';
import { type Allowance, tryControl } from './try-control.ts';

/** As wide as a window at a zoom of 400%, and as high as a small telephone. */
const NARROW = { width: 320, height: 640 };
const SETTLE = { wait: 0, quiet: 60, most: 400 };
const RESIZE_MS = 2000;
const MOST_HIDDEN = 40;
const MOST_TRIED = 2;

export interface Narrow {
  readonly controls: readonly OperatedControl[];
  readonly untried: number;
  readonly touched: boolean;
}

/**
 * Uses what can only be pressed in a narrow window, such as the button of a menu. Most pages are not made narrow for that, as
 * nothing in them waits for it; and axe, which has seen such a window elsewhere, does not look again. Null: there was no time.
 */
export async function tryNarrow(
  desk: Desk,
  find: (only: readonly number[]) => Promise<readonly FoundControl[]>,
): Promise<Narrow | null> {
  const { page } = desk.probing;
  if (desk.over()) return null;
  const hidden = await desk.call(hiddenByWidth, { most: MOST_HIDDEN });
  if (hidden.length === 0) return { controls: [], untried: 0, touched: false };
  const allowed: Allowance = { seen: new Map(), axe: 0, pictures: 1, leaving: 0, turns: 0, days: 0 };
  const controls: OperatedControl[] = [];
  let untried = 0;
  let touched = false;
  try {
    const world = await desk.probing.world();
    const makeNarrow = async () => {
      await page.setViewportSize(NARROW);
      await runInWorld(world, settle, SETTLE);
    };
    await within(RESIZE_MS, 'Making the window narrow', makeNarrow()).catch(async (error) => {
      // What hangs in such a window has its scripts stopped, or the page could not be left either.
      await within(RESIZE_MS, 'Stopping scripts', world.session.send('Runtime.terminateExecution')).catch(() => null);
      throw error;
    });
    // Some menus are made only now.
    await learnListeners(world);
    const found = await find(hidden);
    for (const [at, control] of found.entries()) {
      if (desk.over() || at >= MOST_TRIED) {
        untried = found.length - at;
        break;
      }
      touched = true;
      const done = await tryControl(desk, control, allowed);
      if (done) controls.push(done);
    }
  } finally {
    await within(RESIZE_MS, 'Setting the window back', page.setViewportSize(VIEWPORT));
  }
  return { controls, untried, touched };
}
