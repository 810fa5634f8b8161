import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../reports/registry.ts';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { everythingMeasured } from '../helpers/measured-report.ts';

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
