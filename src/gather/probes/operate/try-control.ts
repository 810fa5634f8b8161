import type { Layer, OperatedControl, Tried } from '../../../model/seen/operated.ts';
import { aim, type Effect, outcome } from '../../in-page/operate/act.ts';
import type { FoundControl } from '../../in-page/operate/find.ts';
import { readLayer } from '../../in-page/operate/layer.ts';
import { hasNewValue } from '../../in-page/operate/locked.ts';
import { excuseMessages, forgetMessages } from '../../in-page/operate/messages.ts';
import { type Told, whatIsTold } from '../../in-page/operate/told.ts';
import type { Desk } from './desk.ts';
import type { Attempt } from './gate.ts';
import { keepSaid } from './keep.ts';
import { isLocked, opensWithFocus } from './locked-field.ts';
import { comesUnpressed, restOn } from './rest-on.ts';
import { isStuck, mayTurn, turnsOf } from './turns.ts';
import { workLayer } from './work-layer.ts';

type Way = keyof Tried;
const KEYS = { enter: 'Enter', space: 'Space' } as const;
const SOON = { least: 45, most: 700 };
/** Before it is said that nothing happens. */
const LATER = { least: 350, most: 900 };
/** Until what slides shut has done so. */
const CLOSED = { least: 1600, most: 2000 };
const NOT_TRIED: Tried = { enter: null, space: null, arrow: null, click: null };

/** What costs more than a moment, and may be done this often on one page. */
export interface Allowance {
  /** Kinds of layer that axe has looked at. */
  readonly seen: Map<string, number>;
  axe: number;
  pictures: number;
  /** Layers that are left with the Tab key to see whether they go with it. */
  leaving: number;
  /** Calendars of which one day is clicked, after which the page is to be left. */
  days: number;
  /** Buttons that are pressed twice more to see whether their look goes to and fro. */
  turns: number;
}

