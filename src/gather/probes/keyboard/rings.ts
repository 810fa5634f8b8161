import type { Box } from '../../../model/evidence.ts';
import type { KeyStop, RingChange } from '../../../model/seen/keyboard.ts';
import { hasFocus, lookOfFocus, setFocus } from '../../in-page/keys-ring.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing, Sender } from '../probe.ts';
import { kindOf } from './alike.ts';
import type { Stopped } from './walk.ts';

type Ring = Pick<KeyStop, 'pixels' | 'picture'>;

const MOST_COMPARED = 30;
const MOST_PICTURES = 2;
const PALE = 1.05;
const MOST_MS = 4000;

/**
 * Where no style tells of the focus, pixels are compared: first around the element, then in the whole window. The same
 * pixels make the same bytes, so nothing has to be decoded.
 */
export async function compareRings(
  probing: Probing,
  stops: readonly Stopped[],
  areas: ReadonlyMap<number, NonNullable<KeyStop['area']>>,
): Promise<ReadonlyMap<number, Ring>> {
  const rings = new Map<number, Ring>();
  /** What came of the last one that looks like it. */
  const seen = new Map<string, KeyStop['pixels']>();
  let compared = 0;
  const until = performance.now() + MOST_MS;
  let pictures = 0;
  for (const one of stops) {
    const { id, seen: stop, changes } = one;
    // What is not there any more without the focus shows the focus by being there.
    if (changes === null) continue;
    const told = changes.length > 0;
    // Styles do not know what colour is below, and what lies over it.
    if (told && !isDoubtful(changes, stop.clipped) && areas.get(id)?.changed !== 0) continue;
    const alike = seen.get(kindOf(one));
    if (alike === 'differ') {
      rings.set(id, { pixels: 'alike', picture: null });
      continue;
    }
    if (compared >= MOST_COMPARED || probing.signal.aborted || performance.now() > until) break;
    compared += 1;
    let pixels = await compare(probing, id, { inPage: stop.frame === null, told });
    // Far from it, where styles said that something around it shows the focus.
    if (pixels === 'elsewhere' && told && !isDoubtful(changes, stop.clipped) && changes.some(isBeyond))
      pixels = 'not-compared';
    seen.set(kindOf(one), pixels);
    const wanted = pixels === 'same' && pictures < MOST_PICTURES;
    rings.set(id, { pixels, picture: wanted ? await pictureOf(probing, id, stop.at) : null });
    if (wanted) pictures += 1;
  }
  return rings;
}

const isBeyond = ({ where }: RingChange): boolean => where !== 'self' && where !== 'inside';

/** A change that styles tell of, and that perhaps nobody can see. */
function isDoubtful(changes: readonly RingChange[], clipped: boolean): boolean {
  const pale = changes.every(({ contrast }) => contrast !== null && contrast < PALE);
  return pale || (clipped && changes.every(({ what }) => what === 'outline' || what === 'shadow'));
}

async function compare(
  probing: Probing,
  id: number,
  { inPage, told }: { readonly inPage: boolean; readonly told: boolean },
): Promise<KeyStop['pixels']> {
  const world = await probing.world();
  const focus = (on: boolean) => runInWorld(world, setFocus, { id, on });
  const near = await focus(true);
  if (!near) return 'not-compared';
  // Some show the focus only to those who press Tab, and a script gives it here.
  if (told && (await runInWorld(world, lookOfFocus, { id, how: 'compare' }))?.length !== 0) return 'not-compared';
  // Places in a frame are not those of the window.
  const small = inPage && near.width > 0 ? near : undefined;
  if (small) {
    const on = await pixelsOf(probing.session, small);
    await focus(false);
    if ((await pixelsOf(probing.session, small)) !== on) return 'differ';
    if (!(await focus(true))) return 'not-compared';
  }
  const on = await pixelsOf(probing.session);
  // What has lost the focus again meanwhile has not been looked at.
  if (!(await runInWorld(world, hasFocus, id))) return 'not-compared';
  await focus(false);
  return (await pixelsOf(probing.session)) === on ? 'same' : inPage ? 'elsewhere' : 'differ';
}

/** The window while it has the focus. */
export async function pictureOf(probing: Probing, id: number, at: Box): Promise<KeyStop['picture']> {
  const near = await runInWorld(await probing.world(), setFocus, { id, on: true });
  if (!near) return null;
  const shot = await probing.picture();
  const place =
    near.width > 40 ? { x: near.x + 20, y: near.y + 20, width: near.width - 40, height: near.height - 40 } : at;
  return { shot, box: place };
}

/** As the window shows it; places count from its corner, which is asked for unless it is given. */
export async function pixelsOf(
  session: Sender,
  place?: Box,
  corner?: { readonly x: number; readonly y: number },
): Promise<string> {
  const { x, y } = !place ? { x: 0, y: 0 } : (corner ?? (await cornerOf(session)));
  const clip = place && { ...place, x: place.x + x, y: place.y + y, scale: 1 };
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    ...(clip ? { clip } : {}),
  });
  return data;
}

async function cornerOf(session: Sender): Promise<{ readonly x: number; readonly y: number }> {
  const { cssVisualViewport } = await session.send('Page.getLayoutMetrics');
  return { x: cssVisualViewport.pageX, y: cssVisualViewport.pageY };
}
