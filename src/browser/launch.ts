import type { Browser } from 'playwright';
import { type FixedAddresses, resolverRules } from './fixed-addresses.ts';

/**
 * Scripts start afresh with every page, and run for less time than it takes to optimise them. Only what runs 30 times as
 * often as usual is worth it; long loops still are, as they count for themselves.
 */
const FEW_OPTIMISED = '--invocation-count-for-maglev=10000 --invocation-count-for-turbofan=100000';

/** What is compiled stays compiled: the next page of a tab runs the same engine and the same readers. */
const KEPT = '--no-flush-bytecode';

/**
 * Half the memory for every page, at no cost in time that we could measure: a tab shows many pages, and without this their
 * remains pile up. The second (megabytes) makes the browser tidy up early, before all tabs have grown at once.
 */
const SMALL = [
  `--js-flags=--optimize-for-size --initial-heap-size=12 ${FEW_OPTIMISED} ${KEPT}`,
  // Megabytes for what has been drawn: enough for our tallest picture. Left alone, it draws far below the window ahead.
  '--force-gpu-mem-available-mb=48',
];

/** Chromium talks to nobody but the site that is scanned. */
const NO_SIGN_IN = '--gaia-url=http://127.0.0.1:9';
const NOT_FOUND = [
  'content-autofill.googleapis.com',
  'update.googleapis.com',
  'clients2.google.com',
  'optimizationguide-pa.googleapis.com',
].map((host) => `MAP ${host} ~NOTFOUND`);

/** For every browser of a scan: it stays silent, and finds hosts where the settings say. */
export function silentArguments(fixed: FixedAddresses, more: readonly string[] = []): readonly string[] {
  // The first that fits counts.
  const rules = [...NOT_FOUND, ...more, ...resolverRules(fixed)];
  return [NO_SIGN_IN, `--host-resolver-rules=${rules.join(',')}`];
}

/**
 * Starts one Chromium. The sandbox is used wherever the system allows it; where it does not (root, some containers),
 * the browser starts without and `sandboxed` says so.
 */
export async function launchBrowser(
  executablePath: string,
  fixed: FixedAddresses = new Map(),
  more: { readonly args?: readonly string[]; readonly resolverRules?: readonly string[] } = {},
): Promise<{ browser: Browser; sandboxed: boolean }> {
  const { chromium } = await import('playwright');
  const options = {
    executablePath,
    headless: true,
    args: [...silentArguments(fixed, more.resolverRules), ...SMALL, ...(more.args ?? [])],
    handleSIGINT: false,
    handleSIGTERM: false,
  };
  if (process.getuid?.() !== 0) {
    try {
      return { browser: await chromium.launch({ ...options, chromiumSandbox: true }), sandboxed: true };
    } catch {
      // Many containers forbid the system calls the sandbox needs; a scan without it beats no scan.
    }
  }
  return { browser: await chromium.launch({ ...options, chromiumSandbox: false }), sandboxed: false };
}
