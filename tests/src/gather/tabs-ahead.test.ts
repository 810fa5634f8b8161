import type { Browser, BrowserContext } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openTabs } from '../../../src/gather/tabs.ts';

const URL = 'https://www.ambleford.example/';

/** A browser that opens nothing but counts. The first contexts asked for may fail. */
function countingBrowser(failing = 0) {
  const counts = { opened: 0, closed: 0 };
  const browser = {
    isConnected: () => true,
    newBrowserCDPSession: async () => ({ on: () => undefined, send: async () => ({}) }),
    newContext: async () => {
      counts.opened += 1;
      if (counts.opened <= failing) throw new Error('no context');
      return context;
    },
  } as unknown as Browser;
  const context = {
    browser: () => browser,
    on: () => undefined,
    newPage: async () => ({ on: () => undefined }),
    newCDPSession: async () => ({ send: async () => ({}) }),
    close: async () => {
      counts.closed += 1;
    },
  } as unknown as BrowserContext;
  const options = { userAgent: 'test', ignoreCertificateErrors: false, prelude: '' };
  return { counts, tabs: openTabs({ current: async () => browser }, options) };
}

describe('tabs that were opened ahead', () => {
  it('are taken before another is opened', async () => {
    const { counts, tabs } = countingBrowser();
    await tabs.ready(URL, 2);
    await Promise.all([tabs.take(URL), tabs.take(URL)]);
    expect(counts.opened).toBe(2);
    await tabs.take(URL);
    expect(counts.opened).toBe(3);
  });

  it('are no more than asked for, however often', async () => {
    const { counts, tabs } = countingBrowser();
    await tabs.ready(URL, 2);
    await tabs.ready(URL, 2);
    await tabs.close();
    expect(counts).toEqual({ opened: 2, closed: 2 });
  });

  it('are closed once when nobody needs them, and others can be taken afterwards', async () => {
    const { counts, tabs } = countingBrowser();
    await tabs.ready(URL, 2);
    const used = await tabs.take(URL);
    await tabs.close();
    await tabs.close();
    expect(counts).toEqual({ opened: 2, closed: 1 });
    expect(await tabs.take(URL)).not.toBe(used);
    expect(counts).toEqual({ opened: 3, closed: 1 });
  });

  it('are not given to an address of another kind', async () => {
    const { counts, tabs } = countingBrowser();
    await tabs.ready(URL, 1);
    const tab = await tabs.take('http://127.0.0.1:8080/');
    expect(tab.lenient).toBe(true);
    expect(counts.opened).toBe(2);
    await tabs.close();
  });

  it('are opened again by whoever wants one that did not open', async () => {
    const { counts, tabs } = countingBrowser(1);
    await tabs.ready(URL, 1);
    await expect(tabs.take(URL)).resolves.toBeDefined();
    expect(counts.opened).toBe(2);
  });
});
