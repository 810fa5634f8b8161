import { accessSync, constants, statSync } from 'node:fs';
import { platform } from 'node:os';
import type { Failure } from '../model/evidence.ts';
import { type BrowserFound, findBrowser } from './find.ts';

/** `findBrowser` with the real disk and the real Playwright. */
export async function locateBrowser(
  flag: string | null | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<BrowserFound | Failure> {
  return findBrowser({
    flag,
    env,
    exists: canRun,
    playwrightPath: await playwrightPath(),
    platform: platform(),
    path: env.PATH ?? env.Path ?? '',
  });
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Loading Playwright is slow, so it waits until it is asked. */
async function playwrightPath(): Promise<string | null> {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath() || null;
  } catch {
    return null;
  }
}
