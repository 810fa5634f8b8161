import type { KeyStop } from '../../../model/seen/keyboard.ts';
import { focusForMark, markTools } from '../../in-page/keys-mark.ts';
import { hasFocus } from '../../in-page/keys-ring.ts';
import { runInWorld } from '../../in-page/run.ts';
import { runWithTools } from '../../in-page/with-tools.ts';
import { changedPixels } from '../pixels/changed.ts';
import { decodePng } from '../pixels/png.ts';
import type { Probing } from '../probe.ts';
import { kindOf } from './alike.ts';
import { pixelsOf } from './rings.ts';
import type { Stopped } from './walk.ts';

const MOST_MEASURED = 16;
const MOST_MS = 2000;
/** On stops that are styled alike. */
const MOST_TRIES = 2;
/** A window as large as this costs more than it tells. */
const LARGEST = 400_000;

/** How large what shows the focus is. Of stops of one kind, the first stands for all. */
export async function measureMarks(
  probing: Probing,
  stops: readonly Stopped[],
): Promise<ReadonlyMap<number, NonNullable<KeyStop['area']>>> {
  const until = performance.now() + MOST_MS;
  const areas = new Map<number, NonNullable<KeyStop['area']>>();
  const known = new Map<string, NonNullable<KeyStop['area']>>();
  const tries = new Map<string, number>();
  let measured = 0;
  const fit = stops.filter(({ seen, changes }) => seen.frame === null && seen.shown && seen.inView && changes !== null);
  for (const stop of fit) {
    const { id } = stop;
    const kind = kindOf(stop);
    const tried = tries.get(kind) ?? 0;
    if (known.has(kind) || tried >= MOST_TRIES) continue;
    if (measured >= MOST_MEASURED || probing.signal.aborted || performance.now() > until) break;
    measured += 1;
    tries.set(kind, tried + 1);
    const area = await measure(probing, id);
    if (!area) continue;
    known.set(kind, area);
    areas.set(id, area);
  }
  for (const stop of fit) {
    const area = known.get(kindOf(stop));
    if (area && !areas.has(stop.id)) areas.set(stop.id, { ...area, alike: true });
  }
  return areas;
}

async function measure(probing: Probing, id: number): Promise<KeyStop['area'] | null> {
  const world = await probing.world();
  const look = (on: boolean) => runWithTools(world, markTools, focusForMark, { id, on });
  const focused = await look(true);
  if (!focused || focused.edge === null) return null;
  const { near } = focused;
  if (near.width * near.height > LARGEST) return null;
  const place = {
    x: Math.floor(near.x),
    y: Math.floor(near.y),
    width: Math.ceil(near.width),
    height: Math.ceil(near.height),
  };
  const on = await pixelsOf(probing.session, place, focused.corner);
  // Where a script has taken the focus away meanwhile, the picture says nothing about the mark.
  if (!(await runInWorld(world, hasFocus, id))) return null;
  // As it is without the focus: some things grow with it.
  const without = await look(false);
  if (!without || without.edge === null) return null;
  const off = await pixelsOf(probing.session, place, without.corner);
  const changed = changedPixels(decodePng(Buffer.from(on, 'base64')), decodePng(Buffer.from(off, 'base64')));
  return changed && { ...changed, needed: without.edge };
}
