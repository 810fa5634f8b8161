/// <reference lib="dom" />
import type { EndedForm, Outlasted } from '../../../model/seen/field-errors.ts';
import { within } from '../../deadline.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import { KEEP_NAME } from '../../in-page/kit.ts';
import { findTyped, isStored, lookAtTyped, rememberTyped, takesNumbers } from '../../in-page/operate/lose-typed.ts';
import { installOtherWays, unwritten } from '../../in-page/operate/other-ways.ts';
import { type ClockState, installPageClock } from '../../in-page/operate/page-clock.ts';
import { holdField } from '../../in-page/operate/typing.ts';
import { mayEndForms, timersIn } from '../../in-page/script-timers.ts';
import { runWithTools } from '../../in-page/with-tools.ts';
import { isPacked, textsOfFiles } from '../motion/script-files.ts';
import type { Probing } from '../probe.ts';
import { hasClosedParts } from './closed-parts.ts';
import { type Desk, openDesk } from './desk.ts';

/** All of it, beside the loading; a page that hangs is given up a little later than one that has no end. */
const LEADING_MS = 12_000;
export const OUTLASTING_MS = LEADING_MS + 2000;
const MOST_LOOKS = 180;
/**
 * From one look to the next where something is due all the time: no longer than a warning has to be there. Where nothing is due, it
 * goes on to whatever comes next.
 */
const STEP_MS = 20_000;
/** Of going round with the page while an answer is on its way, about a millisecond each. */
const MOST_TURNS = 100;
const MOST_AT_ONCE = { calls: 3000, ms: 1500 };
/** What is set for longer than that is no limit. */
const LONGEST_MS = 72_000_000;
const SHORTEST_MS = 20_000;
/** What comes again sooner moves something, and counts no time down. */
const COUNTS_MS = 500;
const MOST_FIELDS = 3;
/** In no page, and of letters alone or digits alone, as some fields take nothing else. */
const WORD = 'Qvistorp';
const NUMBER = '73519';
const LEAST_LETTERS = 4;
const AFTER_KEYS_MS = 5000;
const NAME = 'lgdssClock';
const OTHER_WAYS = 'lgdssOtherWays';
const CLOCK = `(() => { ${KEEP_NAME} (${installPageClock.toString()})('${NAME}'); (${installOtherWays.toString()})('${OTHER_WAYS}'); })()`;
/** What is fetched to be looked at. */
const SHOWN = /^(Image|Stylesheet|Font|Media)$/;
const WAITED_FOR = /^(XHR|Fetch|EventSource)$/;
const LEAVING = /^(beforeunload|pagehide|unload|visibilitychange|freeze)$/;

const TOOLS = { timersIn, mayEndForms };
const LOOKING = { unwritten };

/** Whether there is a form and a script of the page that sets a timer which may end it. */
export async function mayEnd({ world, page, signal }: Probing): Promise<boolean> {
  const ours = await world();
  const inline = await runWithTools(ours, TOOLS, endsInline, null);
  if (inline !== 'perhaps') return inline === 'yes';
  for await (const { text, own } of textsOfFiles(ours, page.url())) {
    if (signal.aborted) return false;
    const packed = isPacked(text);
    if (own && mayEndForms(text, timersIn(text, { packed }), packed)) return true;
  }
  return false;
}

function endsInline(h: InPageHelpers & typeof TOOLS, _: null): 'yes' | 'no' | 'perhaps' {
  const most = 100;
  const longest = 100_000;
  if (h.everywhere('form').length === 0) return 'no';
  const own = [...document.scripts]
    .slice(0, most)
    .filter(({ src, type }) => src === '' && !/json|template|html/i.test(type));
  const texts = own.map(({ textContent }) => (textContent ?? '').slice(0, longest));
  const ends = texts.some((text) => h.mayEndForms(text, h.timersIn(text, { packed: false }), false));
  return ends ? 'yes' : 'perhaps';
}

/**
 * Loads the page once more with a clock of ours, begins to fill in a form, and leads the clock on from timer to timer, for as long
 * as there are some. Nothing is asked of any server meanwhile. Undefined where there is no such form, or no such timer.
 */
export async function outlast(probing: Probing): Promise<Outlasted | undefined> {
  const { session } = probing;
  const { identifier } = await session.send('Page.addScriptToEvaluateOnNewDocument', { source: CLOCK });
  // Before the loading: what is asked for meanwhile may be waited for all the time.
  const doings = await listen(probing);
  try {
    await probing
      .reload()
      .finally(() => session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier }).catch(() => undefined));
    return await fillAndLead(probing, doings);
  } finally {
    doings.end();
  }
}

