/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/**
 * Waits until late content has had its chance: `wait` milliseconds after the load event, then until the document has not
 * changed for `quiet` milliseconds and nothing fades or slides in any more, never longer than `most` in all. A page without scripts
 * can do no more than that.
 */
export async function settle(
  h: InPageHelpers,
  times: { wait: number; quiet: number; most: number },
): Promise<{ waited: number; stillChanging: boolean }> {
  const hasScripts = document.scripts.length > 0 || document.querySelector('iframe, [onload]') !== null;
  const began = performance.now();
  // Shows that time passes here at all: in a sandbox that forbids scripts no timer ever fires.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const moves = () => {
    const within = times.most - (performance.now() - began);
    return h.changing({ what: 'either', within }).length > 0;
  };
  if (!hasScripts && !moves()) return { waited: 0, stillChanging: false };
  let changed = began;
  const observer = new MutationObserver(() => {
    changed = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  // Time since load counts, whoever was waiting meanwhile.
  const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
  const loaded = navigation?.loadEventEnd || began;
  for (;;) {
    const now = performance.now();
    if (now - began >= times.most) break;
    const rest = hasScripts ? Math.max(loaded + times.wait - now, changed + times.quiet - now) : 0;
    if (rest <= 0 && !moves()) break;
    await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(rest, 50), times.most)));
  }
  observer.disconnect();
  const now = performance.now();
  return { waited: Math.round(now - began), stillChanging: now - changed < times.quiet };
}
