import { definePageCheck, type Finding } from '../../src/model/check.ts';
import type { Layer, OperatedControl, SuggestedSeen } from '../../src/model/seen/operated.ts';
import { opensElsewhere } from '../lib/operate/elsewhere.ts';
import { CUT_SHORT, find, judge, notReached } from '../lib/operate/judge.ts';
import { asksAfter, NOT_USED, notUsed } from '../lib/operate/left-out.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';

type Key =
  | 'wrongExpanded'
  | 'turnedRound'
  | 'wrongSelected'
  | 'noRole'
  | 'noState'
  | 'neverSaysOpen'
  | 'neverSaysChosen'
  | 'stuckState'
  | 'neverTold'
  | 'noChosen'
  | 'noOnOff'
  | 'maybeOnOff'
  | 'noLayerRole'
  | 'maybeLayerRole'
  | 'maybeNoRole'
  | 'maybeClosed'
  | 'markedByLook'
  | 'leftOut'
  | 'notReached';

export const stateIsAnnounced = definePageCheck({
  meta: {
    id: 'accessibility/state-is-announced',
    title: 'Controls say what they are and whether they are open or on',
    kind: 'automatic',
    why: 'People who cannot see the page have to be told that something opens, and whether it is open now. Otherwise they press and wonder what happened.',
    affects: 'People who use a screen reader or voice control.',
    fix: 'Use a real button. Give it aria-expanded="false" while its part is closed and "true" while it is open. Tabs need aria-selected, switches and checkboxes aria-checked, and buttons that are on or off aria-pressed. Change it with each press.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['4.1.2'],
    yieldsTo: {
      ...asksAfter('accessibility/state-is-announced'),
      maybeNoRole: ['accessibility/stops-have-roles', 'accessibility/keyboard-operable', 'accessibility/mouse-only'],
    },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html'],
    captions: { opened: SHOWN.opened },
    messages: {
      wrongExpanded: 'This opens something, but software is told that it is still closed.',
      turnedRound:
        'This opens something, and software is told that it closes: what is said of it is the wrong way round.',
      wrongSelected: 'This tab shows its part, but software is told that another tab is chosen.',
      noRole: 'This works as a button, but software is not told that it is one.',
      noLayerRole:
        'This opens over the page and takes the focus, and software is told neither that it is a dialog nor what it is about.',
      maybeLayerRole:
        'This opens over the page and takes the focus, and nothing around it says that it is a dialog. Check what people who cannot see it are told.',
      noOnOff: 'Each press switches this on or off, and only its look says which. Software is not told.',
      maybeOnOff:
        'Each press changes the look of this to and fro, and software is told nothing. Check whether it is on or off in turns, and whether people who cannot see it are told which.',
      neverSaysOpen:
        'Each press opens or closes a part of the page, and software is never told which. Nothing in the code of this button changes.',
      neverSaysChosen:
        'This shows one part in place of another, and only the look of the buttons says which one is chosen. Software is not told.',
      noState: 'This opens and closes something. Check whether people who cannot see it are told that it is open.',
      stuckState:
        'This was pressed, and what software is told of its state stayed the same. Check that the state is right.',
      neverTold: 'Each press changes how this looks, but software is always told that it is {state}.',
      noChosen:
        'This shows one part in place of another. Check whether people who cannot see it are told which one is chosen.',
      maybeNoRole:
        'This answers to a press, and software is not told what it is. Check that people are told, and that they hear what changes.',
      maybeClosed:
        'A list comes up as people type here, and software is told that it is closed. Something on the page is announced. Check that it tells of the list.',
      markedByLook:
        'The arrow keys mark an entry of the list that comes up as people type here, and only its look says which. Check what people who cannot see it are told.',
      cutShort: CUT_SHORT,
      leftOut: NOT_USED,
      notReached:
        'Buttons here that may be on or off, and that were not pressed often enough to tell: {untried}. Check what people who cannot see them are told.',
    },
  },
  needs: ['operated'],
  evaluate({ operated }) {
    const { controls, suggested = [] } = operated;
    const main = controls.filter((control) => control.kind !== 'custom' || !opensElsewhere(control, operated));
    return judge<Key>(
      [
        ...main.flatMap((one) =>
          [...certainOf(one), ...layerOf(one, 'failed')].map(shownIn(one.layer?.picture, 'opened')),
        ),
        ...suggested.filter(isWrong).map((field) => find('wrongExpanded' as const, field)),
      ],
      [
        ...suggested.flatMap(doubtsOfList),
        ...main.flatMap((one) =>
          [...doubtsOf(one), ...layerOf(one, 'cantTell')].map(shownIn(one.layer?.picture, 'opened')),
        ),
        ...notUsed(operated),
        ...notReached(main.filter(({ kind, turns }) => kind !== 'toggle' && turns === 'not-tried').length),
      ],
      {
        ...operated,
        any: controls.some(({ kind }) => kind !== 'link-button') || suggested.length > 0,
      },
    );
  },
});

