/// <reference lib="dom" />
import type { ControlState, FocusPlace } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface Effect {
  /** Something at all has happened. */
  readonly acted: boolean;
  /** Something that a person would notice: it came or went, or a state was told. */
  readonly strong: boolean;
  /** Something came up, or a state was told: what a click beside an open part does not do, which closes that part at most. */
  readonly showed: boolean;
  readonly prevented: boolean;
  readonly clicked: boolean;
  readonly state: ControlState;
  readonly appeared: readonly number[];
  /** What the control itself is said to be about went away. */
  readonly gone: number;
  /** Something came up where something like it went away, as with tabs. */
  readonly swapped: boolean;
  readonly focus: FocusPlace;
}

/** Puts the focus on a control as Tab would, or only looks at the page as it is now; then remembers what is shown. */
export async function aim(
  h: InPageHelpers,
  { id, focus }: { id: number; focus: boolean },
): Promise<{ focused: boolean; shown: boolean; point: { x: number; y: number } | null }> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(id) as HTMLElement;
  if (!watch.shown(element)) return { focused: false, shown: false, point: null };
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  if (focus) element.focus();
  await watch.settle(focus ? 20 : 0, 300);
  const rect = element.getBoundingClientRect();
  const point = { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  const top = h.hitAt(point.x, point.y);
  const hit = top !== null && (h.holds(element, top) || h.holds(top, element));
  watch.snap();
  watch.told = ['aria-expanded', 'aria-selected', 'aria-checked', 'aria-pressed']
    .map((name) => watch.attribute(element, name))
    .join();
  return { focused: watch.hasFocus(element), shown: true, point: hit ? point : null };
}

/** What has come of it. */
export async function outcome(
  h: InPageHelpers,
  { id, least, most }: { id: number; least: number; most: number },
): Promise<Effect> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(id);
  const before =
    (globalThis as unknown as { lgdssBefore?: Map<Element, string> }).lgdssBefore ?? new Map<Element, string>();
  Object.assign(globalThis, { lgdssBefore: before });
  await watch.settle(least, most);
  const { appeared, gone, changes } = watch.since();
  // Scripts that let a part slide open often tell of it only once it is open.
  const isStillClosed = () => appeared.length > 0 && watch.attribute(element, 'aria-expanded') === 'false';
  for (let waited = 0; waited < 600 && watch.told.startsWith('false') && isStillClosed(); waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const read = (name: string) =>
    h.prop(element, 'hasAttribute').call(element, name) ? watch.attribute(element, name).slice(0, 20) : null;
  const expanded = read('aria-expanded');
  const state: ControlState = {
    name: h.nameOf(element, 100),
    // One that has made way for another button, which closes what it opened, tells nobody anything.
    expanded: expanded === 'false' && !watch.shown(element) ? null : expanded,
    selected: read('aria-selected'),
    checked: read('aria-checked'),
    pressed: read('aria-pressed'),
  };
  const told = [expanded, state.selected, state.checked, state.pressed].map((value) => value ?? '').join();
  // What is made into a control may hold the part that it opens.
  const holds = !h.prop(element, 'matches').call(element, 'a, button, summary, input, select, textarea, label');
  const isPart = (one: Element) =>
    holds && one !== element && (watch.focusables(one).length > 0 || h.textOf(one, 200).split(' ').length > 1);
  const outside = (some: Element[]) => some.filter((one) => !h.holds(element, one) || isPart(one));
  const active = watch.hasFocus(element) ? element : h.focused();
  const inLayer = outside(appeared).some((one) => active !== null && h.holds(one, active) && one !== document.body);
  // The browser gives the focus of a click to what lies around it, such as a main part that links lead to.
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
  const isAround = active !== null && h.holds(active, element) && !h.prop(element, 'matches').call(element, focusable);
  const moved = active !== element && active !== document.body && active !== null && !isAround;
  return {
    acted: changes > 0 || appeared.length > 0 || gone.length > 0 || moved,
    strong: outside(appeared).length > 0 || outside(gone).length > 0 || told !== watch.told,
    showed: outside(appeared).length > 0 || told !== watch.told,
    prevented: watch.key.prevented,
    clicked: watch.key.clicked !== null,
    state,
    appeared: outside(appeared).map((one) => watch.put(one)),
    gone: outside(gone).length,
    swapped: outside(appeared).some((one) =>
      outside(gone).some(
        (other) =>
          h.prop(other, 'isConnected') &&
          h.above(other) === h.above(one) &&
          h.prop(other, 'localName') === h.prop(one, 'localName'),
      ),
    ),
    focus: inLayer ? 'layer' : active === element ? 'control' : moved ? 'page' : 'nowhere',
  };
}

/** Where the focus is now, seen from a control and what it has brought up. */
export function whereIsFocus(
  h: InPageHelpers,
  { control, layer }: { control: number; layer: number },
): { place: FocusPlace; id: number; control: boolean } {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const active = h.focused();
  const id = active ? watch.put(active) : -1;
  const inLayer = active !== null && h.holds(watch.at(layer), active);
  const at = active === watch.at(control) || (active !== null && h.holds(watch.at(control), active));
  if (inLayer) return { place: 'layer', id, control: false };
  if (at) return { place: 'control', id, control: true };
  const nowhere = active === null || active === document.body || active === document.documentElement;
  return { place: nowhere ? 'nowhere' : 'page', id, control: false };
}

/** Back to where the focus was; to nowhere, if that is where. */
export function focusOn(h: InPageHelpers, { id }: { id: number }): null {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = id < 0 ? document.body : watch.at(id);
  if (element === document.body) (h.focused() as HTMLElement | null)?.blur();
  else (element as HTMLElement).focus({ preventScroll: true });
  return null;
}

/** Scrolls to what would not be in a picture of the window, and says where the window stands then. */
export function lookAt(_h: InPageHelpers, { id }: { id: number }): { left: number; top: number } {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  if (id >= 0) {
    const { top, bottom } = watch.at(id).getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) watch.at(id).scrollIntoView({ block: 'center', behavior: 'instant' });
  }
  return { left: Math.round(watch.outermost.scrollX), top: Math.round(watch.outermost.scrollY) };
}
