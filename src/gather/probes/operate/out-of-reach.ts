import { awaitFocus, readEntries } from '../../in-page/operate/entries.ts';
import type { LayerFacts } from '../../in-page/operate/layer.ts';
import type { Desk } from './desk.ts';

const LATE_FOCUS_MS = 1000;

/**
 * Entries of a list of choices are gone through by arrow keys, while the focus stays where it is. What the keys lead to is in
 * reach without being a stop of the Tab key; where they only move something, a person has to look.
 */
export async function outOfReach(
  desk: Desk,
  { id, unreachable, entries }: Pick<LayerFacts, 'id' | 'unreachable' | 'entries'>,
): Promise<LayerFacts['unreachable']> {
  if (entries.length === 0) return unreachable;
  const isEntry = ({ selector }: { readonly selector: string }) => entries.includes(selector);
  let came = await tryArrow(desk, id);
  // Some put the focus into a menu only once it has come up in full.
  const isSure = came === 'nothing' && unreachable.some((part) => part.sure && isEntry(part));
  if (isSure && !desk.over() && (await desk.call(awaitFocus, { layer: id, most: LATE_FOCUS_MS })) !== null)
    came = await tryArrow(desk, id);
  if (came === 'led') return unreachable.filter((part) => !isEntry(part));
  return came === 'nothing'
    ? unreachable
    : unreachable.map((part) => (isEntry(part) ? { ...part, sure: false } : part));
}

async function tryArrow(desk: Desk, layer: number) {
  const came = await desk.call(readEntries, { layer, pressed: false });
  if (came === 'led') return came;
  await desk.press('ArrowDown');
  return desk.call(readEntries, { layer, pressed: true });
}
