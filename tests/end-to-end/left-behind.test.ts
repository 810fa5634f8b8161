import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { openTabs } from '../../src/gather/tabs.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { html, startVisiting } from './visiting.ts';

const SAY = "const say = () => { localStorage.setItem('left', '1'); document.cookie = 'left=1'; fetch('/left'); };";
/** What a page may have under way when it is left: most of it is neither a timer nor a listener of the document. */
const pages: Readonly<Record<string, string>> = {
  'a fetch that is tried again at once':
    'const again = () => fetch("/hangs").catch(() => { say(); again(); }); again();',
  'a fetch that is tried again after a while':
    'const again = () => fetch("/hangs").catch(() => setTimeout(say, 300)); again();',
  'a task for later': 'scheduler.postTask(say, { delay: 700 });',
  'a task again and again': 'const again = () => { say(); scheduler.postTask(again, { delay: 150 }); }; again();',
  'a signal that times out': 'AbortSignal.timeout(700).addEventListener("abort", say); window.keep = 1;',
  'a stream of events that is opened again': 'window.events = new EventSource("/events");',
  'an animation that ends': 'document.body.animate([{ opacity: 0 }, { opacity: 1 }], 700).onfinish = say;',
  'messages to itself':
    'const { port1, port2 } = new MessageChannel(); let n = 0; port1.onmessage = () => { if (n++ % 500 === 0) say(); port2.postMessage(1); }; port2.postMessage(1);',
  'somebody who watches what is in view':
    'new IntersectionObserver((all) => { if (!all[0].isIntersecting) say(); }).observe(document.body);',
  'somebody who watches the size':
    'new ResizeObserver((all) => { if (all[0].contentRect.height < 5) say(); }).observe(document.body);',
  'somebody who watches the document':
    'new MutationObserver(say).observe(document, { childList: true, subtree: true });',
  'a shared worker': 'window.w = new SharedWorker("/worker.js");',
  'another page to go to':
    'const m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "1;url=/left"; document.head.append(m);',
  'a name': 'window.name = "left";',
  'a lock': 'navigator.locks.request("a", () => new Promise(() => {})); navigator.locks.request("a", say);',
  'an element that is gone':
    'customElements.define("x-y", class extends HTMLElement { disconnectedCallback() { say(); } }); document.body.append(document.createElement("x-y"));',
  'a navigation': 'navigation.addEventListener("navigate", say); navigation.addEventListener("navigateerror", say);',
};

let server: Loopback;
let browser: Browser;
beforeAll(async () => {
  server = await serveLoopback((_, response, path) => {
    if (path === '/hangs') return;
    if (path === '/events')
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).end('retry: 300\n\n');
    if (path === '/worker.js')
      return void response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end('setInterval(() => { fetch("/left"); indexedDB.open("left"); }, 100)');
    const script = pages[decodeURIComponent(path.slice(1))] ?? '';
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      `<!doctype html><html lang="en"><title>Bins</title><body style="height:50px"><h1>Bins</h1><script>${SAY}${script}</script>`,
    );
  });
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  ({ browser } = await launchBrowser(found.path));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const openOnes = () =>
  openTabs({ current: async () => browser }, { userAgent: 'lgdss-test', ignoreCertificateErrors: false, prelude: '' });

describe('a tab that was cleaned', () => {
  it('is empty without the way by an empty page, where nothing could go on', async () => {
    const tabs = openOnes();
    const tab = await tabs.take(server.origin);
    await tab.page.goto(`${server.origin}/plain`);
    await tabs.give(tab);
    expect(tab.page.url()).toBe(`${server.origin}/plain`);
    expect(await tabs.take(server.origin)).toBe(tab);
    expect(await tab.page.content()).toBe('<html><head></head><body></body></html>');
    await tabs.close();
  });

  it.each(Object.keys(pages))('has nothing left that acts: %s', async (name) => {
    const tabs = openOnes();
    const first = await tabs.take(server.origin);
    await first.page.goto(`${server.origin}/${encodeURIComponent(name)}`);
    await sleep(200);
    await tabs.give(first);
    // What was on its way already.
    await sleep(50);
    const asked = server.hits.length;
    await sleep(900);
    const later = server.hits.slice(asked);
    const second = await tabs.take(server.origin);
    expect(second).toBe(first);
    await second.page.goto(`${server.origin}/next`);
    const left = await second.page.evaluate(async () => ({
      name: window.name,
      cookie: document.cookie,
      local: Object.keys(localStorage),
      databases: (await indexedDB.databases()).map((one) => one.name),
    }));
    await tabs.close();
    expect({ later, ...left }).toEqual({ later: [], name: '', cookie: '', local: [], databases: [] });
  });
});

it('a page that goes back is not taken for what was in the tab before, a page or nothing', async () => {
  const world = await startVisiting(() => ({
    '/before': html('<h1>Before</h1>'),
    '/back': html('<h1>Back</h1><script>history.back()</script>'),
  }));
  try {
    const inNewTab = await world.visit('/back');
    expect((await world.visit('/before')).state).toBe('scanned');
    const inUsedTab = await world.visit('/back');
    expect(inNewTab).toMatchObject({ state: 'failed', reason: 'redirect-loop', page: null });
    expect(inUsedTab).toEqual(inNewTab);
  } finally {
    await world.close();
  }
});
