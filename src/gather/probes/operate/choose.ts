import { CHANGING_WORDS } from '../../../crawl/changes-state.ts';
import type { ChangedChoice, Operated, Spot } from '../../../model/seen/operated.ts';
import { outcome } from '../../in-page/operate/act.ts';
import { type FoundChoice, findChoices } from '../../in-page/operate/choices.ts';
import { focusField, holdChoice, releaseChoice } from '../../in-page/operate/hold-choice.ts';
import { readLayer } from '../../in-page/operate/layer.ts';
import { readMessages } from '../../in-page/operate/messages.ts';
import { afterTyping, holdField, leaveField } from '../../in-page/operate/typing.ts';
import { tryPasswords } from './colours-told.ts';
import type { Desk } from './desk.ts';
import { tryFilters } from './filters.ts';
import type { Attempt } from './gate.ts';
import { keepSaid } from './keep.ts';
import { tryLookUps } from './look-ups.ts';
import { outOfReach } from './out-of-reach.ts';
import { trySearches } from './searches.ts';
import { trySuggestions } from './suggestions.ts';

const MOST_CHOICES = 10;
const MOST_FIELDS = 8;
const MOST_TEXTS = 6;
/** A message that is still there by then can be read: whoever shows one for a moment shows it for five seconds at the most. */
export const READABLE_MS = 6500;
/** What a field brings up as it gets the focus is waited for at every such field. */
const WITH_FIELD_MS = 4000;

/** Changes what can be chosen, and comes by the fields, to see what the page makes of it. Where it typed, the desk is kept shut. */
export async function chooseAll(desk: Desk): Promise<{
  choices: ChangedChoice[];
  withFocus: NonNullable<Operated['withFocus']>;
  suggested: NonNullable<Operated['suggested']>;
  held: NonNullable<Operated['held']>;
  byColour: NonNullable<Operated['byColour']>;
  /** Something came up or went away as a field got the focus, and may have stayed so. */
  changed: boolean;
  untried: number;
}> {
  const found = await desk.call(findChoices, {
    most: MOST_CHOICES,
    fields: MOST_FIELDS,
    texts: MOST_TEXTS,
    unsafe: CHANGING_WORDS,
  });
  const choices: ChangedChoice[] = [];
  const withFocus: (Spot & { readonly sure: boolean })[] = [];
  let changed = false;
  for (const choice of found.choices) {
    if (desk.over()) break;
    choices.push(await change(desk, choice));
  }
  for (const id of found.fields) {
    if (desk.over()) break;
    await desk.call(focusField, { id });
    const kept = await keepSaid(desk, { by: id, ids: null, when: 'focused' });
    const { appeared, gone } = await desk.call(outcome, { id, least: 0, most: 100 });
    changed ||= appeared.length + gone + kept > 0;
    const layer = appeared.length > 0 ? await desk.call(readLayer, { control: id, ids: appeared }) : null;
    if (layer) withFocus.push(...(await outOfReach(desk, layer)));
    // The focus stays until it is known whether the message does: leaving the field may take it away.
    if (kept > 0) await desk.call(readMessages, { readable: WITH_FIELD_MS, longest: WITH_FIELD_MS, only: 'focused' });
  }
  // What is typed is shown to no server: not even asked for suggestions.
  desk.shut(true);
  for (const text of found.texts) {
    if (desk.over()) break;
    choices.push(await type(desk, text));
  }
  const suggested = await trySuggestions(desk);
  withFocus.push(...suggested.parts);
  changed ||= suggested.touched;
  const byColour = await tryPasswords(desk, found.secrets);
  const searched = await trySearches(desk);
  const filtered = await tryFilters(desk);
  const lookedUp = await tryLookUps(desk);
  changed ||= searched || filtered || lookedUp.touched || found.secrets.length > 0;
  if (found.texts.length > 0 || changed) desk.keepShut();
  else desk.shut(false);
  const untried = found.untried + found.choices.length + found.texts.length - choices.length;
  return { choices, withFocus, suggested: suggested.said, held: lookedUp.held, byColour, changed, untried };
}

async function type(desk: Desk, { id, ...choice }: FoundChoice): Promise<ChangedChoice> {
  const nothing = { ...choice, changed: false, caused: null };
  const text = await desk.call(holdField, { id });
  if (text === null) return nothing;
  desk.taken();
  for (const sign of text) if (!desk.over()) await desk.press(sign);
  const { typed, moved } = await desk.call(afterTyping, { id });
  await keepSaid(desk, { by: id, ids: null, when: 'typed' });
  await desk.call(leaveField, { id });
  return { ...nothing, changed: typed, caused: causeOf(desk.taken(), moved) };
}

function causeOf(tried: readonly Attempt[], moved: boolean): ChangedChoice['caused'] {
  if (tried.includes('navigation')) return 'navigation';
  if (tried.includes('popup')) return 'popup';
  return moved ? 'focus' : null;
}

/** What changes each kind. A date and a colour take several keys, and are set. */
const KEYS: Readonly<Partial<Record<ChangedChoice['kind'], string>>> = {
  ...{ select: 'ArrowDown', radio: 'Space', checkbox: 'Space', range: 'ArrowRight' },
};

async function change(desk: Desk, { id, ...choice }: FoundChoice): Promise<ChangedChoice> {
  const nothing = { ...choice, changed: false, caused: null };
  if (!(await desk.call(holdChoice, { id }))) return nothing;
  desk.taken();
  const key = KEYS[choice.kind];
  if (key) await desk.press(key);
  const { changed, moved } = await desk.call(releaseChoice, { id });
  const caused = causeOf(desk.taken(), moved);
  await keepSaid(desk, { by: id, ids: null, when: 'changed' });
  return { ...nothing, changed, caused };
}
