/// <reference lib="dom" />
import type { FocusPlace, Layer } from '../../../model/seen/operated.ts';
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
    const active = h.focused();
    if (!active || active === document.body) return false;
    const current = h.byId(active, watch.attribute(active, 'aria-activedescendant'));
    // Some write their list anew with each key.
    if (
      current &&
      watch.shown(current) &&
      (h.holds(element, current) || h.prop(current, 'matches').call(current, ENTRY))
    )
      return true;
    // On a button beside the entries it leads to none of them.
    return h.holds(element, active) && h.nearest(active, `${ENTRY}, ${LIST}`) !== null;
  };
  if (pressed) await watch.settle(45, 500);
  const led = hasLed();
  const stirred = pressed && (watch.key.prevented || watch.since().changes > 0);
  if (!pressed) watch.snap();
  return led ? 'led' : stirred ? 'stirred' : 'nothing';
}

/** Where the focus is once it has had its time to move in: some dialogs take it when they have finished sliding. */
export async function awaitFocus(
  h: InPageHelpers,
  { layer, most }: { layer: number; most: number },
): Promise<Extract<FocusPlace, 'layer'> | null> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(layer);
  const isIn = () => {
    const active = h.focused();
    return active !== null && h.holds(element, active);
  };
  for (const until = performance.now() + most; !isIn() && performance.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 40));
  return isIn() ? 'layer' : null;
}

/** Whether anything from what has the focus up to the page tells what the layer is, in which it lies. */
export function readUntold(h: InPageHelpers, { layer }: { layer: number }): Layer['untold'] | null {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const root = watch.at(layer);
  const active = document.activeElement;
  if (!active || !root.contains(active)) return null;
  const LEADS = 'nav, search, [role=navigation], [role=search], [role=menu], [role=menubar]';
  if (h.prop(root, 'querySelector').call(root, LEADS)) return null;
  const TELLS =
    'dialog, nav, aside, form, details, label, [role]:not([role=none], [role=presentation], [role=document], [role=main]), ' +
    'section[aria-label], section[aria-labelledby], [aria-modal], [popover], [aria-roledescription]';
  const is = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const CONTROL = 'a, button, input, select, textarea, summary';
  for (let up: Element | null = active; up && up !== document.body; up = h.prop(up, 'parentElement')) {
    // A component may have told the browser its role in a way that no attribute shows.
    if (h.prop(up, 'localName').includes('-')) return null;
    const isOwn = up === active && (is(up, CONTROL) || /^(button|link|tab|textbox)$/.test(watch.attribute(up, 'role')));
    if (!isOwn && is(up, TELLS)) return null;
  }
  const itself = is(active, 'div:not([aria-label], [aria-labelledby], [title])');
  return { ...watch.spot(itself ? active : root), itself };
}

/** The links of a layer that are nowhere else on the page for the Tab key, and whatever else in it is no link. */
export function countOwn(h: InPageHelpers, { layer }: { layer: number }): number {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const root = watch.at(layer);
  const elsewhere = new Set(
    h
      .everywhere('a[href]')
      .slice(0, 5000)
      .flatMap((one) => {
        const isOther = !root.contains(one) && (one as HTMLElement).tabIndex >= 0 && h.isVisible(one);
        return isOther && one instanceof HTMLAnchorElement ? [one.href] : [];
      }),
  );
  return watch
    .focusables(root)
    .filter((one) => (one as HTMLElement).tabIndex >= 0)
    .filter((one) => !(one instanceof HTMLAnchorElement && elsewhere.has(one.href))).length;
}
