import { CHANGING_WORDS } from '../../../crawl/changes-state.ts';
import type { Operated } from '../../../model/seen/operated.ts';
import { aim, outcome } from '../../in-page/operate/act.ts';
import { readEntries } from '../../in-page/operate/entries.ts';
import { findSuggesting, readFilled, readSuggested } from '../../in-page/operate/suggestions.ts';
import { holdField, leaveField } from '../../in-page/operate/typing.ts';
import type { Desk } from './desk.ts';

type Part = NonNullable<Operated['withFocus']>[number];

const MOST_FIELDS = 2;
/** With these most names of places, streets and people begin, or have them in them. */
const LETTERS = ['a', 'e', 's', 'c'];
const SOON = { least: 60, most: 500 };

/**
 * Lists that come up as people type, and whose entries a click chooses and no key leads to. Whether what is typed in full does
 * the same nobody can see from outside, so that this is a question.
 */
export async function trySuggestions(
  desk: Desk,
): Promise<{ readonly parts: readonly Part[]; readonly touched: boolean }> {
  const parts: Part[] = [];
  const fields = await desk.call(findSuggesting, { most: MOST_FIELDS, unsafe: CHANGING_WORDS });
  for (const id of fields) {
    if (desk.over()) break;
    const part = await tryField(desk, id);
    if (part) parts.push(part);
    await desk.call(leaveField, { id });
  }
  return { parts, touched: fields.length > 0 };
}

async function tryField(desk: Desk, id: number): Promise<Part | null> {
  if ((await desk.call(holdField, { id })) === null) return null;
  let suggested = null;
  for (const letter of LETTERS) {
    await desk.press(letter);
    suggested = await desk.call(readSuggested, { id });
    if (suggested || desk.over()) break;
    await desk.press('Backspace');
  }
  if (!suggested) return null;
  const { list, entry, selector, html, box } = suggested;
  const filled = () => desk.call(readFilled, { id, list });
  const before = await filled();
  if ((await desk.call(readEntries, { layer: list, pressed: false })) !== 'nothing') return null;
  // In a form, Enter may send it.
  for (const key of suggested.inForm ? ['ArrowDown', 'ArrowUp'] : ['ArrowDown', 'ArrowUp', 'Enter']) {
    if (desk.over()) return null;
    await desk.press(key);
    const came = await desk.call(readEntries, { layer: list, pressed: true });
    if (came !== 'nothing' || (await filled()) !== before) return null;
  }
  const { point } = await desk.call(aim, { id: entry, focus: false });
  if (!point || desk.over()) return null;
  await desk.click(point);
  await desk.call(outcome, { id: entry, ...SOON });
  return (await filled()) === before ? null : { selector, html, box, sure: false };
}
