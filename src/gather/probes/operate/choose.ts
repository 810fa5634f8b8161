import { CHANGING_WORDS } from '../../../crawl/changes-state.ts';
import type { ChangedChoice } from '../../../model/seen/operated.ts';
import { type FoundChoice, findChoices, focusField, holdChoice, releaseChoice } from '../../in-page/operate/choices.ts';
import { keepMessages, readMessages } from '../../in-page/operate/messages.ts';
import type { Desk } from './desk.ts';
import type { Attempt } from './gate.ts';

const MOST_CHOICES = 10;
const MOST_FIELDS = 8;
/** A message that is still there by then can be read. */
export const READABLE_MS = 4000;

/** Changes what can be chosen, and comes by the fields, to see what the page makes of it. */
export async function chooseAll(desk: Desk): Promise<{ choices: ChangedChoice[]; untried: number }> {
  const found = await desk.call(findChoices, { most: MOST_CHOICES, fields: MOST_FIELDS, unsafe: CHANGING_WORDS });
  const choices: ChangedChoice[] = [];
  for (const choice of found.choices) {
    if (desk.over()) break;
    choices.push(await change(desk, choice));
  }
  for (const id of found.fields) {
    if (desk.over()) break;
    await desk.call(focusField, { id });
    const kept = await desk.call(keepMessages, { by: id, ids: null, when: 'focused' });
    // The focus stays until it is known whether the message does: leaving the field may take it away.
    if (kept > 0) await desk.call(readMessages, { readable: READABLE_MS, longest: READABLE_MS });
  }
  return { choices, untried: found.untried + found.choices.length - choices.length };
}

async function change(desk: Desk, { id, ...choice }: FoundChoice): Promise<ChangedChoice> {
  const nothing = { ...choice, changed: false, caused: null };
  if (!(await desk.call(holdChoice, { id }))) return nothing;
  desk.taken();
  await desk.press(choice.kind === 'select' ? 'ArrowDown' : 'Space');
  const { changed, moved } = await desk.call(releaseChoice, { id });
  const tried: readonly Attempt[] = desk.taken();
  const caused = tried.includes('navigation')
    ? 'navigation'
    : tried.includes('popup')
      ? 'popup'
      : moved
        ? 'focus'
        : null;
  await desk.call(keepMessages, { by: id, ids: null, when: 'changed' });
  return { ...nothing, changed, caused };
}
