import { focusOn } from '../../in-page/operate/act.ts';
import { aimPointer, isUp, readHover, stillThere } from '../../in-page/operate/hover-act.ts';
import type { FoundHover } from '../../in-page/operate/hover-find.ts';
import type { Desk } from './desk.ts';

/** Most tips that go by themselves do so sooner. */
export const LONG_MS = 4000;
const STEP_MS = 500;
/** Scripts often wait a moment before they show something. */
const SHOWS_WITHIN_MS = 260;
const AWAY = { x: 1, y: 1 };

/**
 * Whether what a pointer at rest brings up goes by itself within four seconds. Something else on the page may have taken it
 * away, so it has to go twice. Some stays after the pointer has left (`selector`): it cannot be seen to come up before it has gone.
 * Null: it did not come up, or time was over (`latest`, in milliseconds of the clock of this process) before anything could be
 * said.
 */
export async function goesLate(
  desk: Desk,
  { id, generated, stops }: FoundHover,
  selector: string,
  latest: number,
): Promise<boolean | null> {
  const { page, signal } = desk.probing;
  const { mouse } = page;
  const goes = async (): Promise<boolean | null> => {
    await mouse.move(AWAY.x, AWAY.y, { steps: 2 });
    await desk.call(focusOn, { id: -1 });
    for (const until = performance.now() + LONG_MS; await desk.call(isUp, { selector, wait: 0 }); ) {
      if (signal.aborted || performance.now() > Math.min(until, latest)) return null;
      await desk.call(isUp, { selector, wait: STEP_MS });
    }
    const point = await desk.call(aimPointer, { id });
    if (!point) return null;
    await mouse.move(point.x, point.y, { steps: 2 });
    const content = await desk.call(readHover, { id, generated, stops, most: SHOWS_WITHIN_MS, at: point });
    if (!content) return null;
    for (const until = performance.now() + LONG_MS; performance.now() < until; ) {
      if (signal.aborted || performance.now() > latest) return null;
      if (!(await desk.call(stillThere, { id: content.id, generated, wait: STEP_MS }))) return true;
    }
    return false;
  };
  const first = await goes();
  return first ? goes() : first;
}
