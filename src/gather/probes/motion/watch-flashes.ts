import type { Flashing, MotionFacts } from '../../../model/seen/motion.ts';
import { evaluate } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { countFlashes, FLASH_AREA } from './flash-count.ts';
import { type Sampled, sampleFrames } from './sample-frames.ts';

/** Windows of the page of which pictures are taken: they cost more than everything else here. */
const MOST_WINDOWS = 3;
const ABOVE = 40;
/** More looks, on one page. A busy machine draws fewer pictures than there are, and so shows fewer flashes, never more. */
const MORE_LOOKS = 2;
/** So many in a second are allowed. https://www.w3.org/WAI/WCAG22/Understanding/three-flashes-or-below-threshold.html */
const ALLOWED = 3;
/** Milliseconds; what takes longer for one round of its movement does not flash three times a second by it. */
const QUICK_ROUND = 500;

type Place = Pick<Flashing, 'selector' | 'html'> & { readonly box: NonNullable<Flashing['box']> };
interface View {
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Looks at the places that are large and may alternate quickly, as many as stand in the first few windows. */
export async function watchFlashes(probing: Probing, facts: MotionFacts): Promise<readonly Flashing[]> {
  const places = mayFlash(facts).sort((a, b) => a.box.y - b.box.y);
  let left: readonly Place[] = places;
  const found: Flashing[] = [];
  const world = await probing.world();
  let more = MORE_LOOKS;
  for (let windows = 0; windows < MOST_WINDOWS && !probing.signal.aborted; windows += 1) {
    const [first] = left;
    if (!first) break;
    const top = Math.max(0, Math.round(first.box.y - ABOVE));
    const view = (await evaluate(
      world,
      `scrollTo({ top: ${top}, behavior: 'instant' }), { top: Math.round(scrollY), width: innerWidth, height: innerHeight }`,
    )) as View;
    const here = left.filter((place) => isIn(place, view) || place === first);
    left = left.filter((place) => !here.includes(place));
    const inView = here.filter((one) => isIn(one, view));
    let most = inView.map((place): Flashing => ({ ...place, perSecond: 0, frames: 0 }));
    while (!probing.signal.aborted) {
      const sampled = await sampleFrames(await probing.listen(), view);
      most = most.map((before, at) => {
        const place = inView[at];
        if (!place) return before;
        const perSecond = countFlashes(sampled.frames, sampled.tileArea, tilesOf(place, view, sampled));
        return before.frames > 0 && perSecond <= before.perSecond
          ? before
          : { ...place, perSecond, frames: sampled.frames.length };
      });
      // Nothing flashes, or enough is known.
      if (more === 0 || most.every(({ perSecond }) => perSecond === 0 || perSecond > ALLOWED)) break;
      more -= 1;
    }
    found.push(...most);
  }
  if (places.length > 0) await evaluate(world, "scrollTo({ top: 0, behavior: 'instant' })");
  const seen = new Set(found.map(({ selector }) => selector));
  return [
    ...found,
    ...places.filter((one) => !seen.has(one.selector)).map((one) => ({ ...one, perSecond: 0, frames: 0 })),
  ];
}

function mayFlash({ animations, images, media, changes }: MotionFacts): Place[] {
  const quick = [
    ...animations.filter(
      ({ effect, roundMs, flashesPerSecond }) =>
        flashesPerSecond > 2 || (effect === 'moves' && roundMs > 0 && roundMs < QUICK_ROUND),
    ),
    // Of some formats the file does not tell, and a film never does.
    ...images.filter(({ frames, flashesPerSecond }) => flashesPerSecond > 2 || frames === 0),
    ...media.filter(({ kind }) => kind !== 'audio'),
    // Drawings are looked at too seldom to see how fast they are.
    ...changes.filter(({ fast, what, everySeconds }) => fast || (what === 'drawing' && everySeconds === 0)),
  ];
  const places = quick.flatMap(({ selector, html, box }): Place[] =>
    box && box.width * box.height >= FLASH_AREA ? [{ selector, html, box }] : [],
  );
  return [...new Map(places.map((place) => [place.selector, place])).values()];
}

/** At least half of it, or of the window, is seen in the window. */
function isIn({ box }: Place, { top, width, height }: View): boolean {
  const across = Math.min(box.x + box.width, width) - Math.max(box.x, 0);
  const down = Math.min(box.y + box.height, top + height) - Math.max(box.y, top);
  return across > 0 && down > 0 && across * down * 2 >= Math.min(box.width, width) * Math.min(box.height, height);
}

/** Whether a tile of the picture shows a part of the place: what flashes beside it is told of something else. */
function tilesOf({ box }: Place, { top }: View, { columns, tileArea }: Sampled): (tile: number) => boolean {
  const side = Math.sqrt(tileArea);
  return (tile) => {
    const x = (tile % columns) * side;
    const y = top + Math.floor(tile / columns) * side;
    return x + side > box.x && x < box.x + box.width && y + side > box.y && y < box.y + box.height;
  };
}
