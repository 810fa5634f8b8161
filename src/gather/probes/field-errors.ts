import { CHANGING_WORDS } from '../../crawl/changes-state.ts';
import type { FieldErrors, TriedForm } from '../../model/seen/field-errors.ts';
import { otherWords, rememberForm } from '../in-page/operate/errors-before.ts';
import { type FoundForm, findForms } from '../in-page/operate/errors-find.ts';
import { aimAtForm, awaitAnswer, readErrors } from '../in-page/operate/errors-read.ts';
import { hasTraces, rememberPage } from '../in-page/operate/traces.ts';
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
  leaves: 'as-found',
  acts: true,
  run: tryForms,
};

async function tryForms(probing: Probing): Promise<FieldErrors> {
  const opened = await openDesk(probing, performance.now() + TRYING_MS, true);
  const attempts = new Set<Attempt>();
  const taken = () => {
    const latest = opened.taken();
    for (const attempt of latest) attempts.add(attempt);
    return latest;
  };
  const desk: Desk = { ...opened, taken };
  const find = () => desk.call(findForms, { most: MOST_FORMS, unsafe: CHANGING_WORDS });
  const forms: TriedForm[] = [];
  let touched = false;
  let noticed = false;
  try {
    const found = await find();
    const { untried, leftOut } = found;
    for (const form of found.forms) {
      if (desk.over()) return { forms, untried: untried + found.forms.length - forms.length, leftOut };
      if (mayPress(form)) {
        // What was seen of the page before is worth nothing once a script of its own has heard of a press.
        if (!touched && !form.noticed) await desk.call(rememberPage, null);
        touched = true;
        noticed ||= form.noticed;
      }
      forms.push(await tryForm(desk, form, form === found.forms.at(-1)));
    }
    return { forms, untried, leftOut };
  } catch (error) {
    if (!isLost(error)) throw error;
    return { forms, untried: 1 };
  } finally {
    const changed = touched && !probing.signal.aborted && (noticed || (await hasChanged(desk, attempts)));
    await desk.end();
    if (changed) await probing.reload();
  }
}

/**
 * A page in which a press has come to nothing at all is as good as one that was loaded again, where no script of its own has
 * heard of it: what such a script keeps in its variables, or leaves to a timer, shows nowhere.
 */
async function hasChanged(desk: Desk, attempts: ReadonlySet<Attempt>): Promise<boolean> {
  // So that nothing looks as it does under the pointer.
  const traces = await desk.probing.page.mouse
    .move(AWAY.x, AWAY.y)
    .then(() => desk.call(hasTraces, null))
    .catch(() => true);
  desk.taken();
  // Where the page was kept from going on, it has not gone on. What it was to be answered may change it later.
  return traces || [...attempts].some((attempt) => attempt !== 'navigation');
}

function mayPress({ browser, scripted, filled }: FoundForm): boolean {
  return browser || (scripted && !filled);
}

/** `last`: no other form is tried after it, to which something that comes late could be put down. */
async function tryForm(desk: Desk, form: FoundForm, last: boolean): Promise<TriedForm> {
  const { id: _id, button, browser, scripted: _scripted, filled: _filled, noticed: _noticed, fields, ...spot } = form;
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
