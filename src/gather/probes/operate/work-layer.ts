import type { AxeRule } from '../../../model/evidence.ts';
import type { FocusPlace, Layer, Spot } from '../../../model/seen/operated.ts';
import { aim, type Effect, focusOn, outcome, whereIsFocus } from '../../in-page/operate/act.ts';
import { findDay } from '../../in-page/operate/days.ts';
import { awaitFocus, readEntries, readUntold } from '../../in-page/operate/entries.ts';
import type { FoundControl } from '../../in-page/operate/find.ts';
import { stopsFrom } from '../../in-page/operate/landed.ts';
import { type LayerFacts, readClosed, spotOf } from '../../in-page/operate/layer.ts';
import { axeInLayer } from './axe-in-layer.ts';
import type { Desk } from './desk.ts';
import { passedBy } from './go-round.ts';
import { holdsFocus } from './holds-focus.ts';
import { outOfReach } from './out-of-reach.ts';
import { shutsOf } from './shuts.ts';
import type { Allowance } from './try-control.ts';
import { tryDay } from './try-day.ts';

/** What is fetched for a layer comes soon after it has opened. */
const QUIET_MS = 800;
/** Layers built alike that axe looks at. */
const MOST_ALIKE = 2;
/** Kept for layers that are built in another way than those seen so far. */
const KEPT_FOR_OTHERS = 3;
const MOST_TABS = 10;
const SOON = { least: 45, most: 700 };
/** Before it is said that the focus did not move into what lies over the page. */
const LATE_FOCUS_MS = 500;
/** Before it is said that it did not come back from what has closed: some scripts wait until that has faded away. */
const LATE_RETURN_MS = 1500;

const NO_TABS = { firstTab: null, escapedTo: null } as const;

interface Opened {
  readonly control: FoundControl;
  readonly layer: LayerFacts;
  readonly effect: Effect;
  readonly allowed: Allowance;
  /** Uses the control once more; whether something went away. */
  readonly again: () => Promise<boolean>;
  /** A message is left alone, to see whether it goes by itself. */
  readonly mayClose: boolean;
}

