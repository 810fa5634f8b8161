import { existsSync } from 'node:fs';
import type { Browser, BrowserType } from 'playwright';
import type { EngineTried } from '../model/seen/engines.ts';

/** A browser engine beside the one that scans. Nothing is downloaded: it is there, or it is not. */
export interface OtherEngine {
  readonly name: EngineTried['name'];
  /** Undefined where this machine does not have it. Rejects where it does not start. */
  start(): Promise<Browser | undefined>;
}

const QUIET = { headless: true, handleSIGINT: false, handleSIGTERM: false } as const;

/** Those that Playwright brings along, where they were installed. */
export const otherEngines: readonly OtherEngine[] = [
  { name: 'Firefox', start: async () => startIfThere((await import('playwright')).firefox) },
  { name: 'WebKit', start: async () => startIfThere((await import('playwright')).webkit) },
];

async function startIfThere(engine: BrowserType): Promise<Browser | undefined> {
  return existsSync(engine.executablePath()) ? engine.launch(QUIET) : undefined;
}
