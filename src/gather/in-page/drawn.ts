/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/**
 * Waits until the page has been drawn anew, `most` milliseconds at the longest: scripts hear no sooner that somebody asks
 * for other colours or for less movement. A page without scripts hears nothing and is not waited for.
 */
export async function drawn(_h: InPageHelpers, most: number): Promise<void> {
  if (document.scripts.length === 0 && document.querySelector('iframe, [onload]') === null) return;
  // They hear of it before the first of these two.
  const frames = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await Promise.race([frames, new Promise((resolve) => setTimeout(resolve, most))]);
}
