import { failReason } from '../../../browser/errors.ts';
import type { WindowPicture } from '../../../model/seen/operated.ts';
import { lookAt } from '../../in-page/operate/act.ts';
import { listenForSpoken } from '../../in-page/operate/spoken.ts';
import { installWatch } from '../../in-page/operate/watch.ts';
import { ask, type InPage, runInTurn, runInWorld } from '../../in-page/run.ts';
import { type CallWith, runWithTools } from '../../in-page/with-tools.ts';
import type { Probing } from '../probe.ts';
import { type Attempt, closeGate, type Gate, type Unanswered } from './gate.ts';
import { learnListeners } from './listeners.ts';

/** From where a page is operated: its keys and its pointer, and eyes in the page that see what comes of it. */
export interface Desk {
  readonly probing: Probing;
  /** The time is over, or the page has opened a socket by now, through which it could send what comes of it. */
  over(): boolean;
  call<A, R>(fn: InPage<A, R>, argument: A): Promise<R>;
  /** The same for a function that uses others beside the helpers. */
  readonly callWith: CallWith;
  press(key: string): Promise<void>;
  click(point: { readonly x: number; readonly y: number }): Promise<void>;
  /** What the page has tried to ask for since the last call. */
  taken(): readonly Attempt[];
  /** What was kept from the page just now, so that what it says may be of that. */
  unanswered(): Unanswered | null;
  /** From now on nothing at all is asked of any server; or again as the desk was opened, unless it is kept shut. */
  shut(on: boolean): void;
  /** Shut until the page is left, whoever opens it: what was kept from being sent may be tried once more, seconds later. */
  keepShut(): void;
  isShut(): boolean;
  /** Of the window as it is; with an element that the page knows by number in it, if one is given. */
  picture(of?: { readonly id: number }): Promise<WindowPicture>;
  end(): Promise<void>;
}

/** Shows what moves by itself. */
const IDLE_MS = 120;

export async function openDesk(probing: Probing, until: number, strict = false): Promise<Desk> {
  const world = await probing.world();
  await runInTurn(world, ask(installWatch, { idle: IDLE_MS }), ask(listenForSpoken, null));
  await learnListeners(world);
  const gate: Gate = await closeGate(probing.page, probing.context, strict);
  let isShut = false;
  let isKept = false;
  const shut = (on: boolean) => {
    isShut = on || isKept;
    gate.shut(isShut);
  };
  return {
    probing,
    over: () => probing.signal.aborted || performance.now() > until || !probing.mayAct(),
    call: (fn, argument) => runInWorld(world, fn, argument),
    callWith: (tools, fn, argument) => runWithTools(world, tools, fn, argument),
    press: (key) => probing.page.keyboard.press(key),
    click: ({ x, y }) => probing.page.mouse.click(x, y),
    taken: () => gate.taken(),
    unanswered: () => gate.unanswered(),
    shut,
    keepShut() {
      isKept = true;
      shut(true);
    },
    isShut: () => isShut,
    picture: async ({ id } = { id: -1 }) => {
      const place = await runInWorld(world, lookAt, { id });
      return { ...place, shot: await probing.picture() };
    },
    end: () => gate.end(),
  };
}

/** Whether an error means that the page has made way for another or does not answer, and not that we are wrong. */
export function isLost(error: unknown): boolean {
  return (
    /context (with specified id|was destroyed)|navigated or closed|Cannot find context/i.test(String(error)) ||
    failReason(error) !== 'other'
  );
}