/** Looks at what a control has brought up, moves in it, and closes it again. */
export async function workLayer(desk: Desk, opened: Opened): Promise<{ layer: Layer; toggles: boolean }> {
  const { control, effect, mayClose, allowed } = opened;
  const { id: layerId, floats, shy, words: _w, hint: _h, live: _l, like: _k, entries, closer, ...facts } = opened.layer;
  const where = () => desk.call(whereIsFocus, { control: control.id, layer: layerId });
  const axe = await runOn(desk, opened);
  const noKey = await fromWhereItWas(desk, opened, () => outOfReach(desk, opened.layer));
  const hasDays = mayClose && !desk.over() && (await desk.call(findDay, { layer: layerId })) !== null;
  const waits = effect.focus !== 'layer' && facts.dialogLike && (facts.covers || facts.modal) && facts.focusables > 0;
  // So it is where a control has gone away with the focus: some scripts put it somewhere a moment later.
  const isLoose = effect.focus === 'nowhere' && control.reach === 'tab';
  const into = waits || isLoose ? await desk.call(awaitFocus, { layer: layerId, most: LATE_FOCUS_MS }) : null;
  const late: FocusPlace | null = into ?? (isLoose ? (await where()).place : null);
  // What takes the place of something else is another view of the page, and lies over nothing.
  const isOver = facts.dialogLike && facts.covers && effect.gone === 0;
  const takesFocus = isOver && !facts.modal && (late ?? effect.focus) === 'layer';
  const untold = takesFocus ? await desk.call(readUntold, { layer: layerId }) : null;
  const passed = mayClose && !facts.dialogLike ? await passedBy(desk, { control: control.id, layer: layerId }) : [];
  const isOdd = noKey.length + passed.length > 0 || hasDays || (axe?.length ?? 0) > 0;
  const picture = await pictureOf(desk, opened, isOdd);
  // Of what only lies over the page, where the next press of Tab leads is enough.
  const most = facts.dialogLike ? MOST_TABS : floats && facts.focusables > 0 ? 1 : 0;
  // Entries that no arrow key leads to may still be led to by Tab, if a script takes care of that.
  const isEntry = ({ selector }: Spot) => entries.includes(selector);
  const tried = most === 0 && facts.focusables > 0 && noKey.some(isEntry) ? 1 : most;
  const { led, ...seen } = await tabAround(desk, opened, tried);
  const unreachable = led ? noKey.filter((part) => !isEntry(part)) : noKey;
  const tabs = most === 0 ? NO_TABS : seen;
  const inside = await where();
  let closedBy: Layer['closedBy'] = null;
  let focusAfterClosing: FocusPlace | null = null;
  let leftBehind: Spot | null = null;
  let strayed: number | null = null;
  let toggles = false;
  const isOpen = async (look = false) => {
    const closed = await desk.call(readClosed, { layer: layerId, look });
    leftBehind ??= closed.leftBehind;
    return closed.open;
  };
  const mayDrop = (late ?? effect.focus) === 'layer';
  const note = async (by: Layer['closedBy']) => {
    closedBy = by;
    focusAfterClosing = (await where()).place;
    if (focusAfterClosing === 'nowhere' && mayDrop && (by === 'escape' || by === 'closer')) {
      await desk.call(awaitFocus, { layer: control.id, most: LATE_RETURN_MS });
      focusAfterClosing = (await where()).place;
      if (focusAfterClosing === 'nowhere' && !desk.over()) strayed = await straysTo(desk, control.id);
    }
    await isOpen(true);
  };
  const mayShut = mayClose && !facts.dialogLike && facts.focusables > 0 && control.reach === 'tab';
  // To open it again and again takes seconds, which other controls need.
  const mayLeave = mayShut && allowed.leaving > 0 && !desk.over();
  let isGone = mayLeave && tried === 1 && seen.firstTab !== 'layer' && !(await isOpen());
  if (mayLeave && tried === 0 && shy) isGone = await isGoneOnTab(desk, opened, isOpen);
  if (isGone || (mayLeave && tried === 0 && shy)) allowed.leaving -= 1;
  // Nobody expects Escape to fold what stands in the flow of the page.
  const triedEscape =
    mayClose && (facts.dialogLike || floats || control.kind === 'menu' || control.kind === 'combobox');
  // Tab has closed it, which says nothing of Escape: that is tried on it open again.
  if (isGone && triedEscape && !desk.over() && !(await isOpen())) await opened.again();
  if (mayClose && (await isOpen())) {
    if (triedEscape) {
      await press(desk, 'Escape', control.id);
      if (!(await isOpen())) await note('escape');
    }
    if (!closedBy && facts.dialogLike && closer) {
      const aimed = await desk.call(aim, { id: closer.id, focus: closer.reach !== 'none' });
      if (aimed.focused) {
        await press(desk, 'Enter', control.id);
        if (!(await isOpen())) await note('closer');
      }
      if (!closedBy && aimed.point) {
        await desk.click(aimed.point);
        await desk.call(outcome, { id: control.id, ...SOON });
        if (!(await isOpen())) await note('closer-click');
      }
    }
    if (!closedBy && control.kind !== 'tab') {
      toggles = await opened.again();
      if (!(await isOpen())) await note('again');
      else toggles = false;
    }
  } else if (mayClose) await note('itself');
  const isKept = triedEscape && closedBy === null && (late ?? effect.focus) === 'layer' && !tabs.escapedTo;
  const from = inside.place === 'layer' ? inside.id : null;
  const holds =
    isKept && !facts.modal && (await holdsFocus(desk, { control: control.id, layer: opened.layer, from, isOpen }));
  const { focusables } = facts;
  // What takes the focus at once has a key that leads into it.
  const shuts =
    isGone && !mayDrop
      ? await shutsOf(desk, { control: control.id, layer: opened.layer, isOpen, again: opened.again })
      : null;
  const calendar = { control: control.id, layer: layerId, focusables, unreachable, isOpen, again: opened.again };
  const mayClick = allowed.days > 0;
  const parts = hasDays ? await tryDay(desk, { ...calendar, mayClick }) : { unreachable };
  if (hasDays && desk.isShut()) allowed.days -= 1;
  return {
    layer: {
      ...facts,
      ...parts,
      ...(untold ? { untold } : {}),
      ...(passed.length > 0 ? { passedBy: passed } : {}),
      ...(shuts ? { shuts } : {}),
      ...(holds ? { holds } : {}),
      focusAfterOpening: late ?? effect.focus,
      ...tabs,
      closedBy,
      triedEscape,
      closer: closer && { selector: closer.selector, html: closer.html, box: closer.box, reach: closer.reach },
      focusAfterClosing,
      ...(strayed === null ? {} : { strayed }),
      leftBehind,
      axe,
      picture,
    },
    toggles,
  };
}

