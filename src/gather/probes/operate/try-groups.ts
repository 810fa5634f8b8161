import type { StuckGroup } from '../../../model/seen/operated.ts';
import { aim, outcome } from '../../in-page/operate/act.ts';
import { type FoundGroup, findGroups, groupTools, readGroup, shownBy } from '../../in-page/operate/groups.ts';
import type { Desk } from './desk.ts';

const MOST_GROUPS = 4;
const AT_ONCE = { least: 0, most: 0 };
const SOON = { least: 45, most: 400 };
/** Before it is said that no key leads anywhere. */
const LATER = { least: 400, most: 700 };
/** The first that leads on is the last that is pressed. Who stands at an end may have to go back. */
const KEYS = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End'] as const;

/**
 * Tabs, the buttons of a toolbar and the like are one stop of the Tab key together; from there on other keys have to lead. Where
 * somebody took the rest out of the order of the Tab key and forgot those keys, nobody gets there without a pointer. It comes
 * after all else that is used, because what the keys choose stays chosen.
 */
export async function tryGroups(
  desk: Desk,
  { before, unsafe }: { readonly before: readonly FoundGroup[]; readonly unsafe: string },
): Promise<{ readonly stuck: readonly StuckGroup[]; readonly touched: boolean }> {
  const stuck: StuckGroup[] = [];
  const groups = await groupsNow(desk, unsafe);
  for (const group of groups) {
    if (desk.over()) break;
    const led = await keysLead(desk, group);
    if (led !== 'nothing' && led !== 'stirred') continue;
    const { selector, html, box, role } = group;
    // Another may be chosen by now. People see the page as it was.
    const first = before.find((one) => one.selector === selector) ?? group;
    const members = first.members.map(({ id: _id, safe: _safe, ...member }) => member);
    const shows = led === 'nothing' ? await clicked(desk, group) : null;
    stuck.push({ selector, html, box, role, members, still: led === 'nothing', shows });
  }
  return { stuck, touched: groups.length > 0 };
}

export const groupsNow = (desk: Desk, unsafe: string) =>
  desk.callWith(groupTools, findGroups, { most: MOST_GROUPS, unsafe });

/** Null: the time was over, or the group takes no focus now. */
async function keysLead(desk: Desk, { id: group, stop }: FoundGroup): Promise<'led' | 'stirred' | 'nothing' | null> {
  const read = (times: typeof SOON) => desk.callWith(groupTools, readGroup, { group, ...times });
  let stirred = false;
  let first: string | undefined;
  for (const key of KEYS) {
    // What a key before this one led to may come late: just before the focus is put back, or right after it.
    if (first !== undefined && (await read(AT_ONCE)).at !== first) return 'led';
    if (desk.over() || !(await desk.call(aim, { id: stop, focus: true })).focused) return null;
    const { at } = await read(AT_ONCE);
    first ??= at;
    if (at !== first) return 'led';
    await desk.press(key);
    const now = await read(SOON);
    if (now.at !== first) return 'led';
    stirred ||= now.stirred || now.elsewhere;
  }
  const late = await read(LATER);
  if (late.at !== first) return 'led';
  // Some lead on with the Tab key itself.
  await desk.press('Tab');
  const { on } = await read(SOON);
  if (on !== null && on !== stop) return 'led';
  return stirred || late.stirred ? 'stirred' : 'nothing';
}

async function clicked(desk: Desk, { id: group, members }: FoundGroup): Promise<readonly string[] | null> {
  const [first] = members;
  if (!first?.safe || desk.over()) return null;
  const { point } = await desk.call(aim, { id: first.id, focus: false });
  if (!point) return null;
  await desk.click(point);
  const { appeared } = await desk.call(outcome, { id: first.id, ...SOON });
  return appeared.length > 0 ? desk.callWith(groupTools, shownBy, { group, appeared }) : null;
}
