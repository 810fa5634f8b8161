import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../reports/registry.ts';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { everythingMeasured } from '../helpers/measured-report.ts';
import { manyStops, walkedReport, walkPicture } from '../helpers/walked-report.ts';

let browser: Browser;
let server: Loopback;

beforeAll(async () => {
  const found = await locateBrowser(null, process.env);
  if (!('path' in found)) throw new Error('No browser was found.');
  ({ browser } = await launchBrowser(found.path));
  const { input, tools } = everythingMeasured();
  const html = String(await renderReport('html', input, tools));
  server = await serveLoopback((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html),
  );
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The report in a window of its own, and everything the browser complained of. */
async function opened(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.goto(server.origin);
  return { page, complaints };
}

const causes = (page: Page) => page.locator('#findings .app-cause');
const shown = (page: Page) => page.locator('#findings .app-cause:visible').count();
const count = (page: Page, words: RegExp) => page.locator('#filter-count').filter({ hasText: words }).waitFor();

describe('the filter', () => {
  it('is not there without JavaScript, and every finding is', async () => {
    const { page } = await opened({ javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await shown(page)).toBe(await causes(page).count());
    expect(await shown(page)).toBeGreaterThan(3);
    await page.context().close();
  });

  it('narrows down by severity and by words, counts aloud and can be cleared', async () => {
    const { page, complaints } = await opened();
    const all = await causes(page).count();
    await count(page, new RegExp(`^Showing ${all} of ${all} causes\\.$`));
    await page.getByLabel('Severity').selectOption({ label: 'Critical' });
    const critical = await page.locator('#findings .app-cause[data-severity="critical"]').count();
    await count(page, new RegExp(`^Showing ${critical} of`));
    expect(await shown(page)).toBe(critical);
    expect(critical).toBeLessThan(all);
    await page.getByLabel('Words to look for').fill('no such words anywhere');
    await count(page, /^No cause fits/);
    expect(await page.locator('#findings .app-group:visible').count()).toBe(0);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await count(page, new RegExp(`^Showing ${all} of`));
    expect(await shown(page)).toBe(all);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['Point', 'Template'])('offers each %s with at least one cause', async (label) => {
    const { page } = await opened();
    const field = page.getByLabel(label, { exact: true });
    const options = await field.locator('option').allTextContents();
    expect(options.length).toBeGreaterThan(2);
    for (const option of options) {
      await field.selectOption({ label: option });
      await count(page, /^Showing [1-9]/);
    }
    await page.context().close();
  });

  it('gives way to a link that leads to what it hides', async () => {
    const { page } = await opened();
    await page.getByLabel('Words to look for').fill('no such words anywhere');
    await count(page, /^No cause fits/);
    await page.getByRole('link', { name: 'See where fault 1 was found' }).click();
    await count(page, /^Showing [1-9]/);
    expect(await page.locator('.app-cause:target').isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the page', () => {
  it.each([320, 1280])('does not scroll sideways at %i pixels, not even unfolded', async (width) => {
    const { page } = await opened({ viewport: { width, height: 800 } });
    const widest = () => page.evaluate('document.documentElement.scrollWidth');
    expect(await widest()).toBe(width);
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    expect(await widest()).toBe(width);
    await page.context().close();
  });

  it('keeps its charts in forced colours and on paper', async () => {
    const { page } = await opened();
    const paint = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).fill`) as Promise<string>;
    await page.emulateMedia({ media: 'print' });
    expect(await paint('.app-chart__bar')).toBe('rgb(11, 79, 74)');
    await page.emulateMedia({ media: 'screen', forcedColors: 'active', colorScheme: 'dark' });
    expect(await paint('.app-chart__bar')).toBe(await paint('.app-chart__long'));
    expect(await paint('.app-chart__bar')).not.toBe('rgb(11, 79, 74)');
    expect(await paint('.app-waterfall__bar--own')).toBe(await paint('.app-waterfall__long'));
    expect(await paint('.app-waterfall__bar:not(.app-waterfall__bar--own)')).toContain('#hatched');
    await page.context().close();
  });
});

describe('the picture of a walk', () => {
  /** How large its parts and its numbers are, and how wide the page is. */
  const measured = (page: Page) =>
    page.evaluate(() => {
      const boxesOf = (selector: string) =>
        [...document.querySelectorAll(`#tried-out ${selector}`)].map((one) => one.getBoundingClientRect());
      const labels = boxesOf('.app-shot__label');
      return {
        highest: Math.max(...boxesOf('.app-shot svg').map(({ height }) => height)),
        smallest: Math.min(...labels.map(({ height }) => height)),
        numbers: labels.length,
        right: Math.max(...boxesOf('.app-shot__frame').map(({ right }) => right)),
        widest: Math.max(...boxesOf('.app-shot svg').map((one) => one.width)),
        page: document.documentElement.scrollWidth,
      };
    });
  let html: string;
  beforeAll(async () => {
    html = await walkedReport({ stops: manyStops(100, 48), picture: walkPicture(5000) }, new Uint8Array([1]));
  });

  it.each([
    ['in a window of 320 pixels', 320, 'screen', 10],
    ['in a window of 1280 pixels', 1280, 'screen', 12],
    // A sheet of paper: 182 mm wide and 265 mm high between its margins.
    ['on paper', 688, 'print', 10],
  ] as const)('can be read %s, and makes nothing scroll but itself', async (_, width, media, least) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.emulateMedia({ media });
    await page.setContent(html);
    const { highest, smallest, numbers, right, widest, page: whole } = await measured(page);
    expect(numbers).toBeGreaterThanOrEqual(100);
    expect(smallest).toBeGreaterThanOrEqual(least);
    expect(right).toBeLessThanOrEqual(width);
    if (media === 'screen') expect(whole).toBe(width);
    // Nothing can be scrolled there, and what is higher than a sheet is torn.
    if (media === 'print') expect([widest <= width, highest < 940]).toEqual([true, true]);
    await context.close();
  });
});
