import type { AxeRule } from '../../../model/evidence.ts';
import { runAxe } from '../../in-page/axe.ts';
import { startAxe } from '../../page/axe.ts';
import { type Desk, isLost } from './desk.ts';

const MOST_NODES = 10;

/** From our own world; started anew when it is wanted again. */
function dropAxe(): null {
  Reflect.deleteProperty(globalThis, 'axe');
  return null;
}

/** What axe finds in the part of the page that was put down for it last: failures and doubts. Null where it broke. */
export async function axeInLayer(desk: Desk): Promise<readonly AxeRule[] | null> {
  const { rules, source } = desk.probing.axe;
  try {
    await startAxe(await desk.probing.world(), source);
    const found = await desk.call(runAxe, { rules, mostNodes: MOST_NODES, layer: true });
    return found.rules.filter(({ outcome: said }) => said === 'failed' || said === 'cantTell');
  } catch (error) {
    if (isLost(error)) throw error;
    // Where axe breaks on a layer, what else was seen of it still counts; the next one finds an engine that is not halfway.
    await desk.call(dropAxe, null);
    return null;
  }
}
