import { readEntries } from '../../in-page/operate/entries.ts';
import type { LayerFacts } from '../../in-page/operate/layer.ts';
import type { Desk } from './desk.ts';

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
  let came = await desk.call(readEntries, { layer: id, pressed: false });
  if (came !== 'led') {
    await desk.press('ArrowDown');
    came = await desk.call(readEntries, { layer: id, pressed: true });
  }
  if (came === 'led') return unreachable.filter((part) => !isEntry(part));
  return came === 'nothing'
    ? unreachable
    : unreachable.map((part) => (isEntry(part) ? { ...part, sure: false } : part));
}
