import type { ColourTold } from '../../../model/seen/operated.ts';
import { keepLooks, lookTools, readColours } from '../../in-page/operate/colours-told.ts';
import { afterTyping, holdField, leaveField } from '../../in-page/operate/typing.ts';
import type { Desk } from './desk.ts';

const MOST_TOLD = 3;
/** Long enough, with a small and a capital letter, a number and a sign: what rules for passwords ask for. */
const MEETS_RULES = 'aB3!aB3!aB3!';

/** Types into fields for a new password, whose rules change their look as they are met, and tells where only a colour changes. */
export async function tryPasswords(desk: Desk, fields: readonly number[]): Promise<readonly ColourTold[]> {
  const told: ColourTold[] = [];
  for (const id of fields) {
    if (desk.over()) break;
    if ((await desk.call(holdField, { id })) === null) continue;
    await desk.callWith(lookTools, keepLooks, { id });
    for (const sign of MEETS_RULES) if (!desk.over()) await desk.press(sign);
    await desk.call(afterTyping, { id });
    told.push(...(await desk.callWith(lookTools, readColours, { id, most: MOST_TOLD })));
    await desk.call(leaveField, { id });
  }
  return told;
}