/** Operates one control the way people do: with the keyboard, and with the pointer where the keyboard did nothing. */
export async function tryControl(
  desk: Desk,
  control: FoundControl,
  allowed: Allowance,
): Promise<OperatedControl | null> {
  const { id, native: _native, oneOfSeveral, ...found } = control;
  const works: { -readonly [K in Way]: Tried[K] } = { ...NOT_TRIED };
  let asked: Attempt | null = null;
  const attempt = () => {
    const taken = desk.taken();
    asked ??= taken.find((one) => one === 'navigation') ?? taken.find((one) => one === 'popup') ?? taken[0] ?? null;
    return taken.length > 0;
  };
  const done = async (times: typeof SOON) => {
    const effect = await desk.call(outcome, { id, ...times });
    const tried = attempt();
    return { ...effect, acted: effect.acted || tried, tried };
  };
  const press = async (way: 'enter' | 'space' | 'arrow', times = SOON) => {
    const aimed = await desk.call(aim, { id, focus: true });
    if (!aimed.focused) return null;
    desk.taken();
    await desk.press(way === 'arrow' ? (control.kind === 'tab' ? 'ArrowRight' : 'ArrowDown') : KEYS[way]);
    const effect = await done(times);
    // A link that a script clicks for Space asks for a page, and nothing of that shows here.
    works[way] = effect.acted || effect.prevented || (control.kind === 'link-button' && effect.clicked);
    return effect;
  };

  if (control.kind === 'link-button') {
    if ((await press('space')) === null) return null;
    return { ...found, works, clickCounts: false, after: null, toggles: false, asked, layer: null };
  }

  const isField = isLocked(control);
  if (isField && (await opensWithFocus(desk, id)))
    return { ...found, works, clickCounts: false, after: null, toggles: false, asked, layer: null };

  const mayBeUntold = isPlainButton(control);
  if (mayBeUntold) {
    await desk.call(aim, { id, focus: true });
    await desk.call(whatIsTold, { id, how: 'keep' });
  }
  let effect: (Effect & { tried: boolean }) | null = null;
  let how: Way = 'enter';
  if (control.reach !== 'none') {
    for (const way of waysOf(control)) {
      effect = await press(way);
      how = way;
      if (effect?.acted) break;
    }
  }
  // Keys may set what the click only shows to choose from.
  if (isField && !effect?.acted && (await desk.call(hasNewValue, { id })))
    return {
      ...found,
      works: { ...works, [how]: true },
      clickCounts: false,
      after: null,
      toggles: false,
      asked,
      layer: null,
    };
  let clickCounts = false;
  if (!effect?.acted) {
    const aimed = await restOn(desk, id);
    if (!aimed.shown) return null;
    if (aimed.point) {
      desk.taken();
      await desk.click(aimed.point);
      const clicked = await done({ least: 120, most: SOON.most });
      works.click = clicked.acted;
      // What goes away was not there for this click alone.
      clickCounts = isField ? clicked.showed : clicked.strong || clicked.tried;
      // A second look before anybody is told that the keys do nothing.
      if (clickCounts && control.reach !== 'none') clickCounts = await agrees(press, waysOf(control));
      const isLess = clicked.appeared.length === 0 && !clicked.tried;
      if (clickCounts && isLess) clickCounts = !(await comesUnpressed(desk, id));
      if (clickCounts) for (const way of waysOf(control)) works[way] = works[way] === null ? null : false;
      effect = clicked;
      how = 'click';
    }
  }
  if (!effect) return null;
  const told = mayBeUntold && effect.appeared.length > 0 ? await desk.call(whatIsTold, { id, how: 'compare' }) : null;
  const layer = effect.appeared.length > 0 ? await desk.call(readLayer, { control: id, ids: effect.appeared }) : null;
  const swaps = effect.swapped && oneOfSeveral;
  const message = !layer || (layer.hint && layer.focusables < 2 && !layer.dialogLike);
  if (!swaps && (message || isPlainText(control, layer)))
    await keepSaid(desk, { by: id, ids: effect.appeared, when: 'operated' });
  let worked: { layer: Layer; toggles: boolean } | null = null;
  const { expanded } = effect.state;
  const mayBeTurned = found.before.expanded === 'true' && expanded === 'false' && layer !== null && effect.gone === 0;
  // What closes slowly is still there at first.
  const isTurned = mayBeTurned && (await desk.call(outcome, { id, ...CLOSED })).gone === 0;
  if (layer) {
    const again = () => useAgain(desk, control, how, works);
    worked = await workLayer(desk, { control, layer, effect, allowed, again, mayClose: !(message && layer.hint) });
    if (worked.toggles) await desk.call(forgetMessages, { by: id });
    // A message is not closed again, so that the other key has not had its turn.
    const isHalfTried = how === 'enter' && works.space === null && !control.native && control.role === 'button';
    if (message && isHalfTried) {
      await press('space');
      await desk.call(excuseMessages, { by: id });
    }
  } else if (how === 'enter' && !control.native && (effect.strong || hearsKeys(control)) && !effect.tried) {
    // What Enter does, Space has to do as well where it is said to be a button.
    await press('space');
  }
  // Some tell of their state only once they have moved.
  if (effect.acted && isStuck(control, effect)) {
    const { state } = await desk.call(outcome, { id, ...LATER });
    effect = { ...effect, state };
  }
  const untold = told?.silent ? await untoldOf(desk, control, { effect, told, swaps, worked }) : undefined;
  let turns: OperatedControl['turns'];
  if (!layer && mayTurn(control, effect)) {
    turns = allowed.turns > 0 && !desk.over() ? await turnsOf(desk, control, how) : 'not-tried';
    allowed.turns -= 1;
    attempt();
  }
  return {
    ...found,
    works,
    clickCounts,
    ...(isTurned ? { turnedRound: true } : {}),
    after: effect.acted ? effect.state : null,
    toggles: worked?.toggles ?? false,
    swaps,
    ...(turns ? { turns } : {}),
    ...(untold ? { untold } : {}),
    asked,
    layer: worked?.layer ?? null,
  };
}

