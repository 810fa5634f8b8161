import type { Layer } from '../../../model/seen/operated.ts';
import { aim, outcome } from '../../in-page/operate/act.ts';
import { findDay, holdFields, readChosen } from '../../in-page/operate/days.ts';
import { readEntries } from '../../in-page/operate/entries.ts';
import type { Desk } from './desk.ts';

const SOON = { least: 45, most: 500 };
const KEYS = ['ArrowDown', 'ArrowRight'] as const;

type Part = Layer['unreachable'][number];

interface Calendar {
  readonly control: number;
  readonly layer: number;
  readonly focusables: number;
  readonly unreachable: readonly Part[];
  /** It may be clicked; otherwise it is only looked where keys lead. */
  readonly mayClick: boolean;
  isOpen(): Promise<boolean>;
  /** Uses the control once more. */
  again(): Promise<unknown>;
}

/**
 * Nothing in the cells of a calendar tells that they answer to a click: often the table or the whole page listens for them. So
 * one day is clicked, once it is known that keys do not lead to it. The calendar may go with it, so that this comes last of all. To
 * choose a day may hold it for somebody, so that from then on nothing gets out: the desk is kept shut.
 */
export async function tryDay(desk: Desk, calendar: Calendar): Promise<Pick<Layer, 'unreachable' | 'days'>> {
  const { control, layer, focusables, unreachable, mayClick, isOpen, again } = calendar;
  if (desk.over()) return { unreachable };
  if (!(await isOpen())) await again();
  if (!(await isOpen())) return { unreachable };
  const led = await keysLead(desk, layer, focusables);
  // Some write the month anew as it opens.
  const day = await desk.call(findDay, { layer });
  if (!day) return { unreachable };
  const isDay = (part: Part) => day.days.includes(part.selector);
  const close = async () => {
    if (!(await isOpen())) return;
    await desk.press('Escape');
    await desk.call(outcome, { id: control, ...SOON });
    if (await isOpen()) await again();
  };
  if (led === 'led') {
    await close();
    return { unreachable: unreachable.filter((part) => !isDay(part)) };
  }
  if (!mayClick) {
    await close();
    return { unreachable: unreachable.map((part) => (isDay(part) ? { ...part, sure: false } : part)) };
  }
  const { point } = await desk.call(aim, { id: day.id, focus: false });
  if (!point || desk.over()) return { unreachable };
  await desk.call(holdFields, null);
  desk.taken();
  desk.keepShut();
  await desk.click(point);
  await desk.call(outcome, { id: day.id, ...SOON });
  const asked = desk.taken().length > 0;
  const { acted, chosen, typed } = await desk.call(readChosen, { layer, day: day.day });
  await close();
  if (!acted && !asked) return { unreachable };
  const hasOtherWay = typed || led !== 'nothing';
  if (unreachable.some((part) => isDay(part) && part.sure))
    return { unreachable: unreachable.map((part) => (isDay(part) && hasOtherWay ? { ...part, sure: false } : part)) };
  return {
    unreachable: unreachable.filter((part) => !isDay(part)),
    days: { day: day.day, sure: chosen && !hasOtherWay },
  };
}

/** With the focus where it is once the calendar is open, and on what Tab comes to next in it. */
async function keysLead(desk: Desk, layer: number, focusables: number) {
  let came = await desk.call(readEntries, { layer, pressed: false });
  for (const from of focusables > 0 ? ['here', 'next'] : ['here']) {
    if (from === 'next') {
      await desk.press('Tab');
      came = await desk.call(readEntries, { layer, pressed: false });
    }
    for (const key of KEYS) {
      if (came !== 'nothing') return came;
      await desk.press(key);
      came = await desk.call(readEntries, { layer, pressed: true });
    }
  }
  return came;
}
