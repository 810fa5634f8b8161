/**
 * `npm run scan`: the command line with one thing added. Without an address it serves an invented council on this
 * machine and scans that, so that a first try needs nothing but this folder.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serveSite } from '../fixtures/serve.ts';

const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));
const given = process.argv.slice(2);
const asks = given.some(
  (argument) =>
    ['--help', '-h', '--version', '-v', '--targets'].includes(argument) || argument.startsWith('--targets='),
);
const hasAddress = given.some((argument, index) => looksLikeAddress(argument) && !isValueOf(given[index - 1]));

if (asks || hasAddress) {
  process.exitCode = await run(given);
} else {
  const site = await serveSite('westmere');
  console.error(
    `No address was given, so the invented council Westmere is served at ${site.url} and scanned. It has known faults.`,
  );
  // Every page that is measured takes a minute, and one shows what it is about.
  process.exitCode = await run([site.url, '--max-measured', '1', ...given]);
  await site.close();
}

function looksLikeAddress(argument: string): boolean {
  return !argument.startsWith('-') && /^https?:\/\/|^[\w-]+(\.[\w-]+)+|^localhost\b/i.test(argument);
}

/** In `--out reports.old` the second word is a folder, not an address. */
function isValueOf(before: string | undefined): boolean {
  const switches = ['--quiet', '--json', '--check-external-links', '--ignore-certificate-errors'];
  return before?.startsWith('--') === true && !before.includes('=') && !switches.includes(before);
}

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [bin, 'scan', ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the child as well; it ends the scan cleanly, and we end with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 130));
  });
}
