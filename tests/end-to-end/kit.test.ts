import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { readTitle } from '../../src/gather/in-page/document.ts';
import { kitPrelude, NO_KIT } from '../../src/gather/in-page/kit.ts';
import { readHeadings } from '../../src/gather/in-page/outline.ts';
import { runAllInWorld, runInWorld, WORLD } from '../../src/gather/in-page/run.ts';
import { mainWorld } from '../../src/gather/page/frames.ts';

let browser: Browser;

beforeAll(async () => {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  ({ browser } = await launchBrowser(found.path));
});
afterAll(() => browser.close());

const HEADINGS = '<h1>Bins</h1><h3>When</h3>';

/** What is read, and how many characters it took to ask. */
async function read(html: string, source: string) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    const session = await context.newCDPSession(page);
    await session.send('Page.enable');
    if (source) await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
    await page.goto('http://127.0.0.1/');
    let asked = 0;
    const world = await mainWorld({
      send: (name: string, given: { expression?: string }) => {
        asked += given?.expression?.length ?? 0;
        return session.send(name as 'Runtime.evaluate', given as never);
      },
    } as never);
    const title = await runInWorld(world, readTitle, null);
    const all = await runAllInWorld(world, [readHeadings, readTitle]);
    return { title, all, asked };
  } finally {
    await context.close();
  }
}

it('reads the same as when everything is sent to the page, and sends next to nothing', async () => {
  const html = `<title>Bins</title>${HEADINGS}`;
  const [kit, sent] = [await read(html, kitPrelude), await read(html, '')];
  expect(kit.title).toBe('Bins');
  expect(kit.all).toEqual(sent.all);
  expect(kit.title).toBe(sent.title);
  expect(kit.asked).toBeLessThan(500);
  expect(sent.asked).toBeGreaterThan(5000);
});

it.each([
  ['an element by its name', '<form id="lgdssKit" name="lgdssKit"><input name="one"></form><title>Bins</title>', ''],
  ['an element by its name, beside it', '<form id="lgdssKit"></form><title>Bins</title>', kitPrelude],
  [
    'a script that puts its own there',
    '<title>Bins</title><script>lgdssKit = () => ({ one: () => 1 })</script>',
    kitPrelude,
  ],
  ['a title that says there is none', `<title>${NO_KIT}</title>`, kitPrelude],
])('is not deceived by %s', async (_name, html, source) => {
  const { title, all } = await read(`${html}${HEADINGS}`, source);
  expect(title).toBe(html.includes(NO_KIT) ? NO_KIT : 'Bins');
  expect(all).toEqual((await read(`<title>${title}</title>${HEADINGS}`, '')).all);
});