/** With the focus nowhere: how far from the control the next press of Tab leads. */
async function straysTo(desk: Desk, id: number): Promise<number | null> {
  await desk.press('Tab');
  const stops = await desk.call(stopsFrom, { id });
  await desk.call(focusOn, { id: -1 });
  return stops;
}

/** Puts the focus back where it was before keys were tried, and opens the layer again if it went with that. */
async function fromWhereItWas<T>(desk: Desk, { control, layer, again }: Opened, tryKeys: () => Promise<T>): Promise<T> {
  const where = () => desk.call(whereIsFocus, { control: control.id, layer: layer.id });
  const before = await where();
  const tried = await tryKeys();
  if ((await where()).id === before.id) return tried;
  await desk.call(focusOn, { id: before.id });
  if (!(await desk.call(readClosed, { layer: layer.id, look: false })).open) await again();
  return tried;
}

/** Only to be seen by leaving its control, which is worth it where somebody hears of that. Then it is opened again. */
async function isGoneOnTab(desk: Desk, { control, layer, again }: Opened, isOpen: () => Promise<boolean>) {
  const where = () => desk.call(whereIsFocus, { control: control.id, layer: layer.id });
  if ((await where()).place !== 'control') return false;
  await press(desk, 'Tab', control.id);
  const isGone = (await where()).place !== 'layer' && !(await isOpen());
  await desk.call(focusOn, { id: control.id });
  if (isGone) await again();
  return isGone;
}

/** Of what a person may have to look at: by the book, there is nothing to see. */
async function pictureOf(desk: Desk, { control, layer, effect, allowed }: Opened, isOdd: boolean) {
  const untold = control.kind !== 'details' && effect.state.expanded !== 'true';
  if (!(isOdd || layer.dialogLike || untold) || allowed.pictures <= 0 || desk.over()) return null;
  allowed.pictures -= 1;
  return desk.picture();
}

async function press(desk: Desk, key: string, id: number): Promise<Effect> {
  await desk.press(key);
  return desk.call(outcome, { id, ...SOON });
}

/** Whether Tab leads into the layer, and whether it leads out of it while it is open. */
async function tabAround(
  desk: Desk,
  { control, layer }: Opened,
  most: number,
): Promise<Pick<Layer, 'firstTab' | 'escapedTo'> & { readonly led: boolean }> {
  if (most === 0) return { ...NO_TABS, led: false };
  const where = () => desk.call(whereIsFocus, { control: control.id, layer: layer.id });
  let firstTab: FocusPlace | null = null;
  /** To one of the entries that only a script can put the focus on. */
  let led = false;
  const from = await where();
  // Escape is pressed where people are when the layer has just opened.
  const end = async (escapedTo: Spot | null) => {
    await desk.call(focusOn, { id: from.id });
    return { firstTab, escapedTo, led };
  };
  for (let presses = 0; presses < Math.min(layer.focusables + 2, most) && !desk.over(); presses += 1) {
    await desk.press('Tab');
    const { place, id } = await where();
    if (firstTab === null && place === 'layer' && layer.entries.length > 0)
      led = (await desk.call(readEntries, { layer: layer.id, pressed: false })) === 'led';
    firstTab ??= place;
    // Past the last one the browser's own controls come; that is no way out of a dialog.
    if (place === 'page' || (place === 'control' && presses > 0)) return end(await desk.call(spotOf, { id }));
  }
  return end(null);
}

async function runOn(desk: Desk, { layer, allowed }: Opened): Promise<readonly AxeRule[] | null> {
  const alike = allowed.seen.get(layer.like) ?? 0;
  const kept = alike >= MOST_ALIKE ? KEPT_FOR_OTHERS : 0;
  if (allowed.axe <= kept || desk.probing.axe.rules.length === 0 || desk.over()) return null;
  allowed.seen.set(layer.like, alike + 1);
  allowed.axe -= 1;
  return axeInLayer(desk, QUIET_MS);
}
