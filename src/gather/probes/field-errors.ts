import { CHANGING_WORDS } from '../../crawl/changes-state.ts';
import type { FieldErrors, TriedForm } from '../../model/seen/field-errors.ts';
import type { Spot } from '../../model/seen/operated.ts';
import { letMove } from '../in-page/keys.ts';
import { otherWords, rememberForm } from '../in-page/operate/errors-before.ts';
import { type FoundForm, findForms } from '../in-page/operate/errors-find.ts';
import { aimAtForm, awaitAnswer, readErrors } from '../in-page/operate/errors-read.ts';
import { readMessages } from '../in-page/operate/messages.ts';
import { hasTraces } from '../in-page/operate/traces.ts';
import { ask, runInTurn } from '../in-page/run.ts';
import { READABLE_MS } from './operate/choose.ts';
import { type Desk, isLost, openDesk } from './operate/desk.ts';
import type { Attempt } from './operate/gate.ts';
import { keepSaid } from './operate/keep.ts';
import { mayEnd, OUTLASTING_MS, outlast } from './operate/outlast.ts';
import type { Probe, Probing } from './probe.ts';

const MOST_FORMS = 2;
const TRYING_MS = 6000;
/** Beside the waiting for what is shown for a moment only. */
const WITHOUT_WAITING_MS = 10_000;
const AWAY = { x: 1, y: 1 };
/** Presses the button of empty forms while nothing can leave the page, and reads what the page itself has to say. */
export const fieldErrors: Probe<'fieldErrors'> = {
  artifact: 'fieldErrors',
  timeoutMs: WITHOUT_WAITING_MS + MOST_FORMS * READABLE_MS + OUTLASTING_MS,
  leaves: 'changed',
  acts: true,
  run: tryAll,
};

async function tryAll(probing: Probing): Promise<FieldErrors> {
  // Asked of the page as it is now: what is tried changes it.
  const ends = await mayEnd(probing).catch(() => false);
  const tried = await tryForms(probing);
  if (!ends || probing.signal.aborted) return tried;
  // A page that hangs by then costs nothing of what was found before.
  const { promise: isOver, resolve } = Promise.withResolvers<undefined>();
  probing.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  const outlasted = await Promise.race([outlast(probing).catch(() => undefined), isOver]);
  return outlasted ? { ...tried, outlasted } : tried;
}

async function tryForms(probing: Probing): Promise<FieldErrors> {
  // A loading in between is not counted.
  const open = () => openDesk(probing, performance.now() + TRYING_MS + (MOST_FORMS - 1) * READABLE_MS, true);
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
async function hasChanged({ probing }: Desk): Promise<boolean> {
  // So that nothing looks as it does under the pointer.
  await probing.page.mouse.move(AWAY.x, AWAY.y);
  const both = runInTurn(await probing.world(), ask(letMove, null), ask(hasTraces, null));
  // A page that cannot be looked at may have changed.
  const [, traced] = await both.catch(() => [null, true] as const);
  return probing.disturbed || traced;
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
  const { news, said, ...read } = await desk.call(readErrors, { button: buttonId, fields, browser });
  const words = await desk.call(otherWords, { ids: news });
  const tried = [...soon, ...desk.taken()];
  if (tried.some(sends)) return { ...nothing, outcome: 'sends' };
  const otherwise = tried.length > 0 ? [...words, 'dialog' as const].toSorted() : words;
  const changed = fields.find((_, at) => read.fields[at]?.restyled || read.fields[at]?.error);
  const picture = browser ? null : await desk.picture({ id: changed ?? news[0] ?? buttonId });
  if (browser) return { ...nothing, ...read, otherwise, picture, outcome: 'browser' };
  const texts = await howLong(desk, { button: buttonId, said, texts: read.texts });
  return { ...nothing, ...read, texts, otherwise, picture, outcome: 'script' };
}

/** What came up outside the fields, with how long it stayed. A list that leads to the fields is there for as long as they are wrong. */
async function howLong(
  desk: Desk,
  seen: { readonly button: number; readonly said: readonly number[]; readonly texts: TriedForm['texts'] },
): Promise<TriedForm['texts']> {
  const { button, said, texts } = seen;
  const ids = said.filter((_, at) => texts[at]?.links === 0);
  if (ids.length === 0 || desk.probing.signal.aborted) return texts;
  if ((await keepSaid(desk, { by: button, ids, when: 'operated' })) === 0) return texts;
  const wait = { readable: READABLE_MS, longest: READABLE_MS, only: null };
  // What came up is known, even where the page is gone before its time is over.
  const stayed = await desk.call(readMessages, wait).catch((error) => {
    if (!isLost(error)) throw error;
    return [];
  });
  return texts.map((text) => {
    const goneAfter = stayed.find(({ selector }) => selector === text.selector)?.goneAfter ?? null;
    return goneAfter === null ? text : { ...text, goneAfter };
  });
}

function sends(attempt: Attempt): boolean {
  return attempt !== 'dialog';
}
