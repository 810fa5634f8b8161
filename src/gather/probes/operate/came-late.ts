import type { LatePart } from '../../../model/seen/operated.ts';
import { noteLate, turnToLate } from '../../in-page/operate/late.ts';
import { axeInLayer } from './axe-in-layer.ts';
import type { Desk } from './desk.ts';

const MOST_LATE = 3;
/** Parts of other firms build themselves up from what they fetch, piece by piece. */
const QUIET_MS = 3000;
/** The others were there all the while that the first of them was waited for. */
const QUIET_AFTER_MS = 500;

/** What has come in since the page had loaded, as banners do, and what axe says of it: it looked before they came. */
export async function cameLate(desk: Desk): Promise<readonly LatePart[]> {
  if (desk.probing.axe.rules.length === 0) return [];
  const count = await desk.call(noteLate, null);
  const parts: LatePart[] = [];
  let quiet = QUIET_MS;
  for (let at = 0; at < count && parts.length < MOST_LATE && !desk.over(); at += 1) {
    const part = await desk.call(turnToLate, { at });
    if (!part) continue;
    const { id, ...spot } = part;
    const axe = await axeInLayer(desk, quiet);
    if (axe && axe.length > 0) quiet = QUIET_AFTER_MS;
    const picture = axe && axe.length > 0 && !desk.over() ? await desk.picture({ id }) : null;
    parts.push({ ...spot, axe, picture });
  }
  return parts;
}
