import type { Dialog, Page, Request, Route } from 'playwright';
import { changesState } from '../../crawl/changes-state.ts';
import type { Tab } from '../tabs.ts';

/** What the page did while it was probed, beside what can be seen in it. Capped; addresses are cut short. */
export interface Happened {
  /** Kinds of the dialogs that opened, in their order. They were dismissed. */
  readonly dialogs: readonly string[];
  /** Addresses that the page tried to open in a window, a new one or one that it has by name. What they asked for was not sent. */
  readonly popups: readonly string[];
  /** Where the page tried to go. It was kept where it is. */
  readonly navigations: readonly Asked[];
  /** What the page tried to send, other than by going somewhere. It was not sent. */
  readonly sent: readonly Asked[];
}

export interface Asked {
  readonly method: string;
  readonly url: string;
}

/** Stands between a page and the network while it is probed. */
export interface Watch {
  /** From now on the page may fetch and nothing else: it stays where it is, and sends nothing. */
  lock(): Promise<void>;
  /** For a loading of our own. Not while a document is there that was tried out: it would be let out. */
  unlock(): Promise<void>;
  /** Leaves the document for an empty one, with the way still shut. */
  empty(): Promise<void>;
  happened(): Happened;
  /** Forgets what happened; the next probe starts from nothing. */
  forget(): void;
  /** Set once another document took the place of ours in spite of all. */
  readonly left: boolean;
  /** Rejects when the page closes its own window. */
  readonly closed: Promise<never>;
  end(): void;
}

const MOST = 20;
const MOST_URL = 500;
const FETCHES = ['GET', 'HEAD', 'OPTIONS'];

/**
 * What a page sends as it is left goes past everything that stands in the way, so it is not told that it is being left.
 * For our own world of every document of the tab, before the page's scripts.
 */
export const UNTOLD = `for (const type of ['beforeunload', 'pagehide', 'unload', 'visibilitychange', 'freeze'])
  addEventListener(type, (event) => event.stopImmediatePropagation(), true);`;

export function watchTab({ page, context, session }: Tab): Watch {
  let dialogs: string[] = [];
  let popups: string[] = [];
  let navigations: Asked[] = [];
  let sent: Asked[] = [];
  let locked = false;
  let left = false;
  let leaving = false;
  /** What new windows are still to ask for. Kept from one probe to the next, as they take their time. */
  const announced: string[] = [];

  const note = (list: Asked[], method: string, url: string) => {
    if (locked && list.length < MOST) list.push({ method, url: url.slice(0, MOST_URL) });
  };
  const onDialog = (dialog: Dialog) => {
    if (locked && dialogs.length < MOST) dialogs.push(dialog.type());
  };
  // Told at once; the window itself may take its time.
  const onOpen = ({ url }: { url: string }) => {
    noteWindow(url);
    if (announced.push(withoutPlace(url)) > MOST) announced.shift();
  };
  const noteWindow = (url: string) => {
    if (locked && popups.length < MOST) popups.push(url.slice(0, MOST_URL));
  };
  // A window that is there already is sent elsewhere without a word, so that is known by what it asks for.
  const onElsewhere = (request: Request) => {
    if (!isWhole(request)) return;
    const at = announced.indexOf(withoutPlace(request.url()));
    if (at < 0) noteWindow(request.url());
    else announced.splice(at, 1);
  };
  const onWindow = (other: Page) => {
    other.close().catch(() => undefined);
  };
  const onDocument = ({ frame }: { frame: { url: string; parentId?: string } }) => {
    if (!locked || leaving || frame.parentId !== undefined) return;
    left = true;
    note(navigations, 'GET', frame.url);
  };
  const { promise: closed, reject } = Promise.withResolvers<never>();
  closed.catch(() => undefined);
  const onClose = () => reject(new Error('Target closed: the page closed its own window.'));
  page.on('dialog', onDialog);
  page.on('close', onClose);
  // Of the context: a window without an opener is no popup of the page.
  context.on('page', onWindow);
  session.on('Page.windowOpen', onOpen);
  session.on('Page.frameNavigated', onDocument);

  const decide = async (route: Route, request: Request) => {
    if (isAnswered(request, page)) return route.continue();
    const method = request.method();
    const kind = kindOf(request, page);
    if (kind === 'elsewhere') onElsewhere(request);
    else note(kind === 'main' ? navigations : sent, method, request.url());
    return route.abort('aborted');
  };
  // A page that is closed meanwhile answers nothing any more.
  const onRoute = (route: Route, request: Request) => decide(route, request).catch(() => undefined);

  return {
    async lock() {
      // By way of the browser's own library, as only it reaches frames in other processes and windows before they start.
      // It costs the cache, so it is on only while the page is probed.
      await context.route('**/*', onRoute);
      locked = true;
    },
    async empty() {
      if (!locked) return;
      leaving = true;
      try {
        await page.goto('about:blank');
      } finally {
        leaving = false;
      }
    },
    async unlock() {
      locked = false;
      left = false;
      await context.unroute('**/*', onRoute);
    },
    happened: () => ({ dialogs: [...dialogs], popups: [...popups], navigations: [...navigations], sent: [...sent] }),
    forget() {
      dialogs = [];
      popups = [];
      navigations = [];
      sent = [];
    },
    get left() {
      return left;
    },
    closed,
    end() {
      page.off('dialog', onDialog);
      page.off('close', onClose);
      context.off('page', onWindow);
      session.off('Page.windowOpen', onOpen);
      session.off('Page.frameNavigated', onDocument);
    },
  };
}

/** Whether a page that is probed gets an answer to it, as far as this watch says: another may stand in front of it. */
export function isAnswered(request: Request, page: Page): boolean {
  return kindOf(request, page) === 'part' && FETCHES.includes(request.method()) && !isChange(request.url());
}

/** What only changes something when it is asked for is not asked for, however it is asked. */
function isChange(url: string): boolean {
  return /^https?:/.test(url) && changesState(url);
}

const withoutPlace = (url: string) => url.split('#')[0] ?? '';

/** It is for the whole of a window, and for no frame or file in it. */
function isWhole(request: Request): boolean {
  try {
    return request.isNavigationRequest() && request.frame().parentFrame() === null;
  } catch {
    return true;
  }
}

function kindOf(request: Request, page: Tab['page']): 'main' | 'part' | 'elsewhere' {
  try {
    const frame = request.frame();
    if (frame.page() !== page) return 'elsewhere';
    return request.isNavigationRequest() && frame === page.mainFrame() ? 'main' : 'part';
  } catch {
    // No frame yet: the first request of a window that is just opening.
    return 'elsewhere';
  }
}
