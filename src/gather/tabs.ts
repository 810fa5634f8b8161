import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { guardedContext, guardPage, isLoopback } from '../browser/guard.ts';
import type { BrowserKeeper } from '../browser/keeper.ts';
import { within } from './deadline.ts';
import { emptied } from './in-page/emptied.ts';
import { evaluate, runInWorld, WORLD, type World } from './in-page/run.ts';
import { frameWorlds, mainWorld } from './page/frames.ts';
import { sharedWorkersOf } from './shared-workers.ts';
import type { SignIn } from './sign-in/sign-in.ts';

/** One tab in a context of its own. Reused, because a new one costs a third of a page visit. */
export interface Tab {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  /** Whether certificate errors are overlooked in it. */
  readonly lenient: boolean;
  /** Origins of everything that was shown in it since it was cleaned. */
  readonly origins: Set<string>;
  /** Whether the page now in it has opened a socket. */
  talks: boolean;
  /** Whether it has asked for a stream of events, which the browser opens again by itself. */
  listens: boolean;
  /** Whether there is a worker that it may have asked for. */
  readonly shares: () => boolean;
  /** Visits so far. */
  visits: number;
  /** Set when the tab must not be used again. */
  spoiled: boolean;
  /** Rejects when the page in it crashes, after which it answers nothing any more. */
  readonly crash: Promise<never>;
}

export interface TabPool {
  /** A tab fit for this address. */
  take(url: string): Promise<Tab>;
  give(tab: Tab): Promise<void>;
  /** Closes those that nobody uses now. Others can be taken afterwards. */
  close(): Promise<void>;
}

export interface OpenTabs extends TabPool {
  /** Opens tabs ahead, so that this many are there once they are wanted for this address or another of its kind. */
  ready(url: string, count: number): Promise<void>;
}

/**
 * Playwright keeps every request of a tab in mind until the tab is closed, about 200 kB a page. With a dozen tabs that is all it
 * will ever hold before page 200; what memory a scan takes is known by then.
 */
const VISITS_PER_TAB = 15;
const CLEANING_MS = 5000;
/** A page that has started more timers is left the slower way. */
const MOST_TIMERS = 20_000;
const MAX_ORIGINS = 50;
const EMPTY = 'about:blank';
const STORAGE = 'local_storage,indexeddb,cache_storage,service_workers,file_systems,storage_buckets';
export const VIEWPORT = { width: 1280, height: 720 } as const;

export interface TabOptions {
  readonly userAgent: string;
  readonly ignoreCertificateErrors: boolean;
  /** Whether the certificate of this address is in order although a browser would not know it. */
  readonly vouched?: (url: string) => Promise<boolean>;
  /**
   * A tab goes from one page straight to the next. For scans that record neither requests nor what is stored: what the old
   * page does until it makes way would be taken for the new one's.
   */
  readonly straightOn?: boolean;
  /** Evaluated in our own world of every document, before the page's scripts: sent once for each tab, not for each page. */
  readonly prelude: string;
  /** Left out: every page is opened as by somebody who is not signed in. */
  readonly signIn?: Pick<SignIn, 'prepare' | 'enter'> | undefined;
}

export function openTabs(keeper: Pick<BrowserKeeper, 'current'>, options: TabOptions): OpenTabs {
  const idle: Tab[] = [];
  let latest: Browser | undefined;
  /** Tabs of a browser that died, or that is to end because it has grown too large, are not used again. */
  const isUsable = (tab: Tab) => tab.context.browser() === latest && latest?.isConnected() === true;
  const openNew = async (lenient: boolean) => {
    latest = await keeper.current();
    const useless = idle.filter((tab) => !isUsable(tab));
    idle.splice(0, idle.length, ...idle.filter(isUsable));
    await Promise.all(useless.map(closed));
    return openTab(latest, options, lenient);
  };
  const ahead: { readonly lenient: boolean; readonly tab: Promise<Tab | undefined> }[] = [];
  const opening = async (lenient: boolean) => {
    const at = ahead.findIndex((one) => one.lenient === lenient);
    const tab = at < 0 ? undefined : await ahead.splice(at, 1)[0]?.tab;
    if (!tab || isUsable(tab)) return tab;
    await closed(tab);
    return undefined;
  };
  return {
    async take(url) {
      const lenient = await isLenient(url, options);
      // The last one back has the warmest cache.
      const at = idle.findLastIndex((tab) => tab.lenient === lenient && isUsable(tab));
      const used = await woken(idle.splice(at, at < 0 ? 0 : 1)[0]);
      const tab = used ?? (await opening(lenient)) ?? (await openNew(lenient));
      return signedIn(tab, options);
    },
    async ready(url, count) {
      const lenient = await isLenient(url, options);
      // One that does not open is opened again by whoever wants it, and then it is known why.
      while (idle.length + ahead.length < count) ahead.push({ lenient, tab: openNew(lenient).catch(() => undefined) });
    },
    async give(tab) {
      tab.visits += 1;
      const again =
        !tab.spoiled &&
        isUsable(tab) &&
        tab.visits < VISITS_PER_TAB &&
        (await cleaned(tab, options.straightOn === true));
      if (again) idle.push(tab);
      else await closed(tab);
    },
    async close() {
      const opened = await Promise.all(ahead.splice(0).map(({ tab }) => tab));
      await Promise.all([...idle.splice(0), ...opened.filter((tab) => tab !== undefined)].map(closed));
    },
  };
}

