// Makes a fresh clone ready: packages, the pinned Node among them, and with --browser a browser.
// Runs on whatever Node the machine has, before any package is there: Node's own modules only, syntax of Node 18.
// Everything is said on stderr, so that `npm run -s scan -- … --json` can be piped. Silent when nothing is missing.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './bootstrap/browser.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { SetupError, say } from './bootstrap/run.mjs';
import { ensureRuntime } from './bootstrap/runtime.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

try {
  await ensurePackages(root);
  ensureRuntime(root);
  if (process.argv.includes('--browser')) await ensureBrowser(root);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
