import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canRun, readJson, run, SetupError, say, seconds, withLock } from './run.mjs';
import { installers } from './system.mjs';

const SHELL = 'chromium-headless-shell';
const IDLE_MS = 60_000;
const WHAT_TO_DO =
  'install Chrome, Chromium or Edge, or set LGDSS_BROWSER to the path of one, and run the command again.';

/** The same order as src/browser/find.ts, cheapest question first: here it only matters whether there is one at all. */
export async function ensureBrowser(root) {
  const chosen = process.env.LGDSS_BROWSER;
  if (chosen) {
    if (canRun(chosen)) return;
    throw new SetupError(
      `LGDSS_BROWSER says '${chosen}', but there is no program there that can be run: correct the path or unset it, and run the command again.`,
      2,
    );
  }
  if (installed(root) || playwrightOwn(root)) return;
  await withLock(root, async () => {
    if (installed(root) || playwrightOwn(root)) return;
    await install(root);
  });
}

async function install(root) {
  const startedAt = Date.now();
  say('No browser found. Installing one.');
  for (const attempt of [() => fromPlaywright(root), () => fromSystem(root)]) {
    const found = await attempt();
    if (found) {
      say(`Browser installed in ${seconds(startedAt)}: ${found}`);
      return;
    }
  }
  throw new SetupError(`No browser was found and none could be installed: ${WHAT_TO_DO}`);
}

async function fromPlaywright(root) {
  if (existsSync('/etc/alpine-release')) return undefined; // its builds need another C library
  say("Trying Playwright's download.");
  // Closed networks often swallow packets; without this each of its five tries would wait half a minute.
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env };
  const fetched = await playwright(root, ['install', '--only-shell', 'chromium'], env);
  if (!fetched.ok) {
    say(`That did not work (${shortReason(fetched)}).`);
    return undefined;
  }
  const found = playwrightOwn(root);
  if (found && (await starts(found))) return found;

  say('The browser is here, but libraries of the system that it needs are missing.');
  await playwright(root, ['install-deps', SHELL], env);
  if (found && (await starts(found))) return found;
  // Left in place it would be found first next time, and would not start.
  await playwright(root, ['uninstall'], env);
  return undefined;
}

function playwright(root, args, env) {
  const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
  const progress = args[1] === '--only-shell' ? /\d%/ : undefined;
  return run(process.execPath, [cli, ...args], { cwd: root, env, idleMs: IDLE_MS, progress });
}

async function fromSystem(root) {
  for (const { name, commands } of await installers()) {
    say(`Trying ${name}.`);
    for (const [command, ...args] of commands) {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const result = await run(command, args, { cwd: root, env, idleMs: 3 * IDLE_MS });
      const found = installed(root);
      if (found && (await starts(found))) return found;
      if (!result.ok) say(`That did not work (${shortReason(result)}).`);
    }
  }
  return undefined;
}

/** A program can be present and still not run: a missing library, or a stub that only points at a shop. */
async function starts(file) {
  if (process.platform === 'win32') return true; // Chrome answers --version there by opening a window
  const { ok } = await run(file, ['--version'], { idleMs: 20_000 });
  return ok;
}

function shortReason({ output, reason }) {
  const known = /\b(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EACCES|EROFS|ENOSPC)\b/.exec(output)?.[0];
  const line = output.split('\n').findLast?.((one) => /^(E:|Error|error)/.test(one));
  return known ?? line?.slice(0, 160) ?? reason;
}

function playwrightOwn(root) {
  try {
    const require = createRequire(path.join(root, 'package.json'));
    const full = require('playwright').chromium.executablePath();
    return [headlessShellBeside(full), full].find((file) => file && canRun(file));
  } catch {
    return undefined;
  }
}

/** Twin of the function in src/browser/find.ts, which this Node may be too old to import. */
function headlessShellBeside(full) {
  const parts = /^(.*[\\/])chromium-(\d+)([\\/])chrome-([^\\/]+)[\\/]/.exec(full);
  if (!parts) return undefined;
  const [, base, revision, slash, system] = parts;
  const program = system.startsWith('win') ? 'chrome-headless-shell.exe' : 'chrome-headless-shell';
  return `${base}chromium_headless_shell-${revision}${slash}chrome-headless-shell-${system}${slash}${program}`;
}

function installed(root) {
  const { names, places } = readJson(path.join(root, 'src', 'browser', 'candidates.json'));
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(path.delimiter).filter(Boolean);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name + ending)));
  const usual = (places[process.platform] ?? []).map((place) =>
    place.replace(/^\{(.+?)\}/, (_, name) => process.env[name] ?? `{${name}}`),
  );
  return [...onPath, ...usual].find(canRun);
}
