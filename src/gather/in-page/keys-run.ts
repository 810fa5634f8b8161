/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';
import { type Keys, startKeys, type WithKeys } from './keys.ts';
import { mayHearRelease } from './keys-heard.ts';
import { lookAfterStep, type Step, stepTools } from './keys-step.ts';
import type { StepSeen } from './keys-stop.ts';

/** Several presses of the Tab key, one after the other, of which each is looked at before the next one does anything. */
interface KeyRun {
  readonly steps: Step[];
  end(): void;
}

interface WithRun {
  lgdssKeys: Keys & { run?: KeyRun };
}

export interface RunAsked {
  /** What has the focus now, if what it looked like with it is to be compared. */
  readonly left: number | null;
  readonly before: Pick<StepSeen, 'dialogs' | 'page'>;
  readonly asked: readonly number[];
  readonly most: number;
}

/**
 * Stops of the page that follow upon what has the focus, as far as they are in the window, and the first that is not: so many
 * presses of the key are likely to have nothing to tell but what they lead to. A guess only: see `beginRun`.
 */
export function stopsAhead(_: InPageHelpers, most: number): number {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const from = keys.active();
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], iframe');
  let ahead = 0;
  for (const one of [...all].slice(0, 2000)) {
    if (from && (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) === 0) continue;
    if (!keys.isTabbable(one)) continue;
    ahead += 1;
    const { top, bottom } = Element.prototype.getBoundingClientRect.call(one);
    if (ahead >= most || top < 0 || bottom > innerHeight) break;
  }
  return Math.max(1, ahead);
}

/**
 * Looks at what each press of the Tab key has led to as soon as the next one is heard, before that does anything. Once a press
 * has led to anything but one new stop that is seen as it is, all others are swallowed, so that the page stays as it was found.
 * For pages that hear neither of keys nor of the focus. Returns how many presses are worth it.
 */
export function beginRun(h: InPageHelpers & RunTools, { left, before, asked, most }: RunAsked): number {
  const steps: Step[] = [];
  const place = () => `${scrollX} ${scrollY}`;
  const from = place();
  let last = left;
  let heard = 0;
  let over = false;
  const isPlain = ({ now, looked }: Step): boolean => {
    const into = now.events.filter(({ type }) => type === 'in');
    const isOne = now.active !== null && into.length === 1 && into[0]?.id === now.active && !now.manyStops;
    const isSame = now.dialogs === before.dialogs && now.page === before.page && place() === from;
    return isOne && isSame && !!looked?.seen && !looked.seen.coveredBy && looked.changes !== null;
  };
  const look = () => {
    const step = h.lookAfterStep(h, { left: last, look: true, asked });
    steps.push(step);
    last = step.now.active;
    over = !isPlain(step);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Tab') return;
    if (heard > 0 && !over) look();
    heard += 1;
    if (!over) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', onKey, true);
  (globalThis as unknown as WithRun).lgdssKeys.run = {
    steps,
    end() {
      removeEventListener('keydown', onKey, true);
      if (heard > 0 && !over) look();
    },
  };
  // What is pressed in a frame is not heard here, and such a part may have come in since the walk began.
  const isDeaf = document.querySelector('iframe, frame, object, embed') !== null;
  return isDeaf ? 0 : h.stopsAhead(h, most);
}

/** What the presses since then have led to, in their order: none where the page has not heard of any. */
export function endRun(_: InPageHelpers): readonly Step[] {
  const { run } = (globalThis as unknown as WithRun).lgdssKeys;
  run?.end();
  return run?.steps ?? [];
}

/** Sets up the walk. `heard`: the page may hear that a key is let go. */
export function beginWalk(h: InPageHelpers & RunTools): { readonly heard: boolean; readonly now: StepSeen } {
  const heard = h.mayHearRelease(h);
  h.startKeys(h);
  return { heard, now: h.afterStep(h) };
}

export const runTools = { ...stepTools, lookAfterStep, stopsAhead, mayHearRelease, startKeys };
type RunTools = typeof runTools;
