/** The yardstick: one browser, two tabs that are used again, load, axe with its full result. `node bare.ts <browser> <url>…` */
import axe from 'axe-core';
import { chromium } from 'playwright';

const [, , executablePath = '', listed = ''] = process.argv;
const { readFile } = await import('node:fs/promises');
const urls = (await readFile(listed, 'utf8')).split('\n').filter(Boolean);
const browser = await chromium.launch({ executablePath });
let violations = 0;
await Promise.all(
  [0, 1].map(async (lane) => {
    const page = await (await browser.newContext()).newPage();
    for (const [index, url] of urls.entries()) {
      if (index % 2 !== lane) continue;
      await page.goto(url, { waitUntil: 'load' });
      await page.evaluate(axe.source);
      const result = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        }),
      );
      violations += result.violations.length;
    }
  }),
);
await browser.close();
console.log(JSON.stringify({ pages: urls.length, violations }));
