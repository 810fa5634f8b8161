import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pointedAt } from '../../fixtures/lib/pointed.ts';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';

const html = `<main><p class="fees"><a class="more" href="/">More</a> <b>now</b></p><div><p><a>Other</a></p></div><x-row></x-row></main>
<script>customElements.define('x-row', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button>Share</button>'; } });</script>`;
const PAGE = `data:text/html,${encodeURIComponent(html)}`;

let browser: Browser;
beforeAll(async () => {
  const found = await locateBrowser(undefined, process.env);
  if ('code' in found) throw new Error(found.message);
  ({ browser } = await launchBrowser(found.path));
});
afterAll(() => browser.close());

it.each<[string, string[], string, string | null, boolean]>([
  ['the element itself', ['.more'], 'html > body > main > p > a', null, true],
  ['what is in it', ['main > .fees'], 'main > p > b', null, true],
  ['what is right around it', ['.more'], 'main > p', null, true],
  ['no landmark around it', ['.fees'], 'main', null, false],
  ['nothing beside it', ['.more'], 'main > p > b', null, false],
  ['what is in a shadow root', ['x-row'], 'x-row >>> button', '<button>', true],
  ['what is not there yet, by its start tag', ['[role=dialog]'], '#late', '<div role="dialog" id="late">', true],
  ['nothing else that is not there', ['[role=dialog]'], '#late', '<div id="late">', false],
  ['what no browser can read', ['.more'], 'p:::x', null, false],
])('points at %s', async (_, at, selector, snippet, expected) => {
  const page = { file: '', kind: 'barrier', criterion: null, what: '', at, certainty: 'certain' } as const;
  const finding = { check: '', outcome: 'failed', page: PAGE, selector, snippet, message: '', wcag: [] } as const;
  const found = await pointedAt(browser, PAGE, page, [{ ...finding, wcag: [] }]);
  expect(found.has(selector)).toBe(expected);
});
