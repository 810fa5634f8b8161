import type { LatePart } from '../../../model/seen/operated.ts';
import { whereIsFocus } from '../../in-page/operate/act.ts';
import { hadFocus, noteLate, turnToLate } from '../../in-page/operate/late.ts';
import { readLayer } from '../../in-page/operate/layer.ts';
import { axeInLayer } from './axe-in-layer.ts';
import type { Desk } from './desk.ts';

const MOST_LATE = 3;
/** Parts of other firms build themselves up from what they fetch, piece by piece. */
const QUIET_MS = 3000;
/** The others were there all the while that the first of them was waited for. */
const QUIET_AFTER_MS = 500;

/** What has come in since the page had loaded, as banners do, and what axe says of it: it looked before they came. */
export async function cameLate(desk: Desk): Promise<readonly LatePart[]> {
  const count = await desk.call(noteLate, null);
  const parts: LatePart[] = [];
  let quiet = QUIET_MS;
  for (let at = 0; at < count && parts.length < MOST_LATE && !desk.over(); at += 1) {
    const part = await desk.call(turnToLate, { at });
    if (!part) continue;
    const { id, ...spot } = part;
    const began = performance.now();
    const axe = desk.probing.axe.rules.length > 0 ? await axeInLayer(desk, quiet) : [];
    if (performance.now() - began >= QUIET_MS) quiet = QUIET_AFTER_MS;
    const picture = axe && axe.length > 0 && !desk.over() ? await desk.picture({ id }) : null;
    const focus = await focusOver(desk, id);
    parts.push({ ...spot, axe, picture, ...(focus ? { focus } : {}) });
  }
  return parts;
}

/** Of a dialog that has come over the page by itself: whether the focus is in it, or comes there with the next press of Tab. */
async function focusOver(desk: Desk, id: number): Promise<LatePart['focus']> {
  const layer = await desk.call(readLayer, { control: id, ids: [id] });
  if (!layer?.dialogLike || !layer.covers || layer.focusables === 0 || desk.over()) return undefined;
  const isIn = async () => (await desk.call(whereIsFocus, { control: id, layer: layer.id })).place === 'layer';
  if ((await isIn()) || (await desk.call(hadFocus, { id: layer.id }))) return 'in';
  await desk.press('Tab');
  return (await isIn()) ? 'next' : 'behind';
}
