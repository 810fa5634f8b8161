/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/**
 * How many stops of the Tab key lie between a control and what has the focus now; to the end of the page, where the key has led
 * out of it. Null where the control cannot be reached any more, or where that cannot be told.
 */
export function stopsFrom(h: InPageHelpers, { id }: { id: number }): number | null {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const MOST = 2000;
  const control = watch.at(id);
  const all = h.everywhere<HTMLElement>('a[href], button, input, select, textarea, summary, iframe, [tabindex]');
  // Numbers change the order, and a component has one of its own.
  const isOdd = all.some((one) => one.tabIndex > 0) || h.openRoots().roots.length > 1;
  if (all.length > MOST || isOdd) return null;
  const stops = all.filter((one) => one.tabIndex >= 0 && !one.matches(':disabled, [inert] *') && watch.shown(one));
  const from = stops.indexOf(control as HTMLElement);
  if (from < 0) return null;
  const active = h.focused();
  if (active === null || active === document.body || active === document.documentElement) return stops.length - from;
  const to = stops.indexOf(active as HTMLElement);
  return to < 0 ? null : Math.abs(to - from);
}