async function fillAndLead(probing: Probing, doings: Doings): Promise<Outlasted | undefined> {
  const { patience } = probing;
  const desk = await openDesk(probing, performance.now() + LEADING_MS * patience, true);
  try {
    desk.keepShut();
    doings.asked = doings.waits();
    const found = await desk.call(findTyped, { most: MOST_FIELDS });
    const start = found && (await type(desk, found.fields));
    const came = start && (await within(OUTLASTING_MS * patience, 'Leading the clock on', leadOn(desk, start, doings)));
    return found && came ? { ...came, form: found.form } : undefined;
  } finally {
    await desk.end();
  }
}

/** When the last key was pressed. Null: nothing is in the fields. */
async function type(desk: Desk, fields: readonly number[]): Promise<ClockState | null> {
  for (const id of fields) {
    if (desk.over() || (await desk.call(holdField, { id })) === null) continue;
    const text = (await desk.call(takesNumbers, { id })) ? NUMBER : WORD;
    for (const sign of text) if (!desk.over()) await desk.press(sign);
  }
  const start = await lead(desk, 0);
  // Counters of letters and the like come a moment after the last key, and warn of nothing.
  if (!start || !(await lead(desk, start.now + AFTER_KEYS_MS))) return null;
  return (await desk.call(rememberTyped, { fields, least: LEAST_LETTERS })) ? start : null;
}

/** What the page does beside what can be seen of it, whether or not it is let through. */
interface Doings {
  /** It asked for something by which it could have kept what was typed, or got something to say. */
  asked: boolean;
  /** It tried to go somewhere, and to where it is already; or took the typed words along. */
  left: boolean;
  again: boolean;
  sent: boolean;
  dialog: boolean;
  /** Whether it still waits for an answer, with which a server may have something to say at any time. */
  waits(): boolean;
  end(): void;
}

