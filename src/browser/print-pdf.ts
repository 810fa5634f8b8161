import type { Browser } from 'playwright';
import type { Instant } from '../model/evidence.ts';
import { launchBrowser } from './launch.ts';
import { mendPdf } from './mend-pdf.ts';

const MOST_MS = 300_000;
/** Filled in by the browser itself, so no text of a scanned page is pasted into markup here. */
const LINE = 'width: 100%; margin: 0 14mm; font: 7.5pt sans-serif; color: #4a5756; display: flex; gap: 8mm';
const HEADER = `<div style="${LINE}"><span class="title"></span></div>`;
const FOOTER = `<div style="${LINE}; justify-content: flex-end"><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;

/**
 * A report as a tagged PDF. A report quotes pages of strangers, so nothing in it may run or reach the network: scripts
 * are off, the browser is offline, and every request is turned down.
 */
export async function printPdf(executablePath: string, html: Uint8Array, madeAt: Instant): Promise<Uint8Array> {
  const { browser } = await launchBrowser(executablePath);
  try {
    return mendPdf(await print(browser, new TextDecoder().decode(html)), madeAt);
  } finally {
    await browser.close();
  }
}

async function print(browser: Browser, html: string): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, serviceWorkers: 'block' });
  await context.route('**/*', (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(MOST_MS);
  await page.setContent(html, { timeout: MOST_MS, waitUntil: 'load' });
  const printed = page.pdf({
    format: 'A4',
    scale: 0.75,
    margin: { top: '20mm', bottom: '18mm', left: '14mm', right: '14mm' },
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: HEADER,
    footerTemplate: FOOTER,
    tagged: true,
    outline: true,
  });
  return inTime(printed);
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Printing took longer than five minutes.')), MOST_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
