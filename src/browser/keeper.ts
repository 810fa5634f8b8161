import type { Browser } from 'playwright';

/** Keeps a browser to open tabs in. One that dies or grows too large is replaced; the scan does not notice. */
export interface BrowserKeeper {
  readonly version: string;
  /** Rejects only when no browser can be started any more. */
  current(): Promise<Browser>;
  close(): Promise<void>;
}

export interface KeeperOptions {
  /** Starts a browser; called again for every replacement. */
  readonly launch: () => Promise<Browser>;
  /** Megabytes in use by browsers now, or null where that cannot be measured. */
  readonly measure: () => Promise<number | null>;
  readonly mostMb: number;
}

/** Where memory cannot be measured, a browser is replaced after this many tabs. */
const MOST_TABS = 40;

export async function keepBrowser({ launch, measure, mostMb }: KeeperOptions): Promise<BrowserKeeper> {
  let browser = await launch();
  const version = browser.version();
  const retired = new Set<Browser>();
  let tabs = 0;
  let replacing: Promise<Browser> | undefined;

  /** Old browsers are closed once the last page in them is done. */
  const sweep = () => {
    for (const old of retired) {
      if (old.isConnected() && old.contexts().length > 0) continue;
      retired.delete(old);
      old.close().catch(() => undefined);
    }
  };
  const replace = async () => {
    retired.add(browser);
    tabs = 0;
    browser = await launch();
    return browser;
  };
  const isSpent = async () => {
    if (!browser.isConnected()) return true;
    const used = await measure();
    return used === null ? tabs >= MOST_TABS : used > mostMb && retired.size === 0;
  };
  const choose = async () => {
    sweep();
    tabs += 1;
    return (await isSpent()) ? replace() : browser;
  };

  return {
    version,
    // Asked for by several pages at once, it is replaced once.
    current() {
      replacing ??= choose().finally(() => {
        replacing = undefined;
      });
      return replacing;
    },
    async close() {
      await replacing?.catch(() => undefined);
      await Promise.all([browser, ...retired].map((one) => one.close().catch(() => undefined)));
    },
  };
}