const isWrong = ({ saysClosed, announced }: SuggestedSeen) => saysClosed && !announced;

function doubtsOfList(field: SuggestedSeen): Finding<Key>[] {
  return [
    ...(field.saysClosed && field.announced ? [find<Key>('maybeClosed', field)] : []),
    ...(field.marked ? [find<Key>('markedByLook', field)] : []),
  ];
}

/** What lies over the page and holds the focus is a part of its own, whose role and name people have to be told. */
function layerOf({ layer }: OperatedControl, outcome: 'failed' | 'cantTell'): Finding<Key>[] {
  if (!layer?.untold) return [];
  const { untold, firstTab, escapedTo } = layer;
  const isHeld = escapedTo === null && (firstTab === 'layer' || layer.focusables === 0);
  const isSure = untold.itself && isHeld && layer.name === '' && layer.role === '';
  if (isSure !== (outcome === 'failed')) return [];
  return [find(isSure ? 'noLayerRole' : 'maybeLayerRole', untold)];
}

/** What came up is this control's own: it goes again with it, or with Escape. */
const isOwn = ({ toggles, layer }: OperatedControl) =>
  layer !== null && (toggles || layer.closedBy === 'escape' || layer.closedBy === 'again');

/** A component may have told the browser its role and its state in a way that no attribute shows. */
const COMPONENT = /^<[a-z][^\s>]*-/i;

/** Elements whose own role says enough where they can be used: the header of a column that sorts, a day in a grid, a player. */
const HAS_ROLE = /^<(?:th|td|video|audio)\b/i;

/**
 * Somebody put it into the order of the Tab key and listens there for presses and for keys, so that it is a control, whatever
 * comes of it. Without its own ear for keys, what was seen may be a page that moves by itself.
 */
function isHandMade({ kind, role, foundBy, reach, works, after, html, keyed }: OperatedControl): boolean {
  if (kind !== 'custom' || role !== '' || foundBy !== 'listener' || reach !== 'tab' || !keyed || !after) return false;
  const mayBeMore = COMPONENT.test(html) || /^<[^>]*\scontenteditable/i.test(html) || HAS_ROLE.test(html);
  return works.click === null && (works.enter === true || works.space === true) && !mayBeMore;
}

/** Its own tag calls it a switch, by class or id. */
const SWITCH = /^<[^>]*\s(?:class|id)="[^"]*(?:switch|toggle)/i;
/** Such names say what the next press does. It may well do that elsewhere, and its own look only goes along. */
const ACTS =
  /\b(?:switch|toggle|change|play|pause|stop|mute|show|hide|open|close|expand|collapse|menu|more|less|mode|theme|dark|light|contrast|language|view|search|filter|sort|dangos|cuddio|agor|cau|newid|dewislen)\b/i;

/** On or off by its look alone: nothing else in the page had to do with it, and a press asked nobody for anything. */
function isSwitch({ turns, role, html, before, asked, consent }: OperatedControl): boolean {
  const isNamed = before.name !== '' && !ACTS.test(before.name);
  return (
    turns === 'alone' &&
    role === 'button' &&
    asked === null &&
    SWITCH.test(html) &&
    isNamed &&
    !COMPONENT.test(html) &&
    // Tools that ask for consent are made by others, and may tell of their state somewhere else.
    !consent
  );
}

/** It calls itself something that is on or off, and goes to and fro by its look alone. What it says never changes. */
function isNeverTold({ kind, role, turns, html, asked, before, after, consent }: OperatedControl): boolean {
  if (consent) return false;
  const told = before.checked ?? before.pressed;
  const isSame = (told === 'true' || told === 'false') && told === (after?.checked ?? after?.pressed);
  return (
    kind === 'toggle' && role !== 'radio' && turns === 'alone' && asked === null && isSame && !COMPONENT.test(html)
  );
}

