import { lookOfFocus, setFocus, showsAsByKey } from '../../in-page/keys-ring.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { kindOf } from './alike.ts';
import { pixelsOf } from './rings.ts';
import type { Stopped } from './walk.ts';

/** Kinds of stops. */
const MOST_TRIED = 3;
const MOST_MS = 1500;

/**
 * Numbers of the stops whose mark of the focus is not drawn in colours that people force upon pages: no style changes there, and
 * no pixel near the first of its kind. Only a shadow, a ground or another colour of a border is in doubt, so that most pages are
 * not asked at all.
 */
export async function findGoneWhenForced(probing: Probing, stops: readonly Stopped[]): Promise<ReadonlySet<number>> {
  const gone = new Set<number>();
  const doubtful = stops.filter(mayGo);
  if (doubtful.length === 0 || probing.signal.aborted) return gone;
  const until = performance.now() + MOST_MS;
  const { page } = probing;
  try {
    await page.emulateMedia({ forcedColors: 'active' });
    for (const alike of [...Map.groupBy(doubtful, kindOf).values()].slice(0, MOST_TRIED)) {
      const [first] = alike;
      if (!first || probing.signal.aborted || performance.now() > until) break;
      if (await isGone(probing, first.id)) for (const { id } of alike) gone.add(id);
    }
  } finally {
    await page.emulateMedia({ forcedColors: null });
  }
  return gone;
}

/** Where text can be typed, its cursor is drawn in any colours. */
function mayGo({ seen, changes }: Stopped): boolean {
  const { frame, shown, inView, coveredBy, editable } = seen;
  const isPlain = frame === null && shown && inView && coveredBy === null && !editable;
  return (
    isPlain &&
    changes !== null &&
    changes.length > 0 &&
    changes.every(
      // With another width, a border stays another one.
      ({ what, contrast }) => what === 'shadow' || what === 'background' || (what === 'border' && contrast !== null),
    )
  );
}

async function isGone(probing: Probing, id: number): Promise<boolean> {
  const world = await probing.world();
  const focus = (on: boolean) => runInWorld(world, setFocus, { id, on });
  const near = await focus(true);
  if (!near || near.width === 0) return false;
  // Some show the focus only to those who press Tab, and a script gives it here.
  if (!(await runInWorld(world, showsAsByKey, id))) return false;
  await runInWorld(world, lookOfFocus, { id, how: 'keep' });
  await focus(false);
  if ((await runInWorld(world, lookOfFocus, { id, how: 'compare' }))?.length !== 0) return false;
  const off = await pixelsOf(probing.session, near);
  const again = await focus(true);
  // Scrolled or moved meanwhile, it says nothing.
  if (!again || JSON.stringify(again) !== JSON.stringify(near)) return false;
  return (await pixelsOf(probing.session, near)) === off;
}
