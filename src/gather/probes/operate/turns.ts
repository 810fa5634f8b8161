import type { OperatedControl } from '../../../model/seen/operated.ts';
import { aim, type Effect } from '../../in-page/operate/act.ts';
import type { FoundControl } from '../../in-page/operate/find.ts';
import { type Look, readLook } from '../../in-page/operate/look.ts';
import type { Desk } from './desk.ts';

const SOON = { least: 60, most: 700 };
const LATE = { least: 1000, most: 1500 };

/** It is on or off by what it says, and says the same as before. Of several radio buttons the one that is pressed stays chosen. */
export function isStuck({ kind, role, before }: FoundControl, { state }: Effect): boolean {
  const told = before.checked ?? before.pressed;
  return kind === 'toggle' && role !== 'radio' && told !== null && told === (state.checked ?? state.pressed);
}

/** Worth two presses more: what did something, which can only have been to its own look, and says nothing of a state, or nothing new. */
export function mayTurn(control: FoundControl, effect: Effect): boolean {
  const { kind, before } = control;
  const { state } = effect;
  const isSilent = [before, state].every(
    ({ expanded, selected, checked, pressed }) => (expanded ?? selected ?? checked ?? pressed) === null,
  );
  const isButton = kind === 'button' || kind === 'link';
  const isQuiet = !effect.strong && effect.appeared.length === 0 && effect.focus !== 'page';
  return (isStuck(control, effect) || (isButton && isSilent)) && isQuiet && effect.acted && before.name === state.name;
}

/**
 * Whether its look goes to and fro with each press, as that of a switch does. What has been pressed once is pressed twice more:
 * from then on it is in the same hands each time, so that a mark of the focus or of the pointer makes no difference.
 */
export async function turnsOf(
  desk: Desk,
  { id, kind }: FoundControl,
  how: 'enter' | 'space' | 'arrow' | 'click',
): Promise<OperatedControl['turns']> {
  const look = () => desk.call(readLook, { id, ...SOON });
  const press = async (): Promise<Look | null> => {
    const aimed = await desk.call(aim, { id, focus: how !== 'click' });
    if (how === 'click') {
      if (!aimed.point) return null;
      await desk.click(aimed.point);
    } else {
      if (!aimed.focused) return null;
      await desk.press(how === 'space' ? 'Space' : 'Enter');
    }
    return look();
  };
  const first = await look();
  // Each press may take a while, and what is left of the time is for others too.
  if (desk.over()) return 'not-tried';
  const second = await press();
  if (!second || second.look === first.look || second.told !== first.told) return undefined;
  if (desk.over()) return 'not-tried';
  const third = await press();
  if (!third || third.look !== first.look || third.told !== first.told) return undefined;
  // What moves by itself may have been like this just then, and what is told may come late.
  const still = await desk.call(readLook, { id, ...(kind === 'toggle' ? LATE : { least: 250, most: 600 }) });
  if (still.look !== third.look || still.told !== third.told) return undefined;
  return second.others || third.others || still.others ? 'with-others' : 'alone';
}
