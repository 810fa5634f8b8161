import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson, run, SetupError, say, seconds, withLock } from './run.mjs';

/** What npm's or the system's error code means to the person at the keyboard. */
const CAUSES = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    'the package registry cannot be reached: connect to the network, or set the proxy or registry in your npm settings',
  ],
  [
    /\b(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|UNABLE_TO_VERIFY_LEAF_SIGNATURE)\b/,
    "npm does not trust the network's certificate: set `cafile` in your npm settings to your organisation's certificate file",
  ],
  [/\b(EACCES|EPERM|EROFS)\b/, 'this folder or the npm cache cannot be written to: make them writable'],
  [/\bENOSPC\b/, 'the disk is full: free about 1 GB'],
  [
    /\bEUSAGE\b/,
    'package-lock.json does not match package.json: restore both from the repository, or run `npm install`',
  ],
];

/** Without a network npm would try for two minutes before it says so. */
const SHORT_WAITS = { npm_config_fetch_retry_mintimeout: '2000', npm_config_fetch_retry_maxtimeout: '10000' };

export async function ensurePackages(root) {
  if (isReady(root)) return;
  await withLock(root, async () => {
    // Another command may have done the work while this one waited.
    if (isReady(root)) return;
    await install(root);
    writeFileSync(stampFile(root), stampOf(root));
  });
}

async function install(root) {
  const startedAt = Date.now();
  say('Installing the packages this project needs (npm ci). This takes about a minute the first time.');
  const npm = npmCommand();
  const args = [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...SHORT_WAITS, ...process.env };
  const { ok, output, reason } = await run(npm.command, args, { cwd: root, env, shell: npm.shell });
  if (ok) {
    say(`Packages installed in ${seconds(startedAt)}.`);
    return;
  }
  const cause = CAUSES.find(([pattern]) => pattern.test(output) || pattern.test(reason));
  const code = cause?.[0].exec(`${output} ${reason}`)?.[0];
  if (cause) {
    throw new SetupError(
      `The packages could not be installed because ${cause[1]}, and run the command again (npm said ${code}).`,
    );
  }
  if (output.trim()) process.stderr.write(`${output.trim()}\n`);
  throw new SetupError(
    `The packages could not be installed (npm ci ${reason}): run \`npm ci\` in ${root}, mend what it complains about, and run the command again.`,
  );
}

/** The npm that started this script, so that its version and settings are the ones the user sees. */
function npmCommand() {
  const started = process.env.npm_execpath;
  if (!started || /(pnpm|yarn|bun)/.test(path.basename(started))) {
    const windows = process.platform === 'win32';
    return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows };
  }
  if (/\.[cm]?js$/.test(started)) return { command: process.execPath, args: [started], shell: false };
  return { command: started, args: [], shell: false };
}

function stampFile(root) {
  return path.join(root, 'node_modules', '.lgdss-stamp');
}

/** Packages built for one kind of machine do not work on another that sees the same folder. */
function stampOf(root) {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function isReady(root) {
  const stamp = stampOf(root);
  const found = readText(stampFile(root));
  if (found !== undefined) return found === stamp;
  if (!installedByHand(root)) return false;
  try {
    writeFileSync(stampFile(root), stamp);
  } catch {
    // A read-only folder is fine: the packages are there.
  }
  return true;
}

/** Someone ran `npm ci` or `npm install` without this script: npm's own record then agrees with the lock. */
function installedByHand(root) {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const present = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.devOptional || present[name]?.version === entry.version,
  );
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
