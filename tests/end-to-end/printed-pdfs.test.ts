import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { readPdf } from '../../src/gather/site/documents/read-pdf.ts';

const PICTURE =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="9" height="9"%3E%3Crect width="9" height="9"/%3E%3C/svg%3E';
const CELLS = '<tr><td>Monday</td><td>Tuesday</td></tr>';
const PAGE = `<!doctype html><html lang="cy"><title>Bins in Welsh</title>
  <h1>Bins</h1><h2>When</h2><p>${'We come once a week. '.repeat(10)}</p>
  <img alt="A lorry" src='${PICTURE}'><img src='${PICTURE}'>
  <table><tr><th>Area</th><th>Day</th></tr>${CELLS}</table><table><caption>Days</caption>${CELLS}${CELLS}</table></html>`;

let browser: Browser;
beforeAll(async () => {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  browser = (await launchBrowser(found.path)).browser;
});
afterAll(() => browser.close());

async function printed(options: { readonly tagged: boolean; readonly outline?: boolean }) {
  const page = await browser.newPage();
  try {
    await page.setContent(PAGE);
    return await readPdf(new Uint8Array(await page.pdf(options)));
  } finally {
    await page.close();
  }
}

it('reads the tags that a browser prints', async () => {
  expect(await printed({ tagged: true, outline: true })).toMatchObject({
    ...{ pages: 1, marked: true, tags: true, language: 'cy', title: 'Bins in Welsh', headings: 2, outline: true },
    ...{ tables: 2, tablesWithoutHeaders: 1, figures: 2, figuresWithoutAlt: 1, withoutText: [], pictures: [] },
  });
});

it('finds none where it prints none', async () => {
  const facts = await printed({ tagged: false });
  expect(facts).toMatchObject({ marked: false, tags: false, headings: 0, outline: false, title: 'Bins in Welsh' });
  expect(facts.characters).toBeGreaterThan(150);
});
