import { CHANGING_WORDS, SENDING_WORDS } from '../../../crawl/changes-state.ts';
import type { Spot } from '../../../model/seen/operated.ts';
import { outcome, whereIsFocus } from '../../in-page/operate/act.ts';
import { readClosed, readLayer, spotOf } from '../../in-page/operate/layer.ts';
import { findLookUps, type LookUp } from '../../in-page/operate/looking-up.ts';
import { holdField, leaveField } from '../../in-page/operate/typing.ts';
import type { Desk } from './desk.ts';
import { holdsFocus } from './holds-focus.ts';
import { ANSWER } from './keep.ts';

const MOST_LOOK_UPS = 2;
const SOON = { least: 60, most: 500 };

/**
 * Looks something up where the page itself answers, and tells of lists of answers that take the focus and keep it: neither Escape
 * nor the Tab key, this way or that, leads out of them. `touched`: something was looked up.
 */
export async function tryLookUps(desk: Desk): Promise<{ readonly held: readonly Spot[]; readonly touched: boolean }> {
  const asked = { most: MOST_LOOK_UPS, unsafe: CHANGING_WORDS, sends: SENDING_WORDS };
  const all = await desk.call(findLookUps, asked);
  const held: Spot[] = [];
  for (const one of all) {
    if (desk.over()) break;
    const layer = await lookUp(desk, one);
    // What it brought up would lie over what is tried next.
    if (!desk.over()) await desk.press('Escape');
    await desk.call(leaveField, { id: one.field });
    if (layer !== null) held.push(await desk.call(spotOf, { id: layer }));
  }
  return { held, touched: all.length > 0 };
}

/** The list that keeps the focus, by its number; null where none does. */
async function lookUp(desk: Desk, { field, text }: LookUp): Promise<number | null> {
  if ((await desk.call(holdField, { id: field })) === null) return null;
  desk.taken();
  for (const key of [...text, 'Enter']) if (!desk.over()) await desk.press(key === ' ' ? 'Space' : key);
  const { appeared, focus } = await desk.call(outcome, { id: field, ...ANSWER });
  if (focus !== 'layer' || desk.taken().length > 0) return null;
  const layer = await desk.call(readLayer, { control: field, ids: appeared });
  // Of a dialog that comes up in the same way, more is asked than this.
  if (!layer || layer.dialogLike) return null;
  const { id } = layer;
  const where = () => desk.call(whereIsFocus, { control: field, layer: id });
  const from = await where();
  if (from.place !== 'layer' || desk.over()) return null;
  await desk.press('Escape');
  await desk.call(outcome, { id: field, ...SOON });
  if ((await where()).place !== 'layer') return null;
  const isOpen = async () => (await desk.call(readClosed, { layer: id, look: false })).open;
  return (await holdsFocus(desk, { control: field, layer, from: from.id, isOpen })) ? id : null;
}
