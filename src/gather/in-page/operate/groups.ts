/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface FoundGroup extends Spot {
  readonly id: number;
  readonly role: string;
  /** What the Tab key stops at: the first such member, or the group itself. */
  readonly stop: number;
  /** Those that the Tab key does not stop at, those that may be clicked first. */
  readonly members: readonly (Spot & { readonly id: number; readonly name: string; readonly safe: boolean })[];
}

export const groupTools = { membersOf };

/** By role, what shares one stop of the Tab key, and leads on with other keys. */
export function membersOf(h: InPageHelpers, group: Element): Element[] {
  const BUTTONS = 'button, a[href], [role=button], [role=checkbox], [role=radio], [role=switch]';
  const ENTRIES = '[role=menuitem], [role=menuitemcheckbox], [role=menuitemradio]';
  const members: Readonly<Record<string, string>> = {
    tablist: '[role=tab]',
    radiogroup: '[role=radio]',
    menubar: ENTRIES,
    menu: ENTRIES,
    toolbar: BUTTONS,
    tree: '[role=treeitem]',
    listbox: '[role=option]',
    grid: '[role=gridcell] button, [role=gridcell] a[href], [role=gridcell] [role=button]',
  };
  const GROUPS = Object.keys(members)
    .map((role) => `[role=${role}]`)
    .join();
  const selector = members[h.prop(group, 'getAttribute').call(group, 'role') ?? ''];
  if (!selector) return [];
  const all = [...h.prop(group, 'querySelectorAll').call(group, selector)].slice(0, 100);
  const isOwn = (one: Element) =>
    h.prop(h.prop(one, 'parentElement') ?? one, 'closest').call(h.prop(one, 'parentElement') ?? one, GROUPS) === group;
  const OFF = ':disabled, [aria-disabled=true], [aria-hidden=true], [aria-hidden=true] *, [inert], [inert] *';
  return all.filter((one) => isOwn(one) && h.isVisible(one) && !h.prop(one, 'matches').call(one, OFF));
}

/** Groups with a stop of the Tab key, and with members that it does not stop at. */
export function findGroups(
  h: InPageHelpers & typeof groupTools,
  { most, unsafe }: { most: number; unsafe: string },
): FoundGroup[] {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const dangerous = new RegExp(unsafe, 'i');
  const root = document.documentElement;
  const isStop = (element: Element) =>
    h.prop(element, 'matches').call(element, 'a[href], button, input, select, textarea, summary, [tabindex]') &&
    (element as HTMLElement).tabIndex >= 0;
  const holdsStop = (element: Element) => watch.focusables(element).some(isStop);
  const CONSENT = '[class*=cookie i], [id*=cookie i], [class*=consent i], [id*=consent i]';
  // Its buttons for the next picture and the one before are another way to the same.
  const CAROUSEL = ['carousel', 'slick', 'slide', 'swiper', 'splide', 'gallery', 'rotat', 'banner', 'hero']
    .map((word) => `[class*=${word} i], [id*=${word} i]`)
    .join();
  const found: FoundGroup[] = [];
  for (const group of h.prop(root, 'querySelectorAll').call(root, '[role]')) {
    if (found.length >= most) break;
    const members = h.membersOf(h, group);
    if (members.length < 2 || h.prop(group, 'closest').call(group, CONSENT)) continue;
    const stop = members.find(isStop) ?? (isStop(group) ? group : undefined);
    const out = members.filter((one) => !isStop(one) && !holdsStop(one));
    if (!stop || out.length === 0) continue;
    // A day in a calendar may be taken at once.
    const mayClick =
      watch.attribute(group, 'role') !== 'grid' &&
      h.prop(group, 'closest').call(group, `${CAROUSEL}, [aria-roledescription]`) === null;
    const all = out.slice(0, 20).map((one) => {
      const words = [h.nameOf(one, 80), ...['id', 'class', 'title', 'data-action'].map((n) => watch.attribute(one, n))];
      const name = h.nameOf(one, 100);
      return {
        id: watch.put(one),
        ...watch.spot(one),
        name,
        safe: mayClick && !words.some((word) => dangerous.test(word)),
      };
    });
    found.push({
      ...{ id: watch.put(group), ...watch.spot(group), role: watch.attribute(group, 'role'), stop: watch.put(stop) },
      members: all.toSorted((a, b) => Number(b.safe) - Number(a.safe)),
    });
  }
  return found;
}

/** Where in the group the keys are, for comparing; and whether anything has moved since it was aimed at. */
export async function readGroup(
  h: InPageHelpers & typeof groupTools,
  { group, least, most }: { group: number; least: number; most: number },
): Promise<{ at: string; on: number | null; elsewhere: boolean; stirred: boolean }> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  await watch.settle(least, most);
  const element = watch.at(group);
  const members = h.membersOf(h, element);
  const active = document.activeElement;
  const STATES = ['aria-selected', 'aria-checked', 'aria-current', 'aria-activedescendant', 'tabindex'];
  const told = [element, ...members].map((one) => STATES.map((name) => watch.attribute(one, name)).join());
  const inGroup = active !== null && h.prop(element, 'contains').call(element, active);
  const named = active && active !== document.body ? watch.attribute(active, 'aria-activedescendant') : '';
  const on = inGroup && active ? watch.put(active) : null;
  return {
    at: JSON.stringify([on, named, told]),
    on,
    elsewhere: !inGroup && active !== document.body,
    stirred: watch.key.prevented || watch.since().changes > 0,
  };
}

/** What has come up, and what else the group shows in turns: by what its members name, or beside what went away. */
export function shownBy(
  h: InPageHelpers & typeof groupTools,
  { group, appeared }: { group: number; appeared: readonly number[] },
): string[] {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const named = h.membersOf(h, watch.at(group)).flatMap((one) => {
    const controlled = document.getElementById(watch.attribute(one, 'aria-controls'));
    return controlled ? [controlled] : [];
  });
  const panels = appeared.map((id) => watch.at(id));
  const beside = panels.flatMap((one) => {
    const parent = h.prop(one, 'parentElement');
    const like = h.prop(one, 'localName');
    return parent ? [...h.prop(parent, 'children')].filter((other) => h.prop(other, 'localName') === like) : [];
  });
  return [...new Set([...panels, ...named, ...beside])].slice(0, 40).map((one) => h.selectorOf(one));
}
