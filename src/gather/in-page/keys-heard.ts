/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';
import type { Watch } from './operate/watch.ts';

/**
 * Whether it may make a difference that a key is let go again: a script of the page hears of keys, or of the focus, at which
 * it may begin to. So far as is known from operating this document; where that is not known, or not of all of it, it may.
 */
export function mayHearRelease(_: InPageHelpers): boolean {
  /** The most elements that are known to listen; there may be more. */
  const MOST_HEARD = 400;
  const own = globalThis as unknown as { lgdssWatch: Watch };
  if (!Object.hasOwn(globalThis, 'lgdssWatch')) return true;
  const { listens, leaving } = own.lgdssWatch;
  // What the document hears is noted last, even if that is nothing.
  if (!listens.has(document) || listens.size >= MOST_HEARD || leaving.size > 0) return true;
  if ([...listens.values()].some((types) => [...types].some((type) => /^(key|focus)/.test(type)))) return true;
  return document.querySelector('iframe, frame, object, embed') !== null;
}
