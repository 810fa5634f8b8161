import type { BrowserContext, Frame, Page, Request, Route } from 'playwright';
import { isAnswered } from '../watch.ts';

export type Attempt = 'navigation' | 'request' | 'popup' | 'dialog';

/** `asked`: an answer, or a script, which may bring one. `shown`: nothing but what is looked at, such as a picture. */
export type Unanswered = 'asked' | 'shown';

/** Notes what a page tries to do, in front of the lock that keeps it from leaving and sending. */
export interface Gate {
  /** What the page has tried since the last call. */
  taken(): readonly Attempt[];
  /** What was kept from the page just now, so that what it says may be of that. Null: nothing. */
  unanswered(): Unanswered | null;
  /** From now on nothing at all is asked of any server; or again as it was closed. */
  shut(on: boolean): void;
  /** One that is shut stays so for as long as the page is there, which may know what it was not to send. */
  end(): Promise<void>;
}

/** Who gets no answer says so at once, or asks once more. */
const SAID_WITHIN_MS = 1000;

const SHOWN = new Set(['image', 'stylesheet', 'script', 'font', 'media']);

/** `strict`: nothing is asked of any server but what a browser fetches to show something. */
export async function closeGate(page: Page, context: BrowserContext, strict: boolean): Promise<Gate> {
  let shut = false;
  const stoppedAt = { asked: Number.NEGATIVE_INFINITY, shown: Number.NEGATIVE_INFINITY };
  const isSoonAfter = (kind: Unanswered) => performance.now() - stoppedAt[kind] < SAID_WITHIN_MS;
  const attempts: Attempt[] = [];
  const note = (attempt: Attempt) => {
    if (attempts.length < 200) attempts.push(attempt);
  };
  const onRoute = async (route: Route) => {
    const request = route.request();
    const kind = kindOf(request, page);
    const stops = shut || (kind !== null && strict);
    // Measurement of visitors is nobody's answer to a control.
    if (request.resourceType() !== 'ping') {
      if (kind) note(kind);
      const isAsked = kind !== null || request.resourceType() === 'script';
      if (stops || !isAnswered(request, page)) stoppedAt[isAsked ? 'asked' : 'shown'] = performance.now();
    }
    // The browser stays where it is when a navigation is broken off in this way.
    const end = stops ? route.abort('aborted') : route.fallback();
    return end.catch(() => undefined);
  };
  const onDialog = () => note('dialog');
  const onPopup = () => note('popup');
  const open = () => context.unroute('**/*', onRoute).catch(() => undefined);
  // Whoever is done with a page leaves it for an empty one, before another is loaded.
  const onLeft = (frame: Frame) => {
    if (frame !== page.mainFrame() || frame.url() !== 'about:blank') return;
    page.off('framenavigated', onLeft);
    shut = false;
    void open();
  };
  page.on('dialog', onDialog);
  page.on('popup', onPopup);
  await context.route('**/*', onRoute);
  return {
    taken: () => attempts.splice(0),
    unanswered: () => (isSoonAfter('asked') ? 'asked' : isSoonAfter('shown') ? 'shown' : null),
    shut(on) {
      shut = on;
    },
    async end() {
      page.off('dialog', onDialog);
      page.off('popup', onPopup);
      if (shut) page.on('framenavigated', onLeft);
      else await open();
    },
  };
}

/** Null: it only shows something. */
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
