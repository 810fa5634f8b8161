import { CHANGING_WORDS, SENDING_WORDS } from '../../../crawl/changes-state.ts';
import type { KeyTrap } from '../../../model/seen/keyboard.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import type { WithKeys } from '../../in-page/keys.ts';
import { afterStep, type StepSeen } from '../../in-page/keys-stop.ts';
import type { Run } from '../../in-page/run.ts';
import { DOWN, ENTER, ESCAPE, type Key, RIGHT, SHIFT_TAB, SPACE, TAB } from './press.ts';

const MOST_TURNS = 30;
const MOST_BUTTONS = 4;
const FETCHED_BACK_MS = 80;

export interface Held {
  readonly step: (key: Key) => Promise<StepSeen>;
  readonly run: Run;
  /** What has the focus, and everything it goes round in. */
  readonly on: StepSeen;
  readonly members: ReadonlySet<number>;
  /** Whether buttons may be used on this page. */
  readonly mayAct: boolean;
  /** The time is over. What was not tried by then may lead out. */
  readonly over: () => boolean;
}

interface Ways {
  readonly leftBy: KeyTrap['leftBy'];
  readonly untried: number;
  /** What held the focus is not there any more. */
  readonly gone: boolean;
}

/** What people try when Tab does not lead on. Each starts from where the focus was held. */
export async function waysOut(held: Held): Promise<Ways> {
  const { step, run, on, members } = held;
  const left: KeyTrap['leftBy'][number][] = [];
  const turns = Math.min(members.size, MOST_TURNS);
  const isOut = ({ active }: StepSeen) => active === null || !members.has(active);
  /** Out, and still so a moment later. */
  const stays = async (now: StepSeen) => {
    if (!isOut(now)) return false;
    await run(waitAMoment, FETCHED_BACK_MS);
    return isOut(await run(afterStep, null));
  };
  const leads = async (key: Key) => {
    let out = await stays(await step(key));
    for (let turn = 0; !out && turn <= turns && !held.over(); turn += 1) out = await stays(await step(TAB));
    return out;
  };
  const back = async () => on.active !== null && (await run(refocus, on.active));
  for (let turn = 0; turn <= turns && !held.over(); turn += 1) {
    if (!(await stays(await step(SHIFT_TAB)))) continue;
    left.push('shift-tab');
    break;
  }
  for (const [name, key] of [
    ['escape', ESCAPE],
    ['arrows', DOWN],
    ['arrows', RIGHT],
  ] as const) {
    if (!(await back())) return { leftBy: left, untried: 0, gone: true };
    if ((await leads(key)) && !left.includes(name)) left.push(name);
  }
  if (!(await back())) return { leftBy: left, untried: 0, gone: true };
  if (left.includes('escape') || (left.length > 0 && !on.dialog)) return { leftBy: left, untried: 0, gone: false };
  const { closers, others } = await run(findButtons, {
    ids: [...members],
    unsafe: `${CHANGING_WORDS}|${SENDING_WORDS}`,
  });
  const tried = held.mayAct ? closers.slice(0, MOST_BUTTONS) : [];
  for (const id of tried) {
    if (held.over()) break;
    for (const key of [ENTER, SPACE]) {
      if (!(await run(refocus, id)) || !(await leads(key))) continue;
      return { leftBy: [...left, 'close'], untried: 0, gone: !(await back()) };
    }
  }
  const untried = closers.length - tried.length + others + (held.over() ? 1 : 0);
  return { leftBy: left, untried, gone: false };
}

/** Buttons that the focus goes round in: those that seem to close something first, and how many should not be pressed. */
function findButtons(
  h: InPageHelpers,
  { ids, unsafe }: { ids: readonly number[]; unsafe: string },
): { closers: readonly number[]; others: number } {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const CLOSES = /\b(close|cancel|dismiss|hide|exit|no thanks|not now|got it|ok|okay|back|skip|cau)\b|^\s*[x×✕✖]?\s*$/i;
  const words = (id: number) => {
    const one = keys.elements[id];
    const attribute = (name: string) => (one && h.prop(one, 'getAttribute').call(one, name)) ?? '';
    return one ? { name: h.nameOf(one, 80), code: `${attribute('class')} ${attribute('id')}` } : { name: '', code: '' };
  };
  const isButton = (id: number) => {
    const one = keys.elements[id];
    const matches = one && h.prop(one, 'matches');
    return (
      matches?.call(
        one,
        'button, [role=button], input[type=button], summary, a[href="#"], a[href^="javascript:"], a:not([href])',
      ) === true
    );
  };
  const closes = (id: number) => CLOSES.test(words(id).name) || /close|dismiss/i.test(words(id).code);
  const buttons = ids.filter(isButton);
  const safe = buttons.filter((id) => !new RegExp(unsafe, 'i').test(words(id).name));
  const closers = [...safe.filter(closes), ...safe.filter((id) => !closes(id))];
  return { closers, others: buttons.length - safe.length };
}

/** False when it cannot have the focus any more. */
export function refocus(_: InPageHelpers, id: number): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  (keys.elements[id] as HTMLElement | undefined)?.focus();
  keys.events();
  const active = keys.active();
  return active !== null && keys.id(active) === id;
}

/** A script may fetch the focus back a moment later. */
export async function waitAMoment(_: InPageHelpers, ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
