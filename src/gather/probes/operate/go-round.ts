import type { Spot } from '../../../model/seen/operated.ts';
import { focusOn, whereIsFocus } from '../../in-page/operate/act.ts';
import { spotOf } from '../../in-page/operate/layer.ts';
import { partsInRound, stopInRound } from '../../in-page/operate/round.ts';
import type { Desk } from './desk.ts';

const MOST_PRESSES = 45;
/** Presses on one stop that has others inside: the parts of a date. */
const MOST_INSIDE = 12;
const MOST_TOLD = 5;

/**
 * Goes round the dialog from a control in it that has just brought something up there, this way and that. What the key came by
 * both times without a stop is out of reach: scripts that lead the focus round often know only what was there at first. Nothing
 * is said where the key leads out of the dialog, or does not come round.
 */
export async function passedBy(
  desk: Desk,
  { control, layer }: { readonly control: number; readonly layer: number },
): Promise<readonly Spot[]> {
  const missed = new Set(await desk.call(partsInRound, { control, layer }));
  if (missed.size === 0) return [];
  const from = (await desk.call(whereIsFocus, { control, layer })).id;
  for (const key of ['Tab', 'Shift+Tab']) {
    if (!(await goesRound(desk, control, key, missed))) missed.clear();
    if (missed.size === 0) break;
  }
  await desk.call(focusOn, { id: from });
  if (missed.size === 0) return [];
  const still = (await desk.call(partsInRound, { control, layer })).filter((id) => missed.has(id));
  return Promise.all(still.slice(0, MOST_TOLD).map((id) => desk.call(spotOf, { id })));
}

async function goesRound(desk: Desk, control: number, key: string, missed: Set<number>): Promise<boolean> {
  await desk.call(focusOn, { id: control });
  const seen = new Set<number>();
  let last = await desk.call(stopInRound, { control });
  if (last !== control) return false;
  let inside = 0;
  for (let presses = 0; presses < MOST_PRESSES && !desk.over() && missed.size > 0; presses += 1) {
    await desk.press(key);
    const stop = await desk.call(stopInRound, { control });
    if (stop === null) return false;
    missed.delete(stop);
    if (stop === last) {
      inside += 1;
      if (inside > MOST_INSIDE) return false;
      continue;
    }
    if (stop === control || seen.has(stop)) return true;
    seen.add(stop);
    [last, inside] = [stop, 0];
  }
  return false;
}
