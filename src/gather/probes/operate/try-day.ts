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
  isOpen(): Promise<boolean>;
  /** Uses the control once more. */
  again(): Promise<unknown>;
}

/**
 * Nothing in the cells of a calendar tells that they answer to a click: often the table or the whole page listens for them. So
 * one day is clicked, once it is known what keys do. The calendar may go with it, so that this comes last of all.
 */
export async function tryDay(desk: Desk, calendar: Calendar): Promise<Pick<Layer, 'unreachable' | 'days'>> {
  const { control, layer, focusables, unreachable, isOpen, again } = calendar;
  if (desk.over()) return { unreachable };
  if (!(await isOpen())) await again();
  if (!(await isOpen())) return { unreachable };
  const led = await keysLead(desk, layer, focusables);
  // Some write the month anew as it opens.
  const day = await desk.call(findDay, { layer });
  if (!day) return { unreachable };
  const { point } = await desk.call(aim, { id: day.id, focus: false });
  if (!point) return { unreachable };
  await desk.call(holdFields, null);
  desk.taken();
  // To choose a day may hold it for somebody, so nothing gets out meanwhile.
  const wasShut = desk.isShut();
  desk.shut(true);
  await desk.click(point);
  await desk.call(outcome, { id: day.id, ...SOON });
  desk.shut(wasShut);
  const asked = desk.taken().length > 0;
  const { acted, chosen, typed } = await desk.call(readChosen, { layer, day: day.day });
  if (await isOpen()) {
    await desk.press('Escape');
    await desk.call(outcome, { id: control, ...SOON });
    if (await isOpen()) await again();
  }
  const isDay = (part: Part) => day.days.includes(part.selector);
  if (led === 'led') return { unreachable: unreachable.filter((part) => !isDay(part)) };
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
