/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/**
 * Of what has come up in the dialog around its control: what the browser by itself stops at with the Tab key. Empty where there is
 * no such dialog. Choices of a group may share one stop, and are left out.
 */
export function partsInRound(h: InPageHelpers, { control, layer }: { control: number; layer: number }): number[] {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const MOST = 10;
  const DIALOG = 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';
  const NATIVE = 'a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary';
  const GROUP =
    '[role=tablist], [role=menu], [role=menubar], [role=listbox], [role=tree], [role=grid], [role=treegrid], [role=radiogroup], [role=toolbar]';
  const dialog = h.nearest(watch.at(control), DIALOG);
  const opened = watch.at(layer);
  if (!dialog || dialog === opened || !h.holds(dialog, opened)) return [];
  return watch
    .focusables(opened)
    .filter((one) => h.prop(one, 'matches').call(one, NATIVE) && (one as HTMLElement).tabIndex >= 0)
    .filter((one) => watch.shown(one) && !h.nearest(one, GROUP) && !h.nearest(one, '[inert], [aria-disabled=true]'))
    .slice(0, MOST)
    .map((one) => watch.put(one));
}

/** What has the focus now; null where that is not in the dialog around the control. */
export function stopInRound(h: InPageHelpers, { control }: { control: number }): number | null {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const dialog = h.nearest(watch.at(control), 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]');
  const active = h.focused();
  return active && dialog && h.holds(dialog, active) ? watch.put(active) : null;
}
