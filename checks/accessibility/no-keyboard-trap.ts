import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyboardWalk } from '../../src/model/seen/keyboard.ts';
import { called, keyMeta, numbered, PAGE_CAPTION, placeOf } from '../lib/keys.ts';

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
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap.html'],
    messages: {
      held: 'The keyboard cannot leave “{name}”: Tab, Shift and Tab, Escape and the arrow keys were tried.',
      circle: 'The keyboard goes round between “{name}” and {stops} stops in all, and no key leads out.',
      way: 'The Tab key does not lead on from “{name}”, though other keys do ({ways}). Check that people are told.',
      dialog:
        'The keyboard stays in the dialog around “{name}”. Check that it is one that people must answer, and that they can close it.',
      cut: 'The test ended before the end of the page. Whether the keyboard can move on there was not judged.',
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const sure = keyboard.traps.filter(({ leftBy, dialog }) => leftBy.length === 0 && dialog === null);
    if (sure.length > 0)
      return failedIf(sure.flatMap((trap) => told(keyboard, trap, trap.stops.length > 1 ? 'circle' : 'held')));
    const unsure = keyboard.traps.flatMap((trap): readonly Finding<'way' | 'dialog'>[] => {
      if (trap.dialog === null) return told(keyboard, trap, 'way');
      return trap.leftBy.includes('escape') ? [] : told(keyboard, trap, 'dialog');
    });
    if (unsure.length > 0) return cantTell(unsure);
    if (keyboard.ended === 'cut') return cantTell([{ message: 'cut', at: { kind: 'page' } }]);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

function told<M extends string>(
  walk: KeyboardWalk,
  { stops, leftBy }: KeyboardWalk['traps'][number],
  message: M,
): readonly Finding<M>[] {
  const at = walk.stops[stops[0] ?? 0];
  if (!at) return [];
  const data = { name: called(at), stops: stops.length, ways: leftBy.join(', ') };
  return [{ message, at: placeOf(at), data, ...numbered(walk, stops) }];
}
