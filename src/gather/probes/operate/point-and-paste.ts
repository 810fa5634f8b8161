import { CHANGING_WORDS, SENDING_WORDS } from '../../../crawl/changes-state.ts';
import type { PointerUse } from '../../../model/seen/operated.ts';
import { outcome } from '../../in-page/operate/act.ts';
import { spotOf } from '../../in-page/operate/layer.ts';
import { tryPasting } from '../../in-page/operate/pasting.ts';
import { aimDown, findPointing, remember } from '../../in-page/operate/pointing.ts';
import type { Desk } from './desk.ts';

const MOST_DOWNS = 8;
const MOST_FIELDS = 12;
const AWAY = { x: 1, y: 1 };

/** Presses without letting go, and lets go elsewhere; looks for what has to be dragged; tells fields of a paste. */
export async function pointAndPaste(desk: Desk): Promise<PointerUse> {
  const unsafe = `${CHANGING_WORDS}|${SENDING_WORDS}`;
  const { downs, drags, untried } = await desk.call(findPointing, { most: MOST_DOWNS, unsafe });
  const paste = await desk.call(tryPasting, { most: MOST_FIELDS });
  const pressed: { -readonly [K in keyof PointerUse['pressed'][number]]: PointerUse['pressed'][number][K] }[] = [];
  const { mouse } = desk.probing.page;
  let left = untried;
  for (const { id, held } of downs) {
    const spot = await desk.call(spotOf, { id });
    if (held) {
      // There is no finger here, and what could send or change something is nobody’s to press.
      pressed.push({ ...spot, acts: null });
      continue;
    }
    const point = desk.over() ? null : await desk.call(aimDown, { id });
    if (!point) {
      left += 1;
      continue;
    }
    await mouse.move(point.x, point.y);
    await desk.call(remember, { id });
    desk.taken();
    await mouse.down();
    const { strong } = await desk.call(outcome, { id, least: 60, most: 400 });
    const asked = desk
      .taken()
      .some((attempt) => attempt === 'navigation' || attempt === 'popup' || attempt === 'dialog');
    await mouse.move(AWAY.x, AWAY.y);
    await mouse.up();
    // What is undone by letting go elsewhere was no more than a look.
    const after = strong ? await desk.call(outcome, { id, least: 60, most: 400 }) : null;
    pressed.push({ ...spot, acts: asked || after?.strong === true });
  }
  return { pressed, drags, pasted: paste.pasted, untried: left, untriedFields: paste.untried };
}
