/// <reference lib="dom" />
import type { FocusPlace } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/**
 * Whether the keys have led into what came up: the focus itself is there, or the element that has it names an entry there
 * as the current one. Asked before a key is pressed and, with some patience, after it: then also whether anything moved.
 */
export async function readEntries(
  h: InPageHelpers,
  { layer, pressed }: { layer: number; pressed: boolean },
): Promise<'led' | 'stirred' | 'nothing'> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(layer);
  const ENTRY = '[role=option], [role=treeitem], [role=gridcell], [role^=menuitem], [role=grid] td';
  const LIST = '[role=listbox], [role=tree], [role=grid], [role=menu]';
  const hasLed = () => {
    const active = document.activeElement;
    if (!active || active === document.body) return false;
    const current = document.getElementById(watch.attribute(active, 'aria-activedescendant'));
    // Some write their list anew with each key.
    if (
      current &&
      watch.shown(current) &&
      (element.contains(current) || h.prop(current, 'matches').call(current, ENTRY))
    )
      return true;
    // On a button beside the entries it leads to none of them.
    return element.contains(active) && h.prop(active, 'closest').call(active, `${ENTRY}, ${LIST}`) !== null;
  };
  if (pressed) await watch.settle(45, 500);
  const led = hasLed();
  const stirred = pressed && (watch.key.prevented || watch.since().changes > 0);
  if (!pressed) watch.snap();
  return led ? 'led' : stirred ? 'stirred' : 'nothing';
}

/** Where the focus is once it has had its time to move in: some dialogs take it when they have finished sliding. */
export async function awaitFocus(
  _h: InPageHelpers,
  { layer, most }: { layer: number; most: number },
): Promise<Extract<FocusPlace, 'layer'> | null> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(layer);
  const isIn = () => element.contains(document.activeElement);
  for (const until = performance.now() + most; !isIn() && performance.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 40));
  return isIn() ? 'layer' : null;
}