function certainOf(control: OperatedControl): Finding<Key>[] {
  const { kind, before, after, layer } = control;
  if (isNeverTold(control)) return [find('neverTold', control, { state: stateOf(before) })];
  if (isHandMade(control)) return [find('noRole', control)];
  if (isSwitch(control)) return [find('noOnOff', control)];
  if (!after || !layer) return [];
  const unsaid = unsaidBy(control, layer);
  if (unsaid) return [find(unsaid, control)];
  if (kind === 'tab') {
    return before.selected === 'false' && after.selected === 'false' ? [find('wrongSelected', control)] : [];
  }
  if (before.expanded === 'false' && after.expanded === 'false' && isOwn(control) && !layer.dialogLike) {
    return [find('wrongExpanded', control)];
  }
  if (control.turnedRound && isOwn(control) && !layer.dialogLike && kind !== 'combobox')
    return [find('turnedRound', control)];
  if (kind === 'custom' && control.role === '' && control.toggles) return [find('noRole', control)];
  return [];
}

/** Such a button may be no control of what came up: it leads on to more each time, or only sends somebody there. */
const LEADS_ON = /\b(?:load|add|another|next|prev(?:ious)?|search|find|print|share|go|jump|skip)\b/i;
/** Said by being there, and by the focus that goes there. */
const ANNOUNCES = /^(?:status|alert|log|timer|alertdialog|dialog|tooltip)$/;

/** Its own part opens and shuts, or is chosen, with each press, and nothing that software reads says so. */
function unsaidBy(
  { untold, before, works, asked }: OperatedControl,
  { dialogLike, role }: Layer,
): 'neverSaysOpen' | 'neverSaysChosen' | null {
  const isKeyed = works.enter === true || works.space === true;
  const isAny = /[\p{L}\p{N}]/u.test(before.name) && !LEADS_ON.test(before.name) && !STEPS.test(before.name.trim());
  if (!untold || !isKeyed || !isAny || asked !== null || dialogLike || ANNOUNCES.test(role)) return null;
  return untold === 'opens' ? 'neverSaysOpen' : 'neverSaysChosen';
}

/** Leads on through several things, and is neither on nor off. What is named after a day or a week may be the chosen one. */
const STEPS =
  /^(?:(?:(?:show|go to|view|see) )?(?:the )?(?:next|previous|prev|earlier|later|older|newer|nesaf|blaenorol|cynharach|diweddarach)(?: (?!day|week|month|year|term)[\p{L}’'-]+){0,2}|left|right|first|last|up|down)$/iu;

function stateOf({ checked, pressed }: OperatedControl['before']): string {
  const told = checked ?? pressed;
  return told === 'true' ? 'on' : 'off';
}

function doubtsOf(control: OperatedControl): Finding<Key>[] {
  const { kind, before, after, layer } = control;
  if (!after || kind === 'details') return [];
  if (kind === 'tab') return before.selected === null && layer ? [find('noState', control)] : [];
  if (isNeverTold(control) || (layer && unsaidBy(control, layer))) return [];
  if (kind === 'toggle') {
    const told = before.checked ?? before.pressed;
    // Of several, the one that is chosen stays so.
    const stays = control.role === 'radio' && told === 'true';
    // Another name may say what the next press does. A box or a switch is ticked or not, whatever it is called.
    const isSaid = before.name !== after.name && !/^(?:checkbox|switch|menuitemcheckbox)$/.test(control.role);
    return told !== null && !stays && told === (after.checked ?? after.pressed) && !isSaid
      ? [find('stuckState', control)]
      : [];
  }
  const silent = [before, after].every(
    ({ expanded, pressed, selected }) => expanded === null && pressed === null && selected === null,
  );
  if (control.turns === 'alone' || control.turns === 'with-others')
    return isSwitch(control) ? [] : [find('maybeOnOff', control)];
  if (silent && STEPS.test(before.name.trim())) return [];
  if (silent && control.swaps === true) return [find('noChosen', control)];
  if (kind === 'custom' && control.role === '')
    return control.foundBy === 'listener' ? [find('maybeNoRole', control)] : [];
  // Nobody asks of a field whether what it brings up is open.
  if (control.role === 'textbox') return [];
  const toggles = control.toggles || (kind === 'menu' && isOwn(control));
  return silent && toggles && before.name === after.name && layer?.dialogLike === false
    ? [find('noState', control)]
    : [];
}
