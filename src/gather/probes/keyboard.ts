import type { PageArtifacts } from '../../model/evidence.ts';
import type { KeyStop } from '../../model/seen/keyboard.ts';
import { findAccessKeys, findBackward } from '../in-page/keys-reach.ts';
import { type InPage, runInWorld } from '../in-page/run.ts';
import { findCulprits } from './keyboard/culprits.ts';
import { listenersOf, unreachedOf } from './keyboard/listeners.ts';
import { compareRings } from './keyboard/rings.ts';
import { findShortcuts } from './keyboard/shortcuts.ts';
import { trySkips } from './keyboard/skips.ts';
import { type Stopped, walk } from './keyboard/walk.ts';
import type { Probe, Probing } from './probe.ts';

/** Goes through the page with the Tab key as somebody without a mouse does, and looks where the focus is at each stop. */
export const keyboard: Probe<'keyboard'> = {
  artifact: 'keyboard',
  timeoutMs: 20_000,
  leaves: 'changed',
  run: goThrough,
};

async function goThrough(probing: Probing): Promise<PageArtifacts['keyboard']> {
  const run = async <A, R>(fn: InPage<A, R>, argument: A) => runInWorld(await probing.world(), fn, argument);
  const walked = await walk(probing);
  const { stops, traps, ended, wrapped } = walked;
  const ids = stops.map(({ id }) => id);
  const backward = (await run(findBackward, ids)).filter((stop) => stop !== wrapped);
  const accessKeys = await run(findAccessKeys, null);
  const heard = await listenersOf(probing);
  const surprises = await findCulprits(probing, stops, heard, walked.surprises);
  const unreached = ended === 'end' ? await unreachedOf(probing, heard, ids) : [];
  const rings = await compareRings(probing, stops);
  const all = stops.map((stop): KeyStop => stopOf(stop, rings.get(stop.id)));
  const shows =
    traps.length + surprises.length + unreached.length + backward.length > 0 || all.some(({ tabindex }) => tabindex);
  const picture = shows ? await probing.picture({ fullPage: true }) : null;
  // These come last, as they may change the page.
  const skips = await trySkips(probing, stops);
  const shortcuts = heard.delegates.key ? await findShortcuts(probing) : [];
  return { stops: all, ended, traps, surprises, unreached, skips, backward, accessKeys, shortcuts, picture };
}

function stopOf({ seen, changes, shot }: Stopped, ring: Pick<KeyStop, 'pixels' | 'picture'> | undefined): KeyStop {
  const { at, disguise: _, fragment: _fragment, ...stop } = seen;
  return {
    ...stop,
    changes: changes ?? [],
    pixels: changes === null ? 'differ' : (ring?.pixels ?? 'not-compared'),
    picture: ring?.picture ?? (shot && { shot, box: at }),
  };
}
