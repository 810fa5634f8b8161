/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/** Whether a dialog opens and takes the focus as soon as this gets it, and none does in the time before. */
export async function opensWithFocus(
  h: InPageHelpers,
  { selector, wait }: { selector: string; wait: number },
): Promise<boolean> {
  const SOON_MS = 250;
  const STEP_MS = 50;
  const DIALOGS = 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';
  const open = () => [...document.querySelectorAll(DIALOGS)].slice(0, 20).filter((one) => h.isVisible(one));
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const first = open();
  await pause(wait);
  const element = document.querySelector(selector);
  if (!element || open().some((one) => !first.includes(one))) return false;
  (element as HTMLElement).focus();
  for (let waited = 0; waited <= SOON_MS; waited += STEP_MS) {
    const { activeElement } = document;
    const took = activeElement !== element && open().some((one) => !first.includes(one) && one.contains(activeElement));
    if (took) return true;
    await pause(STEP_MS);
  }
  return false;
}
