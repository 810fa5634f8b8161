import { resetState, stateChanged, watchState } from '../../in-page/keys-state.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { character, NO_CHARACTER, press } from './press.ts';

const CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;'[]-=+*!#ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MOST_FOUND = 10;
const IDLE_MS = 1100;

interface Shortcuts {
  readonly found: readonly string[];
  readonly tried: 'all' | 'cut';
}

/** Presses single characters while no control has the focus, and watches whether anything comes of it. */
export async function findShortcuts(probing: Probing): Promise<Shortcuts> {
  const found: string[] = [];
  // Nobody knows what a key would send on its way.
  if (!probing.mayAct()) return { found, tried: 'cut' };
  const world = await probing.world();
  const happened = () => JSON.stringify(probing.happened());
  const did = async (key: ReturnType<typeof character>, wait = 0) => {
    await runInWorld(world, resetState, null);
    const before = happened();
    await press(probing.session, key);
    return (await runInWorld(world, stateChanged, { wait })) || happened() !== before;
  };
  await runInWorld(world, watchState, null);
  // Many scripts note at any key that somebody uses a keyboard: what changes then is no answer to a character.
  await did(NO_CHARACTER);
  await runInWorld(world, watchState, null);
  for (const one of CHARACTERS) {
    if (probing.signal.aborted || !probing.mayAct()) return { found, tried: 'cut' };
    if (found.length >= MOST_FOUND) break;
    // Shift makes no other key of a letter that was heard already.
    if (found.includes(one.toLowerCase())) continue;
    // What ticks is found out once, and only where something has changed.
    if (await did(character(one), found.length === 0 ? IDLE_MS : 0)) found.push(one);
  }
  return { found, tried: 'all' };
}