/** By way of the session that leads the clock: what happened before an answer is told before it, however busy the machine is. */
async function listen({ listen: open, page }: Probing): Promise<Doings> {
  const session = await open();
  const { frameTree } = await session.send('Page.getFrameTree');
  const doings = { asked: false, left: false, again: false, sent: false, dialog: false };
  const waiting = new Set<string>();
  const holds = (text = '') => text.includes(WORD) || text.includes(NUMBER);
  const pathOf = (url: string) => url.split(/[?#]/)[0];
  const onDialog = () => {
    doings.dialog = true;
  };
  const onForward = ({ frameId, reason, url }: { frameId: string; reason: string; url: string }) => {
    if (frameId !== frameTree.frame.id) return;
    doings.left = true;
    doings.again ||= reason === 'reload' || pathOf(url) === pathOf(page.url());
    doings.sent ||= reason.startsWith('formSubmission') || holds(url);
  };
  const onRequest = ({ requestId, type = '', frameId, request }: RequestTold) => {
    if (type === 'Document' && frameId === frameTree.frame.id) return;
    if (WAITED_FOR.test(type)) waiting.add(requestId);
    const isForShow = SHOWN.test(type) || (type === 'Ping' && request.postData !== undefined);
    doings.asked ||= !isForShow || holds(request.url) || holds(request.postData);
  };
  session.on('Page.javascriptDialogOpening', onDialog);
  session.on('Page.frameRequestedNavigation', onForward);
  const onAnswered = ({ requestId }: { requestId: string }) => {
    waiting.delete(requestId);
  };
  session.on('Network.requestWillBeSent', onRequest);
  session.on('Network.loadingFinished', onAnswered);
  session.on('Network.loadingFailed', onAnswered);
  await session.send('Network.enable');
  return Object.assign(doings, {
    waits: () => waiting.size > 0,
    end() {
      session.off('Page.javascriptDialogOpening', onDialog);
      session.off('Page.frameRequestedNavigation', onForward);
      session.off('Network.requestWillBeSent', onRequest);
      session.off('Network.loadingFinished', onAnswered);
      session.off('Network.loadingFailed', onAnswered);
    },
  });
}

interface RequestTold {
  readonly requestId: string;
  readonly type?: string;
  readonly frameId?: string;
  readonly request: { readonly url: string; readonly postData?: string };
}

async function leadOn(desk: Desk, start: ClockState, doings: Doings): Promise<Pick<Outlasted, 'ended'> | undefined> {
  desk.taken();
  Object.assign(doings, { left: false, again: false, sent: false, dialog: false });
  let clock = await lead(desk, 0);
  const lookFor = (how: Parameters<typeof lookAtTyped>[1]) => desk.callWith(LOOKING, lookAtTyped, how);
  const first = await lookFor({ first: true, offers: true, last: false });
  if (!clock?.timers.some(mayEndIt) || first.lost) return undefined;
  let before: (Omit<NonNullable<EndedForm['before']>, 'ahead'> & { readonly at: number }) | null = null;
  const seen = { frames: false, offers: first.offers, stirred: false, aside: first.aside };
  let patient = true;
  for (let looks = 0; looks < MOST_LOOKS && !desk.over(); looks += 1) {
    const { next, now } = clock;
    if (next === null || next - start.now > LONGEST_MS) break;
    const soon = Math.min(now + STEP_MS, clock.nextLong ?? Number.POSITIVE_INFINITY);
    const led: ClockState | undefined = await lead(desk, Math.max(soon, next));
    if (!led || led.cut) break;
    clock = led;
    if (patient) patient = await answered(desk, led.now, doings);
    const look = await lookFor({ first: false, offers: !seen.offers, last: doings.left });
    seen.frames ||= led.frames;
    seen.offers ||= look.offers;
    seen.aside ||= look.aside;
    if (look.lost || doings.left) {
      const { left, again, sent, dialog } = doings;
      const how = look.lost || !left ? 'emptied' : again ? 'reloaded' : 'left';
      seen.aside ||= await hasOtherWays(desk.probing);
      const saved = sent || (await desk.call(isStored, null));
      const asked = doings.asked || desk.taken().some((attempt) => attempt === 'popup' || attempt === 'request');
      // What came up so late stands beside the end of it, and may have been there for some seconds.
      if (!look.lost) before ??= look.news && { ...look.news, at: led.now };
      const warned = before && toldAhead(before, led.now);
      const seconds = roughly(led.now / 1000);
      return { ended: { how, seconds, before: warned, ...seen, dialog, saved, asked, guarded: await isGuarded(desk) } };
    }
    before ??= look.news && { ...look.news, at: led.now };
    seen.stirred ||= look.stirred;
  }
  return {};
}

/** Questions that are kept from the server are answered at once, and what the page makes of that is seen. False where one stays open. */
async function answered(desk: Desk, now: number, doings: Doings): Promise<boolean> {
  if (!doings.waits()) return true;
  for (let turn = 0; turn < MOST_TURNS && doings.waits(); turn += 1) await lead(desk, now);
  await lead(desk, now);
  return !doings.waits();
}

function toldAhead<S>({ at, ...spot }: S & { readonly at: number }, now: number) {
  return { ...spot, ahead: Math.round((now - at) / 5000) * 5 };
}

/** What comes of one page is to be the same each time, on a busy machine too. */
function roughly(seconds: number): number {
  const step = seconds < 117 ? 5 : 60;
  return Math.round(seconds / step) * step;
}

function mayEndIt({ ms, repeats }: ClockState['timers'][number]): boolean {
  return (ms >= SHORTEST_MS && ms <= LONGEST_MS) || (repeats && ms >= COUNTS_MS);
}

/** The page may have put anything in the place of our clock, so only numbers are taken from it. */
async function lead({ probing: { session } }: Desk, to: number): Promise<ClockState | undefined> {
  const expression = `Promise.resolve(${NAME}(${Math.round(to)}, ${JSON.stringify(MOST_AT_ONCE)})).then((state) => JSON.stringify(state))`;
  const asked = { expression, awaitPromise: true, returnByValue: true };
  const { result } = await session.send('Runtime.evaluate', asked);
  if (typeof result.value !== 'string' || result.value.length > 2000) return undefined;
  return readState(result.value);
}

function readState(text: string): ClockState | undefined {
  try {
    const { now, next, nextLong, timers, cut, frames } = JSON.parse(text) as Record<keyof ClockState, unknown>;
    if (typeof now !== 'number' || (next !== null && typeof next !== 'number') || !Array.isArray(timers))
      return undefined;
    const told = timers.map((timer) => ({ ms: Number(timer?.ms), repeats: timer?.repeats === true }));
    const onceAt = typeof nextLong === 'number' ? nextLong : null;
    return { now, next, nextLong: onceAt, timers: told, cut: cut === true, frames: frames === true };
  } catch {
    return undefined;
  }
}

/** Whether people may have been told in a way of which nothing can be read: see `installOtherWays`, and what components keep closed. */
async function hasOtherWays({ session }: Probing): Promise<boolean> {
  const { result } = await session.send('Runtime.evaluate', { expression: `${OTHER_WAYS}()`, returnByValue: true });
  if (result.value !== false) return true;
  return hasClosedParts(session);
}

/** Whether the window listens for being left. Our own world keeps that from it, so it is asked of the browser. */
async function isGuarded({ probing: { session } }: Desk): Promise<boolean> {
  const objectGroup = 'lgdss-leaving';
  for (const expression of ['window', 'document']) {
    const { result } = await session.send('Runtime.evaluate', { expression, objectGroup });
    if (!result.objectId) return true;
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
    if (listeners.some(({ type }) => LEAVING.test(type))) return true;
  }
  return false;
}
