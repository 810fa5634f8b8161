import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { inCleanTab } from '../../src/gather/site/clean-tab.ts';
import { atOnce } from '../../src/gather/site/in-turn.ts';
import { isOtherSite } from '../../src/gather/site/other-site.ts';
import { contextOptions } from '../../src/gather/tabs.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { type SocketServer, serveSockets } from '../helpers/socket-server.ts';
import { clock, html } from './visiting.ts';

let browser: Browser;
let server: Loopback;
let sockets: SocketServer;

/** Says hello on a socket of its own and on one of another site, and "click" on its own where the page is clicked. */
const talking = (port: number) => `<h1>Bins</h1><p id="news"></p><script>
  const own = new WebSocket('ws://127.0.0.1:${port}/own'), other = new WebSocket('ws://localhost:${port}/other?who=me');
  own.onmessage = ({ data }) => { document.getElementById('news').textContent = data; };
  for (const socket of [own, other]) socket.onopen = () => socket.send('hello');
  addEventListener('click', () => own.send('click'));
  addEventListener('pagehide', () => own.send('left'));
</script>`;
const WORKER = (port: number) =>
  `const s = new WebSocket('ws://localhost:${port}/worker'); s.onopen = () => { s.send('hello'); postMessage(1); };`;

beforeAll(async () => {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  ({ browser } = await launchBrowser(found.path));
  server = await serveLoopback((_, response, path) => {
    const script = path === '/worker.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    if (script) response.end(WORKER(sockets.port));
    else if (path === '/apart') response.end(html("<h1>Bins</h1><script>new Worker('/worker.js')</script>"));
    else response.end(html(path === '/quiet' ? '<h1>Bins</h1>' : talking(sockets.port)));
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function looking<T>(keepAway: (url: string) => boolean, look: Parameters<typeof inCleanTab<T>>[2]) {
  sockets = await serveSockets();
  const cleanContext = () => browser.newContext(contextOptions({ userAgent: 'lgdss-test' }, false));
  const signal = new AbortController().signal;
  const around = { cleanContext, turn: atOnce, clock, blobs: memoryBlobStore(), pageTimeoutMs: 10_000, signal };
  try {
    const seen = await inCleanTab(around, { keepAway }, look);
    return { seen, opened: sockets.opened.toSorted(), said: sockets.said.toSorted() };
  } finally {
    await sockets.close();
  }
}

describe('the sockets of a page in a clean tab', () => {
  it('may say what a page needs to be shown, and nothing once it is there', async () => {
    const { seen, said } = await looking(
      () => false,
      async ({ page, open, blocked }) => {
        await open(`${server.origin}/talking`);
        const news = await page.textContent('#news');
        await page.mouse.click(50, 50);
        await vi.waitFor(() => expect(blocked.size).toBe(1), 60_000);
        await open(`${server.origin}/quiet`);
        return [news, [...blocked]];
      },
    );
    expect(seen).toEqual(['hi', [`http://127.0.0.1:${sockets.port}/own`]]);
    expect(said).toEqual(['/other?who=me hello', '/own hello']);
  });

  it('do not reach a site that is to be kept away', async () => {
    const keepAway = (url: string) => isOtherSite(url, server.origin);
    const { seen, opened, said } = await looking(keepAway, async ({ open, blocked }) => {
      await open(`${server.origin}/talking`);
      return [...blocked];
    });
    expect(seen).toEqual([`http://localhost:${sockets.port}/other?who`]);
    expect([opened, said]).toEqual([['/own'], ['/own hello']]);
  });

  it('are out of our reach in workers, and then the page has not been seen without other sites', async () => {
    const keepAway = (url: string) => isOtherSite(url, server.origin);
    await expect(looking(keepAway, ({ open }) => open(`${server.origin}/apart`))).rejects.toThrow(/worker/);
  });
});
