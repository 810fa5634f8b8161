/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/** Forms that people could not send: without a visible button for it, or with no server to send it to. */
export function readUnsent(h: InPageHelpers): string[] {
  const SENDS = 'button:not([type=button], [type=reset]), input[type=submit], input[type=image]';
  const all = h.everywhere<HTMLButtonElement | HTMLInputElement>(SENDS);
  const sends = (button: HTMLButtonElement | HTMLInputElement) => h.isVisible(button) && !button.disabled;
  return h
    .everywhere<HTMLFormElement>('form')
    .slice(0, 100)
    .filter((form) => {
      const action = h.prop(form, 'getAttribute').call(form, 'action') || document.URL;
      const goes = /^https?:/.test(URL.parse(action, document.baseURI)?.protocol ?? '');
      return !goes || !all.some((button) => button.form === form && sends(button));
    })
    .map((form) => h.selectorOf(form));
}
