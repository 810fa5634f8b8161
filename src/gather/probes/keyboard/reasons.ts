import type { KeySurprise } from '../../../model/seen/keyboard.ts';
import { opensWithFocus } from '../../in-page/keys-opens.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';

/** Milliseconds from the loading to the focus. So far apart that no clock of the page keeps both appointments. */
const WAITS = [0, 1500];

/**
 * A dialog that opens by a clock opens while something has the focus too, and a survey after so many keys. Put down to the focus
 * is what the focus alone brings up every time, on the page loaded afresh, and nothing before.
 */
export async function withReasons(
  probing: Probing,
  surprises: readonly KeySurprise[],
  doubtful: KeySurprise | undefined,
): Promise<readonly KeySurprise[]> {
  if (!doubtful || !surprises.includes(doubtful) || !(await comesEachTime(probing, doubtful))) return surprises;
  return surprises.map((one) => (one === doubtful ? { ...one, byFocus: true as const } : one));
}

async function comesEachTime(probing: Probing, { on: { selector, frame } }: KeySurprise): Promise<boolean> {
  if (frame !== null) return false;
  for (const wait of WAITS) {
    if (probing.signal.aborted) return false;
    try {
      await probing.reload();
      if (!(await runInWorld(await probing.world(), opensWithFocus, { selector, wait }))) return false;
    } catch {
      // A page that does not load again, or goes away, leaves the question open, and what the walk has found as it is.
      return false;
    }
  }
  return true;
}
