/// <reference lib="dom" />
import type { Layer, Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface LayerFacts
  extends Spot,
    Pick<Layer, 'role' | 'name' | 'modal' | 'dialogLike' | 'covers' | 'focusables' | 'unreachable'> {
  readonly id: number;
  readonly words: number;
  /** Somebody is told when the focus leaves its control. */
  readonly shy: boolean;
  /** It lies over what is around it. */
  readonly floats: boolean;
  readonly hint: boolean;
  readonly live: boolean;
  readonly like: string;
  /** Selectors of those in `unreachable` that arrow keys may lead to. */
  readonly entries: readonly string[];
  readonly closer: (Spot & { readonly id: number; readonly reach: 'tab' | 'script' | 'none' }) | null;
}

/** Which of the elements that came up is the layer, and what it is like. It is left where axe finds it. */
export function readLayer(
  h: InPageHelpers,
  { control, ids }: { control: number; ids: readonly number[] },
): LayerFacts | null {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { attribute } = watch;
  const opener = watch.at(control);
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const inside = (element: Element, selector: string) => h.inside(element, selector);
  const rectOf = (element: Element) => h.prop(element, 'getBoundingClientRect').call(element);
  const area = (element: Element) => {
    const { width, height } = rectOf(element);
    return width * height;
  };
  const fixed = (element: Element) => /fixed|absolute|sticky/.test(getComputedStyle(element).position);
  const windowArea = innerWidth * innerHeight;
  const all = ids.map((id) => watch.at(id)).filter((element) => watch.shown(element));
  const worth = (element: Element) =>
    watch.focusables(element).length * 1000 +
    h.textOf(element, 2000).length +
    (matches(element, '[role=dialog], dialog') ? 1e6 : 0);
  const [best] = all.filter((element) => worth(element) > 0).toSorted((a, b) => worth(b) - worth(a));
  if (!best) return null;
  // The dialog may be wrapped in its own backdrop.
  const DIALOG = 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';
  const layer = inside(best, DIALOG).find((element) => watch.shown(element)) ?? best;
  const role = attribute(layer, 'role') || (h.prop(layer, 'localName') === 'dialog' ? 'dialog' : '');
  const isModal = attribute(layer, 'aria-modal') === 'true' || matches(layer, ':modal');
  const overlays = all.filter((element) => fixed(element) && area(element) >= windowArea * 0.6);
  const rect = rectOf(layer);
  const middle =
    rect.left < innerWidth * 0.6 &&
    rect.right > innerWidth * 0.4 &&
    rect.top < innerHeight * 0.6 &&
    rect.bottom > innerHeight * 0.4;
  const called = `${attribute(layer, 'class')} ${attribute(layer, 'id')} ${attribute(best, 'class')} ${attribute(best, 'id')}`;
  const dialogLike =
    isModal ||
    /^(alert)?dialog$/.test(role) ||
    (/modal|dialog|lightbox|pop-?up|overlay/i.test(called) && !/popover|menu/i.test(called)) ||
    (overlays.length > 0 && !/^(menu|listbox|navigation)$/.test(role));
  const covers =
    matches(layer, ':modal') ||
    overlays.length > 0 ||
    (dialogLike && fixed(layer) && middle && area(layer) >= windowArea * 0.1);

  const reachOf = (element: Element) => {
    const able = matches(element, 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]');
    return !able ? ('none' as const) : (element as HTMLElement).tabIndex >= 0 ? ('tab' as const) : ('script' as const);
  };
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, iframe, label, [tabindex], [contenteditable]';
  const within = (element: Element, selector: string) => h.nearest(element, selector);
  /** Of what is around the layer, only what the Tab key stops at may lead into it: the main part is often a target of links. */
  const isInFocusable = (element: Element) => {
    for (let up = within(element, FOCUSABLE); up; up = within(h.above(up) ?? document.body, FOCUSABLE)) {
      if (up !== layer && (h.holds(best, up) || reachOf(up) !== 'script')) return true;
      if (up === document.body || up === document.documentElement) break;
    }
    return false;
  };
  const listens = (element: Element) =>
    ['click', 'mousedown', 'pointerdown', 'mouseup', 'touchstart'].some((type) =>
      watch.listens.get(element)?.has(type),
    ) || h.prop(element, 'hasAttribute').call(element, 'onclick');
  const CLOSE_CLASS = /(^|[-_\s])(close|dismiss)/i;
  const CLOSE_NAME = /^(x|×|✕|✖|⨯|close\b.*|dismiss\b.*|cancel|no thanks|ok|okay|got it|done|cau)$/i;
  const closes = (element: Element) => {
    const name = (h.nameOf(element, 60) || attribute(element, 'alt') || attribute(element, 'title')).trim();
    return (
      CLOSE_NAME.test(name) ||
      (CLOSE_CLASS.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`) && name.length < 30)
    );
  };
  const parts = inside(best, '*')
    .slice(0, 1500)
    .filter((element) => watch.shown(element));
  const pointer = (element: Element | null) => element !== null && getComputedStyle(element).cursor === 'pointer';
  const ENTRY = '[role=option], [role=treeitem], [role=gridcell], [role^=menuitem], [role=grid] td';
  // Entries of a menu that only a script can put the focus on, where Tab stops at none of them.
  const MENU_ENTRY = '[role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]';
  const inMenus = parts.filter((element) => matches(element, MENU_ENTRY) && within(element, '[role=menu]'));
  const isShutMenu = inMenus.length > 0 && inMenus.every((element) => reachOf(element) === 'script');
  const addresses = new Set<string>();
  if (isShutMenu)
    for (const link of h.everywhere('a[href]').slice(0, 3000))
      if (!h.holds(best, link) && reachOf(link) === 'tab' && watch.shown(link))
        addresses.add((link as HTMLAnchorElement).href);
  /** It leads somewhere, or somebody listens, and no link elsewhere does the same. */
  const leadsOnAlone = (element: Element) =>
    matches(element, 'a[href]') ? !addresses.has((element as HTMLAnchorElement).href) : listens(element);
  const unreachable: (Spot & { sure: boolean })[] = [];
  const entries: string[] = [];
  for (const element of parts) {
    if (unreachable.length >= 5) break;
    if (isShutMenu && inMenus.includes(element)) {
      const spot = watch.spot(element);
      unreachable.push({ ...spot, sure: leadsOnAlone(element) });
      entries.push(spot.selector);
      continue;
    }
    if (isInFocusable(element)) continue;
    if (inside(element, FOCUSABLE).length > 0 || h.holds(element, opener)) continue;
    const words = h.nameOf(element, 100);
    if (words === '' && !closes(element) && inside(element, 'img, svg').length === 0) continue;
    const sure = listens(element);
    const looks = pointer(element) && !pointer(h.above(element));
    if (!sure && !looks && !(closes(element) && inside(element, '*').length < 3)) continue;
    if (h.textOf(element, 400).length > 200) continue;
    const spot = watch.spot(element);
    unreachable.push({ ...spot, sure });
    if (within(element, ENTRY) !== null) entries.push(spot.selector);
  }
  const hearsLeaving = (element: Element) => {
    for (let up: Node | null = element; up; up = h.prop(up as Element, 'parentNode'))
      if (watch.leaving.has(up)) return true;
    return h.prop(element, 'hasAttribute').call(element, 'onblur');
  };
  const closers = parts.filter((element) => closes(element) && !closes(h.above(element) ?? document.body));
  const closer = closers.find((element) => reachOf(element) === 'tab') ?? closers[0];
  Object.assign(globalThis, { lgdssLayer: layer });
  const text = h.textOf(layer, 2000);
  const name = within(layer, '[aria-label], [aria-labelledby]') === layer ? h.nameOf(layer, 100) : '';
  return {
    id: watch.put(best),
    ...watch.spot(layer),
    role: role.slice(0, 40),
    name,
    modal: isModal,
    dialogLike,
    covers,
    focusables: watch.focusables(best).filter((element) => watch.shown(element)).length,
    unreachable,
    entries,
    shy: hearsLeaving(opener),
    floats: fixed(layer) || fixed(best),
    words: text === '' ? 0 : text.split(' ').length,
    hint:
      /toast|snack|alert|notif|message|status|flash|success|error|banner/i.test(called) ||
      /^(status|alert|log)$/.test(role),
    live:
      within(
        layer,
        '[role=status], [role=alert], [role=log], [role=alertdialog], [aria-live=polite], [aria-live=assertive], output',
      ) !== null ||
      inside(layer, '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output')
        .length > 0,
    like: `${h.prop(layer, 'localName')}.${attribute(layer, 'class').replace(/[^\s]*\d[^\s]*/g, '')}[${role}]`.slice(
      0,
      200,
    ),
    closer: closer ? { ...watch.spot(closer), id: watch.put(closer), reach: reachOf(closer) } : null,
  };
}

/** Whether the layer can still be seen, and what in it Tab would still come to if it cannot. */
export async function readClosed(
  h: InPageHelpers,
  { layer, look }: { layer: number; look: boolean },
): Promise<{ open: boolean; leftBehind: Spot | null }> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(layer);
  const shownParts = () =>
    watch.shown(element) ||
    watch
      .focusables(element)
      .slice(0, 20)
      .some((one) => watch.shown(one));
  if (shownParts()) return { open: true, leftBehind: null };
  if (!look || !element.isConnected) return { open: false, leftBehind: null };
  const stops = watch.focusables(element).filter((one) => (one as HTMLElement).tabIndex >= 0);
  const active = h.focused() as HTMLElement | null;
  let leftBehind: Spot | null = null;
  for (const stop of stops.slice(0, 10)) {
    if (!stop.checkVisibility({ visibilityProperty: true })) continue;
    (stop as HTMLElement).focus();
    if (!watch.hasFocus(stop)) continue;
    await watch.settle(20, 200);
    // Some come into view when they are focused, as skip links do.
    if (!watch.shown(stop) && watch.hasFocus(stop)) leftBehind = watch.spot(stop);
    break;
  }
  if (active && h.focused() !== active) {
    if (active === document.body) (h.focused() as HTMLElement | null)?.blur();
    else active.focus();
  }
  return { open: false, leftBehind };
}

export function spotOf(_h: InPageHelpers, { id }: { id: number }): Spot {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  return watch.spot(watch.at(id));
}
