import type { Box } from '../../../model/evidence.ts';
import type { KeyStop } from '../../../model/seen/keyboard.ts';
import { edgesWithout, focusForMark, type MarkAnswer, markTools } from '../../in-page/keys-mark.ts';
import { runWithTools } from '../../in-page/with-tools.ts';
import { changedPixels, partOf } from '../pixels/changed.ts';
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
/** Up to here one picture costs less than two of its parts. */
const LARGEST_SHARED = 200_000;

type Area = NonNullable<KeyStop['area']>;

interface Wanted {
  readonly kind: string;
  readonly id: number;
}

/** With a picture of it while it had the focus. */
interface Pictured extends Wanted {
  /** In the document, in whole pixels. */
  readonly place: Box;
  readonly on: string;
}

interface Done extends Wanted {
  readonly area: Area | null;
}

/**
 * How large what shows the focus is. Of stops of one kind, the first stands for all. Those that are in the window together
 * share a picture in which none has the focus, unless somebody in the page `follows` the focus and may change one for another.
 */
export async function measureMarks(
  probing: Probing,
  stops: readonly Stopped[],
  follows: boolean,
): Promise<ReadonlyMap<number, Area>> {
  const until = performance.now() + MOST_MS;
  const areas = new Map<number, Area>();
  const known = new Map<string, Area>();
  const fit = stops.filter(({ seen, changes }) => seen.frame === null && seen.shown && seen.inView && changes !== null);
  const kinds = Map.groupBy(fit, kindOf);
  let left = MOST_MEASURED;
  for (let round = 0; round < MOST_TRIES; round += 1) {
    const wanted = [...kinds].flatMap(([kind, all]): Wanted[] => {
      const stop = all[round];
      return stop && !known.has(kind) ? [{ kind, id: stop.id }] : [];
    });
    while (wanted.length > 0 && left > 0 && !probing.signal.aborted && performance.now() < until) {
      const { taken, done } = await measureTogether(probing, wanted.slice(0, follows ? 1 : left));
      wanted.splice(0, taken);
      left -= taken;
      for (const { kind, id, area } of done) {
        if (!area) continue;
        known.set(kind, area);
        areas.set(id, area);
      }
    }
  }
  for (const stop of fit) {
    const area = known.get(kindOf(stop));
    if (area && !areas.has(stop.id)) areas.set(stop.id, { ...area, alike: true });
  }
  return areas;
}

/** As many of them, from the first on, as get the focus while the window stays where it is. */
async function measureTogether(
  probing: Probing,
  wanted: readonly Wanted[],
): Promise<{ readonly taken: number; readonly done: readonly Done[] }> {
  const world = await probing.world();
  const pictured: Pictured[] = [];
  let corner: { readonly x: number; readonly y: number } | null = null;
  /** Has a picture, and must have had the focus until that was taken. */
  let last: number | null = null;
  let holder = -1;
  let taken = 0;
  const singly = async () => {
    const each: Done[] = [];
    for (const one of pictured) each.push(...(await measureTogether(probing, [one])).done);
    return { taken, done: each };
  };
  for (const { kind, id } of wanted) {
    const asked = { id, before: last, stay: taken > 0 };
    const { kept, seen }: MarkAnswer = await runWithTools(world, markTools, focusForMark, asked);
    // Where a script has taken the focus away meanwhile, the picture says nothing about the mark.
    if (last !== null && !kept) pictured.pop();
    last = null;
    if (seen === 'elsewhere') break;
    holder = id;
    if (seen && corner && (seen.corner.x !== corner.x || seen.corner.y !== corner.y)) return singly();
    taken += 1;
    if (!seen || seen.edge === null) continue;
    const { near } = seen;
    if (near.width * near.height > LARGEST) continue;
    corner ??= seen.corner;
    const place = {
      x: Math.floor(near.x),
      y: Math.floor(near.y),
      width: Math.ceil(near.width),
      height: Math.ceil(near.height),
    };
    pictured.push({ kind, id, place, on: await pixelsOf(probing.session, place, corner) });
    last = id;
  }
  if (pictured.length === 0 || !corner) return { taken, done: [] };
  const ids = pictured.map(({ id }) => id);
  const { kept, free, edges } = await runWithTools(world, markTools, edgesWithout, { last: holder, ids });
  if (last !== null && !kept) pictured.pop();
  if (wanted.length > 1 && !free) return singly();
  return { taken, done: await compared(probing, pictured, edges, corner) };
}

/** With pictures in which none of them has the focus. */
async function compared(
  probing: Probing,
  pictured: readonly Pictured[],
  edges: readonly (number | null)[],
  corner: { readonly x: number; readonly y: number },
): Promise<readonly Done[]> {
  const done: Done[] = [];
  const withEdge = pictured.flatMap((one, at) => ({ one, edge: edges[at] ?? null }));
  let rest = withEdge.filter(({ edge }) => edge !== null);
  while (rest.length > 0) {
    let place = rest[0]?.one.place as Box;
    let count = 1;
    for (const { one } of rest.slice(1)) {
      const both = around(place, one.place);
      if (both.width * both.height > LARGEST_SHARED) break;
      place = both;
      count += 1;
    }
    const off = decodePng(Buffer.from(await pixelsOf(probing.session, place, corner), 'base64'));
    for (const { one, edge } of rest.slice(0, count)) {
      const here = { ...one.place, x: one.place.x - place.x, y: one.place.y - place.y };
      const changed = changedPixels(decodePng(Buffer.from(one.on, 'base64')), partOf(off, here));
      done.push({ kind: one.kind, id: one.id, area: changed && edge !== null ? { ...changed, needed: edge } : null });
    }
    rest = rest.slice(count);
  }
  return done;
}

function around(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}
