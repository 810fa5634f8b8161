import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { classify } from '../../src/gather/classify.ts';
import { runInWorld } from '../../src/gather/in-page/run.ts';
import { readShown } from '../../src/gather/in-page/shown.ts';
import { mainWorld } from '../../src/gather/page/frames.ts';
import { response } from '../helpers/evidence.ts';

let browser: Browser;

beforeAll(async () => {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  ({ browser } = await launchBrowser(found.path));
});
afterAll(() => browser.close());

async function shown(html: string) {
  const context = await browser.newContext({ offline: true });
  try {
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: 'domcontentloaded' });
    const session = await context.newCDPSession(page);
    return await runInWorld(await mainWorld(session), readShown, null);
  } finally {
    await context.close();
  }
}

it('sees addresses, words and fields, and leaves out what nobody sees or fills in', async () => {
  const look = await shown(`<base href="https://www.ambleford.example/a/">
    <body><style>p { color: red }</style><script>const words = 'one two three';</script><noscript>Switch it on</noscript>
    <p>Report   a <b>missed</b>\nbin</p><iframe src="/frame"></iframe><script src="b.js"></script><script src="http://["></script>
    <form name="body"><input name="email"><input type="hidden" name="token"><input type="submit">
    <select name="ward"></select><textarea name="h-captcha-response"></textarea></form></body>`);
  expect(look).toEqual({
    scriptUrls: ['https://www.ambleford.example/frame', 'https://www.ambleford.example/a/b.js', ''],
    words: 4,
    text: 'Report a missed bin',
    fields: 2,
  });
});

it('does not count to the end of a long page', async () => {
  const { words, text } = await shown(`<body>${'<p>one two three four five</p>'.repeat(5000)}</body>`);
  expect(words).toBe(100);
  expect(text.length).toBeLessThanOrEqual(300);
});

it('looks into components where the page says little by itself', async () => {
  const body = `<x-app></x-app><script>document.querySelector('x-app').attachShadow({ mode: 'open' }).innerHTML =
    '<style>p { color: red }</style><p>Report a missed bin</p><input name="street">'</script>`;
  expect(await shown(`<body>${body}</body>`)).toMatchObject({ words: 4, text: 'Report a missed bin', fields: 1 });
  const { words, fields } = await shown(`<body>${'<p>one two three four five</p>'.repeat(20)}${body}</body>`);
  expect([words, fields]).toEqual([100, 0]);
});

it('lets a challenge be told from a page', async () => {
  const html = { 'content-type': 'text/html' };
  const challenge = await shown(`<body>Request unsuccessful. Incapsula incident ID: 1-2
    <iframe src="/_Incapsula_Resource?CWUDNSAI=23&amp;incident_id=1"></iframe></body>`);
  expect(classify(response(html), '', challenge).reason).toBe('challenge');
  const page = await shown('<body><h1>Bins</h1><p>Your bin is emptied on Tuesdays.</p></body>');
  expect(classify(response(html), 'Bins', page).state).toBe('scanned');
});
