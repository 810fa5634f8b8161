import { CHANGING_WORDS } from '../../crawl/changes-state.ts';
import type { FieldErrors, TriedForm } from '../../model/seen/field-errors.ts';
import type { Spot } from '../../model/seen/operated.ts';
import { letMove } from '../in-page/keys.ts';
import { otherWords, rememberForm } from '../in-page/operate/errors-before.ts';
import { type FoundForm, findForms } from '../in-page/operate/errors-find.ts';
import { aimAtForm, awaitAnswer, readErrors } from '../in-page/operate/errors-read.ts';
import { hasTraces } from '../in-page/operate/traces.ts';
import { type Desk, isLost, openDesk } from './operate/desk.ts';
import type { Attempt } from './operate/gate.ts';
import type { Probe, Probing } from './probe.ts';

const MOST_FORMS = 2;
const TRYING_MS = 6000;
const AWAY = { x: 1, y: 1 };
/** Presses the button of empty forms while nothing can leave the page, and reads what the page itself has to say. */
export const fieldErrors: Probe<'fieldErrors'> = {
  artifact: 'fieldErrors',
  timeoutMs: 10_000,
  leaves: 'changed',
  acts: true,
  run: tryForms,
};

async function tryForms(probing: Probing): Promise<FieldErrors> {
  // A loading in between is not counted.
  const open = () => openDesk(probing, performance.now() + TRYING_MS, true);
  let desk = await open();
  const forms: TriedForm[] = [];
  try {
    const find = () => desk.call(findForms, { most: MOST_FORMS, unsafe: CHANGING_WORDS });
    let found = await find();
    // A form that was walked through may show its errors already, or be filled in.
    if (probing.perhapsChanged && found.forms.length > 0 && (await hasChanged(desk))) {
      await desk.end();
      await probing.reload();
      desk = await open();
      found = await find();
    }
    const { untried, beyond, leftOut } = found;
    for (const form of found.forms) {
      if (desk.over()) {
        const rest = found.forms.slice(forms.length).map(spotOf);
        return { forms, untried: untried + rest.length, beyond: [...rest, ...beyond], leftOut };
      }
      forms.push(await tryForm(desk, form, form === found.forms.at(-1)));
    }
    return { forms, untried, beyond, leftOut };
  } catch (error) {
    if (!isLost(error)) throw error;
    return { forms, untried: 1 };
  } finally {
    // Also where the page was lost in the middle of it.
    desk.keepShut();
    await desk.end();
  }
}

/** Since the page was remembered, at the beginning of the walk. */
async function hasChanged({ probing, call }: Desk): Promise<boolean> {
  // So that nothing looks as it does under the pointer.
  await probing.page.mouse.move(AWAY.x, AWAY.y);
  await call(letMove, null);
  // A page that cannot be looked at may have changed.
  return probing.disturbed || (await call(hasTraces, null).catch(() => true));
}

function spotOf({ selector, html, box }: FoundForm): Spot {
  return { selector, html, box };
}

function mayPress({ browser, scripted, filled }: FoundForm): boolean {
  return browser || (scripted && !filled);
}

/** `last`: no other form is tried after it, to which something that comes late could be put down. */
async function tryForm(desk: Desk, form: FoundForm, last: boolean): Promise<TriedForm> {
  const { id: _id, button, browser, scripted: _scripted, filled: _filled, fields, ...spot } = form;
  const { id: buttonId, ...buttonSpot } = button;
  const nothing: TriedForm = {
    ...spot,
    button: buttonSpot,
    outcome: 'not-tried',
    fields: [],
    texts: [],
    focus: 'nowhere',
  };
  if (!mayPress(form)) return nothing;
  const point = await desk.call(aimAtForm, { button: buttonId });
  if (!point) return nothing;
  await desk.call(rememberForm, { fields });
  desk.taken();
  // A socket may be open by now.
  if (desk.over()) return nothing;
  await desk.click(point);
  await desk.call(awaitAnswer, null);
  const soon = desk.taken();
  // Whatever it might say later of what it sends would not count.
  if (last && soon.some(sends)) return { ...nothing, outcome: 'sends' };
  const { news, ...read } = await desk.call(readErrors, { button: buttonId, fields, browser });
  const words = await desk.call(otherWords, { ids: news });
  const tried = [...soon, ...desk.taken()];
  if (tried.some(sends)) return { ...nothing, outcome: 'sends' };
  const otherwise = tried.length > 0 ? [...words, 'dialog' as const].toSorted() : words;
  const changed = fields.find((_, at) => read.fields[at]?.restyled || read.fields[at]?.error);
  const picture = browser ? null : await desk.picture({ id: changed ?? news[0] ?? buttonId });
  return { ...nothing, ...read, otherwise, picture, outcome: browser ? 'browser' : 'script' };
}

function sends(attempt: Attempt): boolean {
  return attempt !== 'dialog';
}
