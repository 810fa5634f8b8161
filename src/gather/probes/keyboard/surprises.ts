import type { KeyElement, KeySurprise } from '../../../model/seen/keyboard.ts';
import type { StepSeen } from '../../in-page/keys-stop.ts';
import { describeOne } from '../../in-page/keys-tell.ts';
import type { Run } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import type { Heard } from './listeners.ts';
import type { Walked } from './walk.ts';

/** Sets down what happened with a key that nobody asked for. */
export async function noteSurprises(
  probing: Probing,
  { surprises, stops, openers }: Walked,
  before: StepSeen,
  now: StepSeen,
  was: ReturnType<typeof countHappened>,
  run: Run,
): Promise<void> {
  if (surprises.length >= 20) return;
  const did = probing.happened();
  const got = now.events.find(({ type }) => type === 'in')?.id ?? now.active ?? before.active;
  const on = async (id: number | null): Promise<KeyElement | null> => (id === null ? null : run(describeOne, id));
  const add = async (kind: KeySurprise['kind'], id: number | null, to: string | null) => {
    const element = await on(id);
    if (element && !surprises.some((one) => one.kind === kind && one.on.selector === element.selector))
      surprises.push({ kind, on: element, to });
  };
  if (did.navigations.length > was.navigations) await add('navigation', got, did.navigations.at(-1)?.url ?? null);
  if (did.popups.length > was.popups) await add('window', got, did.popups.at(-1) ?? null);
  if (did.dialogs.length > was.dialogs) await add('dialog', got, null);
  if (got !== null && now.dialogs > before.dialogs) {
    const isTaken = now.dialog !== null && now.dialog !== before.dialog && now.active !== got;
    await add('opened', got, isTaken ? now.dialog : null);
    const opened = surprises.find(({ kind, to }) => kind === 'opened' && to !== null && to === now.dialog);
    if (opened && !openers.has(opened)) openers.set(opened, got);
  }
  if (got !== null && now.dialogs <= before.dialogs && now.page !== before.page) await add('changed', got, null);
  const into = now.events.filter(({ type }) => type === 'in');
  const [first] = into;
  if (first && now.active === null) await add('taken', first.id, null);
  // Something else has it than what the key had led to.
  if (
    first &&
    now.active !== null &&
    now.active !== first.id &&
    into.length > 1 &&
    (now.dialog === null || now.dialog !== before.dialog)
  ) {
    const known = stops.some(({ id }) => id === first.id);
    // A dialog that opens takes the focus with it: that is told once.
    if (now.dialogs > before.dialogs) return;
    const to = await on(now.active);
    if (!known || now.active !== before.active) await add('moved', first.id, to?.selector ?? null);
  }
}

/** A menu whose links all take note of the focus says nothing of why a dialog opened while one of them had it. */
const MOST_LISTENING = 2;

/** One of which the focus may be the reason: a dialog has taken it, and a script listens for it at that very place. */
export function mayComeOfFocus(
  { surprises, openers, stops }: Pick<Walked, 'surprises' | 'openers' | 'stops'>,
  { listens }: Heard,
): KeySurprise | undefined {
  const types = new Map(listens);
  const hears = (id: number, html: string) =>
    types.get(id)?.some((type) => /^focus(in)?$/.test(type)) === true || /\sonfocus(in)?=/i.test(html);
  // A timer may have opened it, and then any of them may have had the focus.
  if (stops.filter(({ id, seen }) => hears(id, seen.html)).length > MOST_LISTENING) return undefined;
  return surprises.find((one) => {
    const id = openers.get(one);
    return id !== undefined && hears(id, one.on.html);
  });
}

export function countHappened(probing: Probing) {
  const { navigations, popups, dialogs } = probing.happened();
  return { navigations: navigations.length, popups: popups.length, dialogs: dialogs.length };
}