/** Even a small change is its own doing where it listens for keys itself. */
const hearsKeys = ({ role, keyed }: FoundControl) => role === 'button' && keyed === true;

const isPlainButton = ({ kind, role, reach, before: { expanded, selected, checked, pressed } }: FoundControl) =>
  kind === 'button' && role === 'button' && reach === 'tab' && !(expanded ?? selected ?? checked ?? pressed);

/** Looks once more, as some tell of it a moment later. By then it has been used again, so that it is as it was at first. */
async function untoldOf(
  desk: Desk,
  { id, before }: FoundControl,
  seen: {
    readonly effect: Effect & { tried: boolean };
    readonly told: Told;
    readonly swaps: boolean;
    readonly worked: { readonly layer: Layer; readonly toggles: boolean } | null;
  },
): Promise<OperatedControl['untold']> {
  const { effect, told, swaps, worked } = seen;
  const opens = effect.gone === 0 && worked?.toggles === true && worked.layer.focusAfterOpening === 'control';
  const chooses = swaps && told.chosen;
  if ((!opens && !chooses) || effect.tried || effect.focus === 'layer' || effect.focus === 'page') return undefined;
  if (effect.state.name !== before.name) return undefined;
  // What is brought up anew where the old has gone, as what a sum comes to, is neither open nor closed.
  if (!chooses && (await desk.call(outcome, { id, ...LATER })).appeared.length > 0) return undefined;
  if (!(await desk.call(whatIsTold, { id, how: 'compare' })).silent) return undefined;
  return chooses ? 'chooses' : 'opens';
}

/** True: however long one waits, the keys do nothing. */
async function agrees(
  press: (way: 'enter' | 'space' | 'arrow', times: typeof SOON) => Promise<Effect | null>,
  ways: readonly ('enter' | 'space' | 'arrow')[],
) {
  for (const way of ways) if ((await press(way, LATER))?.acted) return false;
  return true;
}

/** Once more, to close again what was opened. Of what is a button in name only, by the other key, which is so tried too. */
async function useAgain(
  desk: Desk,
  control: FoundControl,
  how: Way,
  works: { -readonly [K in Way]: Tried[K] },
): Promise<boolean> {
  const { id } = control;
  const aimed = await desk.call(aim, { id, focus: how !== 'click' });
  if (!aimed.shown) return false;
  const other = how === 'enter' && !control.native && control.role === 'button' ? 'space' : how;
  if (other === 'click') {
    if (!aimed.point) return false;
    await desk.click(aimed.point);
  } else {
    if (!aimed.focused) return false;
    await desk.press(other === 'space' ? 'Space' : other === 'arrow' ? 'Escape' : 'Enter');
  }
  let effect = await desk.call(outcome, { id, ...SOON });
  // Closed already, it is to be opened.
  if (other === 'arrow' && isLocked(control) && !effect.acted) {
    await desk.press('ArrowDown');
    await desk.call(outcome, { id, ...SOON });
  }
  if (other === 'space') {
    works.space = effect.acted || effect.prevented || effect.clicked;
    if (!effect.acted) {
      await desk.press('Enter');
      effect = await desk.call(outcome, { id, ...SOON });
    }
  }
  return effect.gone > 0;
}

function waysOf(control: FoundControl): readonly ('enter' | 'space' | 'arrow')[] {
  const { kind, role, native } = control;
  if (isLocked(control)) return ['space', 'enter', 'arrow'];
  if (kind === 'combobox') return ['arrow', 'enter'];
  if (kind === 'tab' || kind === 'menu') return ['enter', 'space', 'arrow'];
  if (kind === 'toggle') return ['space', 'enter'];
  if (native && role === 'link') return ['enter'];
  return ['enter', 'space'];
}

function isPlainText(
  { kind }: FoundControl,
  layer: { focusables: number; words: number; dialogLike: boolean } | null,
): boolean {
  const opens = ['details', 'disclosure', 'menu', 'dialog', 'tab', 'combobox'].includes(kind);
  return !opens && layer !== null && layer.focusables === 0 && layer.words <= 60 && !layer.dialogLike;
}
