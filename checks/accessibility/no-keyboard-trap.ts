import { definePageCheck, type Finding, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyboardWalk, KeyTrap } from '../../src/model/seen/keyboard.ts';
import {
  asksAfter,
  called,
  keyMeta,
  LEFT_OUT,
  leftOut,
  numbered,
  onPage,
  PAGE_CAPTION,
  placeOf,
  wentBackInPart,
} from '../lib/keys.ts';

export const noKeyboardTrap = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/no-keyboard-trap',
    title: 'The keyboard can always move on',
    kind: 'automatic',
    why: 'When the keyboard is held in one place, the rest of the page cannot be reached. People have to leave the page or start again.',
    affects: 'People who use a keyboard, a switch or a screen reader.',
    fix: 'Let the Tab key do what it always does. If a part of the page must keep the focus, make it a dialog that the Escape key closes.',
    severity: 'critical',
    criteria: ['2.1.2'],
    yieldsTo: asksAfter('accessibility/no-keyboard-trap'),
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap.html'],
    messages: {
      held: 'The keyboard cannot leave “{name}”: Tab, Shift and Tab, Escape and the arrow keys were tried.',
      circle: 'The keyboard goes round in {stops} stops from “{name}” on. No key and no button there leads out.',
      way: 'The Tab key does not lead on from “{name}”, though other keys do ({ways}). Check that people are told.',
      dialog:
        'The keyboard stays in the dialog around “{name}”. Check that it is one that people must answer, and that they can close it.',
      untried:
        'The keyboard goes round in {stops} stops from “{name}” on. Not every button there was tried. Check that one leads out.',
      back: 'The Tab key leads on from “{name}”, but Shift and Tab do not lead back. People who go back are held there.',
      grows:
        'The page grew as the keyboard went on: the last {count} of {stops} stops, after “{name}”, were not there before, and the test came to no end of them. Check that people get to what follows.',
      frame:
        'The Tab key was pressed many times and never came out of the frame “{name}”, which the test cannot look into. Check that people get on to what follows.',
      backCut:
        'Shift with Tab was tried on the last {steps} of {stops} stops alone. Go back over the others by hand, and look whether it lets go of each.',
      ...LEFT_OUT,
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const sure = keyboard.traps
      .filter(isSure)
      .flatMap((trap) => told(keyboard, trap, trap.stops.length > 1 ? 'circle' : 'held'));
    const others = keyboard.traps.filter((trap) => !isSure(trap));
    const unsure = others.flatMap((trap) => {
      const message = doubtAbout(trap);
      return message ? told(keyboard, trap, message) : [];
    });
    const rest = [...unsure, ...inFrame(keyboard), ...growing(keyboard), ...leftOut(keyboard), ...notBack(keyboard)];
    if (sure.length > 0 || rest.length > 0) return failedOrOpen(sure, rest);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

/** A stop that does not let go on the way back has been told as such. */
function notBack(walk: KeyboardWalk): readonly Finding<'backCut'>[] {
  const told = walk.traps.some(({ backward }) => backward);
  if (told || !wentBackInPart(walk)) return [];
  const data = { steps: walk.back?.steps ?? 0, stops: walk.stops.length };
  return [{ message: 'backCut', at: { kind: 'page' }, data }];
}

/** How many stops there are in it, nobody knows. */
function inFrame(walk: KeyboardWalk): readonly Finding<'frame'>[] {
  const at = walk.stops[walk.heldIn ?? -1];
  if (!at) return [];
  return [{ message: 'frame', at: placeOf(at), data: { name: called(at) }, ...numbered(walk, [walk.heldIn ?? 0]) }];
}

/** Some pages bring more as long as somebody reads on, and others come late: so many in a row are neither. */
const MANY = 20;

/** What is brought anew for each step has no end, or one that nobody will come to. */
function growing(walk: KeyboardWalk): readonly Finding<'grows'>[] {
  const { stops, ended } = walk;
  const last = stops.findLastIndex(({ late }) => !late);
  const count = stops.length - 1 - last;
  const from = stops[last];
  if (ended !== 'cut' || count < MANY || !from) return [];
  const data = { name: called(from), stops: stops.length, count };
  return [{ message: 'grows', at: placeOf(from), data, ...onPage(walk, from) }];
}

/** Every way that people know was tried, and none led out. */
const isSure = ({ leftBy, untried, dialog, backward }: KeyTrap) =>
  leftBy.length === 0 && (untried === 0 || (untried === undefined && dialog === null)) && !backward;

function doubtAbout({ leftBy, dialog, backward, untried = 0 }: KeyTrap): 'way' | 'dialog' | 'back' | 'untried' | null {
  if (backward) return 'back';
  // What keeps the focus and is closed by a button of its own is a dialog, whatever its markup says.
  if (leftBy.includes('close')) return null;
  if (dialog !== null) return leftBy.includes('escape') ? null : 'dialog';
  return leftBy.length === 0 && untried > 0 ? 'untried' : 'way';
}

function told<M extends string>(walk: KeyboardWalk, { stops, leftBy }: KeyTrap, message: M): readonly Finding<M>[] {
  const at = walk.stops[stops[0] ?? 0];
  if (!at) return [];
  const data = { name: called(at), stops: stops.length, ways: leftBy.join(', ') };
  return [{ message, at: placeOf(at), data, ...numbered(walk, stops) }];
}
