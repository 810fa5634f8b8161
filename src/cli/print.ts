import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { locateBrowser } from '../browser/locate.ts';
import type { Gathered, Instant } from '../model/evidence.ts';
import type { Io } from './io.ts';

/** The path of a browser to print with, or why there is none. */
export async function openPrinter(flag: string | null | undefined, env: Io['env']): Promise<Gathered<string>> {
  const browser = await locateBrowser(flag, env);
  return 'code' in browser ? { ok: false, error: browser } : { ok: true, value: browser.path };
}

/** Prints in a browser of its own, one that no website has ever been opened in. Never rejects. */
export function printFor(browser: string, madeAt: Instant): (html: Uint8Array) => Promise<Gathered<Uint8Array>> {
  return async (html) => {
    try {
      // Loaded late, so that commands which print nothing start at once.
      const { printPdf } = await import('../browser/print-pdf.ts');
      return { ok: true, value: await printPdf(browser, html, madeAt) };
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      return { ok: false, error: { code: 'print', message: `The browser could not print the report: ${why}` } };
    }
  };
}

/** Writes report.pdf from the report.html in a folder. The sentences say what went wrong. */
export async function printBeside(
  folder: string,
  madeAt: Instant,
  flag: string | null | undefined,
  env: Io['env'],
): Promise<readonly string[]> {
  const html = await readFile(path.join(folder, 'report.html')).catch(() => undefined);
  // Then the reports have said already what is wrong.
  if (!html) return [];
  const printer = await openPrinter(flag, env);
  const printed = printer.ok ? await printFor(printer.value, madeAt)(html) : printer;
  if (!printed.ok) return [`report.pdf was not written. ${printed.error.message}`];
  await writeFile(path.join(folder, 'report.pdf'), printed.value);
  return [];
}
