import type { BrowserContextOptions, Page } from 'playwright';

/** What a scanned page may do to the machine it is scanned on: nothing that lasts. */
export const guardedContext: BrowserContextOptions = {
  acceptDownloads: false,
  serviceWorkers: 'block',
  permissions: [],
};

/** Dialogs are dismissed and windows that the page opens are closed, so that neither can hold up a scan. */
export function guardPage(page: Page): void {
  page.on('dialog', (dialog) => {
    // To dismiss the question whether to leave would be to stay.
    const answer = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
    answer.catch(() => undefined);
  });
  page.on('popup', (popup) => {
    popup.close().catch(() => undefined);
  });
}

/** Loopback names and addresses: development servers, whose certificates nobody signs. */
export function isLoopback(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Loopback, private and link-local addresses, as written: names are not looked up. RFC 1918, RFC 3927, RFC 4193. */
export function isPrivate(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return (
    isLoopback(address) ||
    /^(0\.|10\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) ||
    /^\[(::|f[cd]|fe[89ab])/i.test(host)
  );
}
