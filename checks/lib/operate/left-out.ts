import type { CheckId, Finding } from '../../../src/model/check.ts';
import type { Hovered } from '../../../src/model/seen/hovered.ts';
import type { LeftControl, Operated } from '../../../src/model/seen/operated.ts';
import { at } from './judge.ts';

export const LEFT_OUT =
  'Some places here were not pointed at. Built like others that were: {alike}. Could not be reached when their turn came: {gone}. Try them by hand.';

/** Said of what was found and not pointed at: it is no pass. */
export function leftOut({ leftOut: { alike, gone } = { alike: 0, gone: 0 } }: Hovered): readonly Finding<'leftOut'>[] {
  return alike + gone === 0 ? [] : [{ message: 'leftOut', at: { kind: 'page' }, data: { alike, gone } }];
}

/** A person who tries what was left alone sees at once what all checks of its use want to know. */
export const NOT_USED =
  'Controls here that were not used: {count}. Among them: {names}. Built like others that were used: {alike}. Could send or change something: {unsafe}. Gone when their turn came: {gone}. Try them by keyboard. Look whether they say what they are and whether they are open. Look whether the focus goes into what opens and comes back.';

/** The checks that judge the use of controls, in the order in which they ask about what was left alone. */
const ASKING = [
  'accessibility/controls-work-by-keyboard',
  'accessibility/state-is-announced',
  'accessibility/dialogs-keep-focus',
  'accessibility/opened-states-axe',
  'accessibility/status-messages',
  'accessibility/on-input-no-surprise',
  'accessibility/press-can-be-taken-back',
  'accessibility/no-need-to-drag',
  'accessibility/sign-in-by-paste',
  'accessibility/small-window-controls',
] as const satisfies readonly CheckId[];

/** A person is asked once about what was not used: by the first of them that asks at all. */
export function asksAfter(own: (typeof ASKING)[number]): Readonly<Record<'leftOut' | 'cutShort', readonly CheckId[]>> {
  const before = ASKING.slice(0, ASKING.indexOf(own));
  return { leftOut: before, cutShort: before };
}

const NO_NAMES = 'names were not kept';

/** Said of what was found and left alone: it is no pass. Points at the first that could change something. */
export function notUsed({ leftOut }: Operated): readonly Finding<'leftOut'>[] {
  if (!leftOut) return [];
  const { alike, unsafe, gone, which = [] } = leftOut;
  const count = alike + unsafe + gone;
  if (count === 0) return [];
  const names = [...new Set(which.map(nameOf))].join(', ') || NO_NAMES;
  const first = which.find(({ why }) => why === 'unsafe');
  return [
    {
      message: 'leftOut',
      at: first ? at(first) : { kind: 'page' },
      data: { count, names, alike, unsafe, gone },
    },
  ];
}

function nameOf({ name, selector }: LeftControl): string {
  return name === '' ? selector : `“${name.slice(0, 60)}”`;
}
