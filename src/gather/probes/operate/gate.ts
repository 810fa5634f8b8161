import type { BrowserContext, Page, Request, Route } from 'playwright';

export type Attempt = 'navigation' | 'request' | 'popup' | 'dialog';

/** Nothing leaves a page through it but what a browser fetches to show something. */
export interface Gate {
  /** What the page has tried since the last call. */
  taken(): readonly Attempt[];
  end(): Promise<void>;
}

const SHOWN = new Set(['image', 'stylesheet', 'script', 'font', 'media']);

/** From here on no page is left, no form is sent and nothing is asked of a server, and each try is noted. */
export async function closeGate(page: Page, context: BrowserContext): Promise<Gate> {
  const attempts: Attempt[] = [];
  const note = (attempt: Attempt) => {
    if (attempts.length < 200) attempts.push(attempt);
  };
  const onRoute = async (route: Route) => {
    const request = route.request();
    const kind = kindOf(request, page);
    if (kind === null) return route.continue().catch(() => undefined);
    // Measurement of visitors is nobody's answer to a control.
    if (request.resourceType() !== 'ping') note(kind);
    // The browser stays where it is when a navigation is broken off in this way.
    return route.abort('aborted').catch(() => undefined);
  };
  const onDialog = () => note('dialog');
  const onPopup = () => note('popup');
  page.on('dialog', onDialog);
  page.on('popup', onPopup);
  await context.route('**/*', onRoute);
  return {
    taken: () => attempts.splice(0),
    async end() {
      page.off('dialog', onDialog);
      page.off('popup', onPopup);
      await context.unroute('**/*', onRoute).catch(() => undefined);
    },
  };
}

/** Null: it may pass. */
function kindOf(request: Request, page: Page): Attempt | null {
  if (request.method() === 'GET' && SHOWN.has(request.resourceType())) return null;
  if (!request.isNavigationRequest()) return 'request';
  try {
    const frame = request.frame();
    if (frame === page.mainFrame()) return 'navigation';
    return frame.page() === page ? 'request' : 'popup';
  } catch {
    // The frame of a window that has just been asked for is not there yet.
    return 'popup';
  }
}
