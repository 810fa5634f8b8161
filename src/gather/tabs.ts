import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { guardedContext, guardPage, isLoopback } from '../browser/guard.ts';

/** One tab in a context of its own. Reused, because a new one costs a third of a page visit. */
export interface Tab {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  /** Whether certificate errors are overlooked in it. */
  readonly lenient: boolean;
  /** Visits so far. */
  visits: number;
  /** Set when the tab must not be used again. */
  spoiled: boolean;
}

export interface TabPool {
  /** A tab fit for this address. */
  take(url: string): Promise<Tab>;
  give(tab: Tab): Promise<void>;
  close(): Promise<void>;
}

const VISITS_PER_TAB = 40;
export const VIEWPORT = { width: 1280, height: 1024 } as const;

export interface TabOptions {
  readonly userAgent: string;
  readonly ignoreCertificateErrors: boolean;
}

export function openTabs(browser: Browser, options: TabOptions): TabPool {
  const idle: Tab[] = [];
  return {
    async take(url) {
      // Nobody signs a certificate for a development server on this machine.
      const lenient = options.ignoreCertificateErrors || isLoopback(url);
      const at = idle.findIndex((tab) => tab.lenient === lenient);
      return idle.splice(at, at < 0 ? 0 : 1)[0] ?? openTab(browser, options.userAgent, lenient);
    },
    async give(tab) {
      tab.visits += 1;
      if (tab.spoiled || tab.visits >= VISITS_PER_TAB || !(await cleaned(tab))) {
        await tab.context.close().catch(() => undefined);
        return;
      }
      idle.push(tab);
    },
    async close() {
      await Promise.all(idle.splice(0).map((tab) => tab.context.close().catch(() => undefined)));
    },
  };
}

async function openTab(browser: Browser, userAgent: string, lenient: boolean): Promise<Tab> {
  const context = await browser.newContext({
    ...guardedContext,
    userAgent,
    ignoreHTTPSErrors: lenient,
    viewport: VIEWPORT,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  guardPage(page);
  const tab: Tab = { context, page, session: await context.newCDPSession(page), lenient, visits: 0, spoiled: false };
  page.on('crash', () => {
    tab.spoiled = true;
  });
  return tab;
}

/**
 * Every visit is a first visit: cookies and storage of the last page are removed. The cache stays, as it only saves the
 * site from serving the same style sheet again; sizes are remembered apart.
 */
async function cleaned(tab: Tab): Promise<boolean> {
  for (const event of ['request', 'console', 'pageerror'] as const) tab.page.removeAllListeners(event);
  try {
    const origins = new Set(tab.page.frames().map((frame) => URL.parse(frame.url())?.origin ?? 'null'));
    await tab.context.clearCookies();
    for (const origin of origins) {
      if (origin === 'null') continue;
      await tab.session.send('Storage.clearDataForOrigin', {
        origin,
        storageTypes: 'local_storage,indexeddb,websql,cache_storage,service_workers',
      });
    }
    return true;
  } catch {
    return false;
  }
}