/** Whether certificate errors are overlooked for a page. Nobody signs a certificate for a development server. */
export async function isLenient(
  url: string,
  { ignoreCertificateErrors, vouched }: Pick<TabOptions, 'ignoreCertificateErrors' | 'vouched'>,
): Promise<boolean> {
  return ignoreCertificateErrors || isLoopback(url) || ((await vouched?.(url)) ?? false);
}

/** How every page is seen, whoever opens it. */
export function contextOptions({ userAgent }: Pick<TabOptions, 'userAgent'>, lenient: boolean) {
  return {
    ...guardedContext,
    userAgent,
    ignoreHTTPSErrors: lenient,
    viewport: VIEWPORT,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  };
}

/** A tab waits without scripts, so that nothing of the last page can begin again in it meanwhile. */
async function woken(tab: Tab | undefined): Promise<Tab | undefined> {
  if (!tab) return undefined;
  const scripts = tab.session.send('Emulation.setScriptExecutionDisabled', { value: false });
  const isAwake = await within(CLEANING_MS, 'Waking a tab', scripts).then(
    () => true,
    () => false,
  );
  if (!isAwake) await closed(tab);
  return isAwake ? tab : undefined;
}

async function signedIn(tab: Tab, { signIn }: TabOptions): Promise<Tab> {
  try {
    await signIn?.enter(tab.context);
    return tab;
  } catch (error) {
    await closed(tab);
    throw error;
  }
}

async function openTab(browser: Browser, { userAgent, prelude, signIn }: TabOptions, lenient: boolean): Promise<Tab> {
  const context = await browser.newContext(contextOptions({ userAgent }, lenient));
  const page = await context.newPage();
  guardPage(page);
  const session = await context.newCDPSession(page);
  const shares = await sharedWorkersOf(browser);
  await session.send('Page.enable');
  if (prelude) await session.send('Page.addScriptToEvaluateOnNewDocument', { source: prelude, worldName: WORLD });
  await signIn?.prepare({ session });
  const origins = new Set<string>();
  const crash = Promise.withResolvers<never>();
  // Most tabs never crash, and nobody may be listening when one does.
  crash.promise.catch(() => undefined);
  const fresh = { visits: 0, talks: false, listens: false, spoiled: false };
  const tab: Tab = { context, page, session, shares, lenient, origins, crash: crash.promise, ...fresh };
  page.on('websocket', () => {
    tab.talks = true;
  });
  // Of the context: listeners of the page are removed after each visit.
  context.on('request', (request) => {
    if (request.resourceType() === 'eventsource') tab.listens = true;
  });
  page.on('crash', () => {
    tab.spoiled = true;
    crash.reject(new Error('The page crashed.'));
  });
  page.on('framenavigated', (frame) => {
    const { origin } = URL.parse(frame.url()) ?? { origin: 'null' };
    if (origin !== 'null' && origins.size < MAX_ORIGINS) origins.add(origin);
  });
  return tab;
}

/** A page that hangs may not let its tab be closed; that must not hold up the others. */
async function closed(tab: Tab): Promise<void> {
  await within(CLEANING_MS, 'Closing a tab', tab.context.close()).catch(() => undefined);
}

/**
 * Every visit is a first visit: cookies and storage of the last page are removed. The cache stays, as it only saves the
 * site from serving the same style sheet again; sizes are remembered apart.
 */
async function cleaned(tab: Tab, straightOn: boolean): Promise<boolean> {
  for (const event of ['request', 'response', 'console', 'pageerror'] as const) tab.page.removeAllListeners(event);
  try {
    await within(CLEANING_MS, 'Cleaning a tab', clean(tab, straightOn));
    return true;
  } catch {
    return false;
  }
}

async function clean(tab: Tab, straightOn: boolean): Promise<void> {
  const { context, page, session, origins } = tab;
  const main = await mainWorld(session);
  await forgetSession(tab, main);
  // What still runs in the page would write again. An empty page in between costs about a tenth of a visit.
  const isEmpty = page.url() === EMPTY;
  if (!isEmpty && !straightOn && !(await silenced(tab, main))) await page.goto(EMPTY);
  await Promise.all([
    context.clearCookies(),
    ...[...origins].map((origin) => session.send('Storage.clearDataForOrigin', { origin, storageTypes: STORAGE })),
  ]);
  origins.clear();
  tab.talks = false;
  tab.listens = false;
}

/**
 * Whether nothing of the last page can do anything any more. Sockets, workers and frames are beyond our reach in the page.
 * What was broken off may have begun something new, so it is looked at twice: whoever asks again then is never done.
 */
async function silenced({ page, talks, listens, shares }: Tab, main: World): Promise<boolean> {
  if (talks || listens || shares() || page.workers().length > 0 || page.frames().length > 1) return false;
  const empty = () => runInWorld(main, emptied, MOST_TIMERS).catch(() => false);
  if (!(await empty())) return false;
  let asksAgain = false;
  const onRequest = () => {
    asksAgain = true;
  };
  page.on('request', onRequest);
  const isEmpty = await empty();
  page.off('request', onRequest);
  return isEmpty && !asksAgain;
}

/** The browser keeps this storage as long as the tab is open, and lets nobody clear it but the page itself. */
async function forgetSession({ page, context, session }: Tab, main: World): Promise<void> {
  const reached = await frameWorlds({ page, context, session });
  const worlds = [main, ...reached.frames.map((frame) => frame.world)];
  // Without scripts nothing is written on the way out.
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  const forget = "globalThis.name = ''; sessionStorage.clear(); localStorage.clear()";
  await Promise.all(worlds.map((world) => evaluate(world, forget).catch(() => undefined)));
}
