import type { Found, LayoutName, LayoutPicture } from '../../../model/seen/layouts.ts';
import { callLook } from '../../in-page/look/install.ts';
import type { Caps } from '../../in-page/look/passes.ts';
import type { World } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import type { Growing } from './empty.ts';
import { SIZES, type Size } from './sizes.ts';
import { foundElsewhere, type Wanted, wantedIn } from './wanted.ts';

/** Pictures of what was found, beside the same place at normal size. Only where something was found. */
export async function addPictures(probing: Probing, world: World, found: Growing, caps: Caps): Promise<void> {
  const wanted = wantedIn(found);
  const layouts = [...new Set(wanted.map(({ layout }) => layout))].filter((layout) => layout !== 'normal');
  const taken = new Map<Wanted, LayoutPicture[]>();
  const take = async (layout: LayoutName, all: readonly Wanted[]) => {
    await show(probing, layout);
    for (const one of all) {
      probing.signal.throwIfAborted();
      const how = layout === 'spacing' || layout === 'text200' ? layout : 'plain';
      const place = await callLook(world, 'showAgain', { selector: one.at.selector, how, caps });
      const shot = await probing.picture();
      await callLook(world, 'showAsBefore', how);
      taken.set(one, [...(taken.get(one) ?? []), { layout, shot, mark: place && inside(place, SIZES[layout]) }]);
    }
  };
  try {
    const rest = foundElsewhere(found).filter((at) => !wanted.some((one) => one.at === at));
    if (wanted.length > 0 || rest.length > 0) await take('normal', wanted);
    if (rest.length > 0) await addPlaces(world, rest);
    for (const layout of layouts)
      await take(
        layout,
        wanted.filter((one) => one.layout === layout),
      );
  } finally {
    // Out of time, what there is by then is kept, if it shows the thing as it was found.
    for (const [{ at, layout }, pictures] of taken)
      if (pictures.some((one) => one.layout === layout)) Object.assign(at, { pictures });
  }
}

/** Not everything gets pictures of its own: the rest is to be seen in that of the whole page. */
async function addPlaces(world: World, rest: readonly Found[]): Promise<void> {
  const selectors = rest.map(({ selector }) => selector);
  const places = await callLook(world, 'placesAtFirst', selectors);
  for (const [index, at] of rest.entries()) if (places[index]) Object.assign(at, { atFirst: places[index] });
}

async function show({ page }: Probing, layout: LayoutName): Promise<void> {
  await page.setViewportSize(SIZES[layout]);
  await page.emulateMedia({
    colorScheme: layout === 'dark' ? 'dark' : null,
    forcedColors: layout === 'forced' ? 'active' : null,
  });
}

function inside(box: NonNullable<LayoutPicture['mark']>, { width, height }: Size): LayoutPicture['mark'] {
  const left = Math.max(0, box.x);
  const top = Math.max(0, box.y);
  const right = Math.min(width, box.x + box.width);
  const bottom = Math.min(height, box.y + box.height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
