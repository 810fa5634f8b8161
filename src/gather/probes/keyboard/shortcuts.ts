import type { KeyElement } from '../../../model/seen/keyboard.ts';
import { resetState, stateChanged, watchState, whereChanged } from '../../in-page/keys-state.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { character, NO_CHARACTER, press } from './press.ts';

const CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;'[]-=+*!#ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MOST_FOUND = 10;
const IDLE_MS = 1100;

interface Shortcuts {
  readonly found: readonly string[];
  readonly tried: 'all' | 'cut';
  /** What the first of them has changed, where that is a part of the page. */
  readonly at: KeyElement | null;
}

/**
 * Presses single characters while no control has the focus, and watches whether anything comes of it. `frame`: the number of a
 * frame that has the keyboard meanwhile; null for the page itself.
 */
export async function findShortcuts(probing: Probing, frame: number | null = null): Promise<Shortcuts> {
  const found: string[] = [];
  let at: KeyElement | null = null;
  // Nobody knows what a key would send on its way.
  if (!probing.mayAct() || probing.signal.aborted) return { found, tried: 'cut', at };
  const world = await probing.world();
  const happened = () => JSON.stringify(probing.happened());
  const did = async (key: ReturnType<typeof character>, wait = 0) => {
    await runInWorld(world, resetState, null);
    const before = happened();
    await press(probing.session, key);
    return (await runInWorld(world, stateChanged, { wait })) || happened() !== before;
  };
  await runInWorld(world, watchState, { frame });
  // Many scripts note at any key that somebody uses a keyboard: what changes then is no answer to a character.
  await did(NO_CHARACTER);
  await runInWorld(world, watchState, { frame });
  for (const one of CHARACTERS) {
    if (probing.signal.aborted || !probing.mayAct()) return { found, tried: 'cut', at };
    if (found.length >= MOST_FOUND) break;
    // Shift makes no other key of a letter that was heard already.
    if (found.includes(one.toLowerCase())) continue;
    // What ticks is found out once, and only where something has changed.
    if (!(await did(character(one), found.length === 0 ? IDLE_MS : 0))) continue;
    if (found.length === 0) at = await runInWorld(world, whereChanged, null);
    found.push(one);
  }
  return { found, tried: 'all', at };
}
