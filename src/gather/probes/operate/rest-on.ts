import { aim, focusOn, outcome } from '../../in-page/operate/act.ts';
import type { Desk } from './desk.ts';

/** Scripts often wait a moment before they show something to a pointer at rest. */
const RESTS = { least: 260, most: 700 };

/**
 * Puts the pointer on a control before it is pressed there, and looks at the page anew: what comes up for a pointer that rests there
 * is no answer to the press. The focus may have the same, which is found out elsewhere.
 */
export async function restOn(desk: Desk, id: number): Promise<Awaited<ReturnType<typeof aim>>> {
  const aimed = await desk.call(aim, { id, focus: false });
  if (!aimed.point) return aimed;
  await desk.probing.page.mouse.move(aimed.point.x, aimed.point.y);
  const { acted } = await desk.call(outcome, { id, ...RESTS });
  return acted ? desk.call(aim, { id, focus: false }) : aimed;
}

/**
 * Whether something comes up for the focus or the pointer alone, once both have been elsewhere: what goes away at a press may be no
 * more than that, as a tip does.
 */
export async function comesUnpressed(desk: Desk, id: number): Promise<boolean> {
  const { mouse } = desk.probing.page;
  await desk.call(focusOn, { id: -1 });
  await mouse.move(1, 1);
  await desk.call(outcome, { id, ...RESTS });
  const { shown, point } = await desk.call(aim, { id, focus: false });
  if (!shown) return false;
  await desk.call(focusOn, { id });
  if (point) await mouse.move(point.x, point.y);
  return (await desk.call(outcome, { id, ...RESTS })).showed;
}
