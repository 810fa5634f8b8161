import { CHANGING_WORDS, SENDING_WORDS } from '../../../crawl/changes-state.ts';
import type { KeyUnreached } from '../../../model/seen/keyboard.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import type { WithKeys } from '../../in-page/keys.ts';
import { fieldWorked, noteField } from '../../in-page/keys-labels.ts';
import type { Suspect } from '../../in-page/keys-unreached.ts';
import { aim, outcome } from '../../in-page/operate/act.ts';
import type { Watch } from '../../in-page/operate/watch.ts';
import { type Desk, isLost, openDesk } from '../operate/desk.ts';
import { restOn } from '../operate/rest-on.ts';
import type { Probing } from '../probe.ts';

const MOST_TRIED = 12;
const MOST_MS = 4000;
const SOON = { least: 45, most: 500 };
const UNSAFE = new RegExp(`${CHANGING_WORDS}|${SENDING_WORDS}`, 'i');

/**
 * That somebody listens for clicks is no proof that a click does anything, nor that keys do not. So each is tried: first with
 * the keys, where they get there, then with the pointer. What could not be tried, or did nothing, is a question.
 */
export async function tryByMouse(
  probing: Probing,
  suspects: readonly Suspect[],
  reached: readonly number[],
): Promise<readonly KeyUnreached[]> {
  const known = suspects.filter(({ how }) => how !== 'delegated');
  const unsure = known.map(({ id: _, asks: __, ...one }) => ({ ...one, sure: false }));
  // To ask for a file sends nothing, and “upload” is what such labels say.
  const isSafe = ({ name, html, asks }: Suspect) => asks || (!UNSAFE.test(name) && !UNSAFE.test(html));
  const worth = known.filter((one) => one.sure && isSafe(one));
  const others = suspects.filter(({ how }) => how === 'delegated').filter(isSafe);
  if (worth.length + others.length === 0 || !probing.mayAct() || probing.signal.aborted) return unsure;
  const desk = await openDesk(probing, performance.now() + MOST_MS, true);
  const seen = new Set<number>();
  const acting = new Set<number | undefined>();
  try {
    for (const one of worth.slice(0, MOST_TRIED)) {
      if (desk.over()) break;
      const tried = one.how === 'label' ? worksField(desk, one, reached) : onlyByMouse(desk, one);
      if (await tried) seen.add(one.id);
    }
    for (const group of Map.groupBy(others, ({ like }) => like).values()) {
      // The first of several may be the one that is chosen already.
      for (const one of group.slice(0, 2)) {
        if (desk.over() || acting.has(one.like)) break;
        if (await doesAnything(desk, one)) acting.add(one.like);
      }
    }
  } catch (error) {
    if (!isLost(error)) throw error;
  } finally {
    await desk.end();
  }
  const told = others.filter(({ like }) => acting.has(like));
  return [
    ...known.map(({ id, asks: _, ...one }) => ({ ...one, sure: seen.has(id) })),
    ...told.map(({ id: _, like: __, asks: ___, ...one }) => ({ ...one, sure: false })),
  ];
}

/** Many things look like buttons, so only those are told of with which something came up. */
async function doesAnything(desk: Desk, { id: key }: Suspect): Promise<boolean> {
  const id = await desk.call(putKey, key);
  const { point } = await restOn(desk, id);
  if (!point) return false;
  desk.taken();
  await desk.click(point);
  const { showed } = await desk.call(outcome, { id, ...SOON });
  const asked = desk.taken().some((kind) => kind !== 'request');
  if (showed || asked) await desk.press('Escape');
  return showed || asked;
}

/** A click on a label is seen at its field, which has no place on the page itself. */
async function worksField(desk: Desk, { id: key }: Suspect, reached: readonly number[]): Promise<boolean> {
  const id = await desk.call(putKey, key);
  const { point } = await desk.call(aim, { id, focus: false });
  if (!point) return false;
  await desk.call(noteField, { id });
  await desk.click(point);
  const { appeared } = await desk.call(outcome, { id, ...SOON });
  const { worked, otherWay } = await desk.call(fieldWorked, { id, appeared, reached });
  // What it has opened may lie over what is tried next.
  const again = worked ? await desk.call(aim, { id, focus: false }) : null;
  if (again?.point) await desk.click(again.point);
  return worked && !otherWay;
}

async function onlyByMouse(desk: Desk, { id: key, how }: Suspect): Promise<boolean> {
  const id = await desk.call(putKey, key);
  let asked = false;
  const acted = async () => {
    const effect = await desk.call(outcome, { id, ...SOON });
    // Asking a server for something shows nobody anything.
    asked = desk.taken().some((kind) => kind !== 'request');
    // Who listens for the whole page may have any click in mind, so more has to come of it.
    return asked || (how === 'role' || how === 'pointer' ? effect.strong : effect.acted);
  };
  for (const name of how === 'no-keys' ? ['Enter', 'Space'] : []) {
    if (!(await desk.call(aim, { id, focus: true })).focused) return false;
    desk.taken();
    await desk.press(name);
    if (await acted()) return false;
  }
  const byPointer = async ({ x, y }: { x: number; y: number }) => {
    desk.taken();
    await desk.click({ x, y });
    if (await acted()) return true;
    await desk.probing.page.mouse.dblclick(x, y);
    return acted();
  };
  const { point } = await restOn(desk, id);
  if (!point || !(await byPointer(point))) return false;
  // What a click has opened may lie over what is tried next.
  await desk.press('Escape');
  if (how !== 'pointer' || asked) return true;
  // Nobody is known to listen here, and a page that moves by itself may have done so just now. What a click does once, it does
  // again, unless it is not there any more.
  const again = await desk.call(aim, { id, focus: false });
  if (!again.point) return true;
  const did = await byPointer(again.point);
  if (did) await desk.press('Escape');
  return did;
}

function putKey(_: InPageHelpers, id: number): number {
  const { lgdssKeys, lgdssWatch } = globalThis as unknown as WithKeys & { lgdssWatch: Watch };
  return lgdssWatch.put(lgdssKeys.elements[id] ?? document.documentElement);
}
