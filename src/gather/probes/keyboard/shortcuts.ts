import { pageState } from '../../in-page/keys-reach.ts';
import { evaluate, runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { character, press } from './press.ts';

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789/?.,';
const MOST_FOUND = 10;

interface Shortcuts {
  readonly found: readonly string[];
  readonly tried: 'all' | 'cut';
}

/** Presses single characters while no control has the focus, and watches whether anything comes of it. */
export async function findShortcuts(probing: Probing): Promise<Shortcuts> {
  const found: string[] = [];
  const world = await probing.world();
  const state = () => runInWorld(world, pageState, null);
  const leave = () => evaluate(world, 'document.activeElement?.blur?.(); scrollTo(0, 0)');
  for (const one of CHARACTERS) {
    if (probing.signal.aborted) return { found, tried: 'cut' };
    if (found.length >= MOST_FOUND) break;
    await leave();
    const before = await state();
    const happened = JSON.stringify(probing.happened());
    await press(probing.session, character(one));
    if ((await state()) !== before || JSON.stringify(probing.happened()) !== happened) found.push(one);
  }
  return { found, tried: 'all' };
}
