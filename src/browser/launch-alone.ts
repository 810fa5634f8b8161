import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FixedAddresses } from './fixed-addresses.ts';
import { silentArguments } from './launch.ts';
import { fateOf, ownName } from './processes.ts';

/** A browser that another program drives, through a port of this machine alone. */
export interface AloneBrowser {
  readonly port: number;
  readonly pid: number;
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
  close(): Promise<void>;
}

export interface AloneOptions {
  readonly executablePath: string;
  readonly fixed: FixedAddresses;
  readonly ignoreCertificateErrors: boolean;
}

const STARTING_MS = 20_000;
const CLOSING_MS = 3000;
const LOOK_MS = 20;
const PROFILE = 'lgdss-measure-';
/** The name ends in the process that made it. */
const LEFT = /^lgdss-measure-(\d+)\.(\d+)-\w+$/;
const GROUPS = process.platform !== 'win32';

/** As people have it, but for what talks to others, asks questions or is in the way of a headless run. */
const QUIET = [
  '--headless',
  '--remote-debugging-port=0',
  // Nobody speaks through it, but the browser ends itself once it is closed, which it is when the scan ends in any way.
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  '--lang=en-GB',
];

/**
 * Starts a browser for measuring: with a profile of its own that ends with it, and without what the crawl's browser leaves
 * out to be quick. Rejects when it does not start.
 */
export async function launchAlone(options: AloneOptions): Promise<AloneBrowser> {
  // The sandbox is used wherever the system allows it, as for the crawl.
  if (process.getuid?.() === 0) return start(options, ['--no-sandbox']);
  return start(options, []).catch(() => start(options, ['--no-sandbox']));
}

async function start(options: AloneOptions, more: readonly string[]): Promise<AloneBrowser> {
  await sweep();
  const profile = await mkdtemp(path.join(tmpdir(), `${PROFILE}${ownName()}-`));
  const args = [...QUIET, ...silentArguments(options.fixed), `--user-data-dir=${profile}`, ...more];
  if (options.ignoreCertificateErrors) args.push('--ignore-certificate-errors');
  const browser = spawn(options.executablePath, [...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: GROUPS,
    env: environment(profile),
  });
  for (const pipe of browser.stdio) pipe?.on('error', () => undefined);
  const ended = once(browser, 'close').catch(() => undefined);
  const close = async () => {
    if (browser.pid !== undefined) endBrowser(browser.pid);
    await Promise.race([ended, sleep(CLOSING_MS)]);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
  };
  const hasEnded = () => browser.exitCode !== null || browser.signalCode !== null;
  const port = await portOf(profile, browser);
  if (port !== undefined && browser.pid !== undefined) return { port, pid: browser.pid, hasEnded, close };
  await close();
  throw new Error('The browser for measuring did not start.');
}

/** Keys of the program are no business of a browser that shows pages of others. What it lays down goes with its profile. */
function environment(profile: string): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('LGDSS_'));
  return { ...Object.fromEntries(others), TMPDIR: profile };
}

/** A scan that was killed could not throw its profile away. */
async function sweep(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  const left = names.filter((name) => {
    const [, pid, start] = LEFT.exec(name) ?? [];
    return pid !== undefined && start !== undefined && fateOf(Number(pid), start) === 'ended';
  });
  // Those of other people cannot be removed, and need not be.
  for (const name of left) await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
}

/** With everything it has started: what is called a browser may be a script that starts one. Its profile is thrown away. */
export function endBrowser(pid: number): void {
  try {
    process.kill(GROUPS ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** The browser writes it down once it listens. */
async function portOf(profile: string, browser: ChildProcess): Promise<number | undefined> {
  const until = performance.now() + STARTING_MS;
  while (performance.now() < until && browser.exitCode === null && browser.signalCode === null) {
    const written = await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = Number(/^(\d+)\n/.exec(written)?.[1] ?? 0);
    if (port > 0) return port;
    await sleep(LOOK_MS);
  }
  return undefined;
}
