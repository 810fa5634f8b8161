import type { HoverTrigger } from '../../../model/seen/hovered.ts';
import { focusOn } from '../../in-page/operate/act.ts';
import { aimFocus, focusStop, readHover, stillThere } from '../../in-page/operate/hover-act.ts';
import type { FoundHover } from '../../in-page/operate/hover-find.ts';
import type { Desk } from './desk.ts';

/** Scripts often wait a moment before they show something. */
const SHOWS_WITHIN_MS = 260;
const STAYS_MS = 1000;
/** Of what can be focused in the same place. */
const MOST_STOPS = 2;

type There = (wait: number) => Promise<boolean>;
type Gone = Required<Pick<HoverTrigger, 'focusEscape' | 'focusStays' | 'picture'>>;

/** What of it is worth asking. */
export interface Asked {
  readonly stays: boolean;
  readonly escape: boolean;
  readonly mayPicture: boolean;
}

/** Gives the focus to what has shown something before, waits, and presses Escape. Null where it does not show it again. */
export async function goesFromFocus(desk: Desk, stop: number, there: There, asked: Asked): Promise<Gone> {
  const nothing: Gone = { focusEscape: null, focusStays: null, picture: null };
  if (!asked.stays && !asked.escape) return nothing;
  await desk.call(focusOn, { id: -1 });
  // What is there without the focus is not taken away by Escape for those who have the focus there.
  if (await there(60)) return nothing;
  await desk.call(focusStop, { id: stop });
  if (!(await there(SHOWS_WITHIN_MS))) return nothing;
  const gone = await tryWithFocus(desk, stop, there, asked);
  await desk.call(focusOn, { id: -1 });
  return gone;
}

/** While it is shown for this stop. */
async function tryWithFocus(desk: Desk, stop: number, there: There, asked: Asked): Promise<Gone> {
  const focusStays = asked.stays ? await staysShown(desk, stop, there) : null;
  const isThere = focusStays === true || !asked.stays;
  if (!isThere || !asked.escape) return { focusEscape: null, focusStays, picture: null };
  await desk.press('Escape');
  const focusEscape = !(await there(60));
  return { focusEscape, focusStays, picture: !focusEscape && asked.mayPicture ? await desk.picture() : null };
}

/** For as long as the focus stays. Something else on the page may have taken it away, so it is tried twice. */
async function staysShown(desk: Desk, stop: number, there: There): Promise<boolean | null> {
  if (await there(STAYS_MS)) return true;
  await desk.call(focusOn, { id: -1 });
  await there(60);
  await desk.call(focusStop, { id: stop });
  return (await there(SHOWS_WITHIN_MS)) ? there(STAYS_MS) : null;
}

/** What is shown for the focus alone. Or why there is nothing to tell. */
export async function tryFocus(
  desk: Desk,
  { id, generated, stops, twins: _twins, byFocus: _, ...found }: FoundHover,
  seen: Map<string, number>,
  { mayPicture, alike: most }: { readonly mayPicture: boolean; readonly alike: number },
): Promise<HoverTrigger | 'nothing' | 'gone' | 'alike'> {
  await desk.probing.page.mouse.move(1, 1);
  for (const stop of stops.slice(0, MOST_STOPS)) {
    await desk.call(focusOn, { id: -1 });
    const at = await desk.call(aimFocus, { id });
    if (!at) return 'gone';
    await desk.call(focusStop, { id: stop });
    const within = found.foundBy === 'style' ? 30 : SHOWS_WITHIN_MS;
    const content = await desk.call(readHover, { id, generated, stops: [stop], most: within, at });
    // What holds the very thing that has the focus is what people have gone to, and nothing beside it.
    if (!content?.stops.includes(stop)) continue;
    const alike = seen.get(content.like) ?? 0;
    seen.set(content.like, alike + 1);
    if (alike >= most) return 'alike';
    const { content: shown, elsewhere, covers } = content;
    const there = (wait: number) => desk.call(stillThere, { id: content.id, generated, wait });
    const gone = await tryWithFocus(desk, stop, there, { stays: true, escape: covers, mayPicture });
    const unknown = { onKey: null, escape: null, hoverable: null, stays: null };
    return { ...found, content: shown, elsewhere, covers, onFocus: true, ...unknown, ...gone, byFocus: true };
  }
  return 'nothing';
}
