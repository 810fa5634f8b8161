import type { KeyElement, KeySurprise } from '../../../model/seen/keyboard.ts';
import { setFocus } from '../../in-page/keys-ring.ts';
import { evaluate, runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import type { Heard } from './listeners.ts';
import type { Stopped } from './walk.ts';

/** Until what a page asks for has come to our notice, on a busy machine too. */
const NOTICE_MS = 250;
const MOST_TRIED = 10;
type Kind = 'navigation' | 'window' | 'dialog';

/**
 * That the page tried to go somewhere is noticed a little late, when the walk may be a stop further. So the stops that
 * could be the reason get the focus once more, each by itself.
 */
export async function findCulprits(
  probing: Probing,
  stops: readonly Stopped[],
  heard: Heard,
  surprises: readonly KeySurprise[],
): Promise<readonly KeySurprise[]> {
  const pause = async (ms: number) =>
    evaluate(await probing.world(), `new Promise((resolve) => setTimeout(resolve, ${ms}))`);
  await pause(100);
  const did = probing.happened();
  if (did.navigations.length + did.popups.length + did.dialogs.length === 0) return surprises;
  const listening = new Set(
    heard.listens.filter(([, types]) => types.some((type) => /^(focus|blur)/.test(type))).map(([id]) => id),
  );
  const likely = stops.filter(({ id, seen }) => listening.has(id) || /\son(focus|blur)/i.test(seen.html));
  const found: KeySurprise[] = [];
  await evaluate(await probing.world(), 'document.activeElement?.blur?.()');
  await pause(NOTICE_MS);
  for (const { id, seen } of (likely.length > 0 ? likely : stops).slice(0, MOST_TRIED)) {
    if (probing.signal.aborted) break;
    const world = await probing.world();
    /** What comes of giving it the focus, or of taking it away. */
    const comesOf = async (on: boolean): Promise<KeySurprise[]> => {
      const before = probing.happened();
      await runInWorld(world, setFocus, { id, on });
      await pause(NOTICE_MS);
      const now = probing.happened();
      const some = (kind: Kind, grew: boolean, to: string | null): KeySurprise[] =>
        grew ? [{ kind, on: elementOf(seen), to, ...(on ? {} : { leaving: true as const }) }] : [];
      return [
        ...some('navigation', now.navigations.length > before.navigations.length, now.navigations.at(-1)?.url ?? null),
        ...some('window', now.popups.length > before.popups.length, now.popups.at(-1) ?? null),
        ...some('dialog', now.dialogs.length > before.dialogs.length, null),
      ];
    };
    const got = await comesOf(true);
    // Always, so that what comes of leaving it is not put down to the next one.
    const left = await comesOf(false);
    found.push(...(got.length > 0 ? got : left));
  }
  // A timer may have done it: what did not come again is told as seen once.
  if (found.length === 0) return surprises.map((one) => (isSeen(one) ? one : { ...one, once: true }));
  return [...surprises.filter(isSeen), ...found];
}

/** What shows in the page at once, so that there is no doubt of what had the focus. */
const isSeen = ({ kind }: KeySurprise) => !['navigation', 'window', 'dialog', 'sent'].includes(kind);

function elementOf({ selector, html, role, name, frame, box }: KeyElement): KeyElement {
  return { selector, html, role, name, frame, box };
}
