import { CHANGING_WORDS } from '../../../crawl/changes-state.ts';
import type { Operated } from '../../../model/seen/operated.ts';
import { aim, outcome } from '../../in-page/operate/act.ts';
import { readEntries } from '../../in-page/operate/entries.ts';
import {
  findSuggesting,
  readClosed,
  readFilled,
  readLooks,
  readSuggested,
  staysClosed,
  staysUntold,
} from '../../in-page/operate/suggestions.ts';
import { holdField, leaveField } from '../../in-page/operate/typing.ts';
import type { Desk } from './desk.ts';

type Part = NonNullable<Operated['withFocus']>[number];
type Suggested = NonNullable<Awaited<ReturnType<typeof readSuggested>>>;
type Said = NonNullable<Operated['suggested']>[number];

const MOST_FIELDS = 2;
/** With these most names of places, streets and people begin, or have them in them. */
const LETTERS = ['a', 'e', 's', 'c'];
const SOON = { least: 60, most: 500 };

/**
 * Lists that come up as people type, and whose entries a click chooses and no key leads to. Whether what is typed in full does
 * the same nobody can see from outside, so that this is a question. And what their fields say of such lists.
 */
export async function trySuggestions(
  desk: Desk,
): Promise<{ readonly parts: readonly Part[]; readonly said: readonly Said[]; readonly touched: boolean }> {
  const parts: Part[] = [];
  const said: Said[] = [];
  const fields = await desk.call(findSuggesting, { most: MOST_FIELDS, unsafe: CHANGING_WORDS });
  for (const id of fields) {
    if (desk.over()) break;
    const tried = await tryField(desk, id);
    if (tried.part) parts.push(tried.part);
    if (tried.said) said.push(tried.said);
    await desk.call(leaveField, { id });
  }
  return { parts, said, touched: fields.length > 0 };
}

const NOTHING = { part: null, said: null };

async function tryField(desk: Desk, id: number): Promise<{ readonly part: Part | null; readonly said: Said | null }> {
  if ((await desk.call(holdField, { id })) === null) return NOTHING;
  const before = await desk.call(readClosed, { id });
  let suggested = null;
  for (const letter of LETTERS) {
    await desk.press(letter);
    suggested = await desk.call(readSuggested, { id });
    if (suggested || desk.over()) break;
    await desk.press('Backspace');
  }
  if (!suggested) return NOTHING;
  const { list, field } = suggested;
  // What waits for an answer that it does not get may say so in its own way.
  const isAsked = before.says && desk.unanswered() === null;
  const stays = isAsked ? await desk.call(staysClosed, { id, list, since: before.at }) : null;
  const [saysClosed, announced] = [stays?.closed === true, stays?.announced === true];
  const { part, marked } = await tryEntries(desk, id, suggested);
  return { part, said: saysClosed || marked ? { ...field, saysClosed, announced, marked } : null };
}

async function tryEntries(
  desk: Desk,
  id: number,
  suggested: Suggested,
): Promise<{ readonly part: Part | null; readonly marked: boolean }> {
  const { list, entry, selector, html, box } = suggested;
  const filled = () => desk.call(readFilled, { id, list });
  const before = await filled();
  const led = { part: null, marked: false };
  if ((await desk.call(readEntries, { layer: list, pressed: false })) !== 'nothing') return led;
  const plain = await desk.call(readLooks, { list });
  // In a form, Enter may send it.
  for (const key of suggested.inForm ? ['ArrowDown', 'ArrowUp'] : ['ArrowDown', 'ArrowUp', 'Enter']) {
    if (desk.over()) return led;
    await desk.press(key);
    const came = await desk.call(readEntries, { layer: list, pressed: true });
    const isSame = (await filled()) === before;
    if (came === 'nothing' && isSame) continue;
    if (key !== 'ArrowDown' || came !== 'stirred' || !isSame) return led;
    const { looks } = await desk.call(readLooks, { list });
    const isMarked = isOneMarked(plain.looks, looks);
    return { part: null, marked: isMarked && (await desk.call(staysUntold, { id, list, since: plain.at })) };
  }
  const { point } = await desk.call(aim, { id: entry, focus: false });
  if (!point || desk.over()) return led;
  await desk.click(point);
  await desk.call(outcome, { id: entry, ...SOON });
  return { part: (await filled()) === before ? null : { selector, html, box, sure: false }, marked: false };
}

/** One entry looks another way than before; or two, where the mark went on from one to the next. */
function isOneMarked(before: readonly string[], after: readonly string[]): boolean {
  const differ = after.filter((look, index) => look !== before[index]).length;
  return after.length > 1 && after.length === before.length && (differ === 1 || differ === 2);
}
