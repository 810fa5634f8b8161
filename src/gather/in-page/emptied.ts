/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/**
 * Takes everything out of the page that could still do something: what it loads, its timers, its elements and listeners.
 * Needs scripts to be switched off, so that nothing of the page answers to that. False when something may be left.
 * Reopening the document removes the listeners of the window too: https://html.spec.whatwg.org/#document-open-steps
 */
export function emptied(_h: InPageHelpers, mostTimers: number): boolean {
  window.stop();
  // In one sequence for the whole document, whoever started them.
  const lastTimer = window.setTimeout(() => undefined, 0);
  const lastFrame = window.requestAnimationFrame(() => undefined);
  const lastIdle = window.requestIdleCallback(() => undefined);
  if (Math.max(lastTimer, lastFrame, lastIdle) > mostTimers) return false;
  for (let id = lastTimer; id > 0; id -= 1) window.clearTimeout(id);
  for (let id = lastFrame; id > 0; id -= 1) window.cancelAnimationFrame(id);
  for (let id = lastIdle; id > 0; id -= 1) window.cancelIdleCallback(id);
  for (const animation of Document.prototype.getAnimations.call(document)) animation.cancel();
  // A form may be called "open"; the method is on the prototype all the same.
  (Document.prototype.open as () => Document).call(document);
  Document.prototype.close.call(document);
  // Of nothing the parser makes a page with a head and a body.
  return document.querySelectorAll('*').length <= 3 && document.body?.childNodes.length === 0;
}
