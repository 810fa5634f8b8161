import { existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureRuntime } from '../scripts/bootstrap/runtime.mjs';
import { ProjectCopy } from './helpers/project-copy.ts';

let copy: ProjectCopy;
beforeEach(() => {
  copy = new ProjectCopy();
});
afterEach(() => copy.remove());

const SILENT = { status: 0, stdout: '', lines: [] };
/** Does what npm ci does, and leaves its arguments to be looked at. */
const GOOD_NPM = `
  const fs = require('node:fs');
  fs.rmSync('node_modules', { recursive: true, force: true });
  fs.mkdirSync('node_modules');
  fs.writeFileSync('npm-args', process.argv.slice(2).join(' '));
  console.log('added 1 package');`;
const there = (file: string) => existsSync(path.join(copy.folder, file));

describe('packages', () => {
  it('installs once, says so on stderr, and is silent from then on', () => {
    copy.npm(GOOD_NPM);
    const first = copy.setUp();
    expect(first).toMatchObject({ status: 0, stdout: '' });
    expect(first.lines).toEqual([
      'lgdss: Installing the packages this project needs (npm ci). This takes about a minute the first time.',
      expect.stringMatching(/^lgdss: Packages installed in \d+\.\d s\.$/),
    ]);
    expect(readFileSync(path.join(copy.folder, 'npm-args'), 'utf8')).toMatch(/^ci --include=dev /);

    copy.npm('process.exit(1)');
    expect(copy.setUp()).toEqual(SILENT);
  });

  it('installs again when the lock has changed', () => {
    copy.npm(GOOD_NPM);
    copy.setUp();
    copy.write('package-lock.json', { packages: { '': {}, 'node_modules/one': { version: '2.0.0' } } });
    expect(copy.setUp().lines).toHaveLength(2);
    expect(copy.setUp()).toEqual(SILENT);
  });

  it('leaves a folder alone that npm filled from the same lock', () => {
    copy.installed();
    expect(copy.setUp()).toEqual(SILENT);
  });

  it('installs over a folder that npm filled from another lock', () => {
    copy.installed('0.9.0');
    copy.npm(GOOD_NPM);
    expect(copy.setUp().lines).toHaveLength(2);
  });

  it.each([
    [
      "console.error('npm error code ENOTFOUND'); process.exit(1)",
      /registry cannot be reached: .* \(npm said ENOTFOUND\)\.$/,
    ],
    ["console.error('npm error code EROFS'); process.exit(1)", /make them writable, .* \(npm said EROFS\)\.$/],
    ["console.error('npm error code EUSAGE'); process.exit(1)", /does not match package\.json/],
    ['process.exit(7)', /\(npm ci ended with 7\): run `npm ci` in /],
  ])('explains in one sentence why npm could not: %s', (source, sentence) => {
    copy.npm(source);
    const { status, stdout, lines } = copy.setUp();
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(sentence);
    expect(there('.bootstrap.lock')).toBe(false);
    expect(there('node_modules/.lgdss-stamp')).toBe(false);
  });

  it('passes on what npm said when it knows no cause', () => {
    copy.npm("console.error('npm error strange'); process.exit(1)");
    expect(copy.setUp().lines).toContain('npm error strange');
  });

  it('takes over a lock that was left behind', () => {
    const lock = path.join(copy.folder, '.bootstrap.lock');
    mkdirSync(lock);
    utimesSync(lock, 0, 0);
    copy.npm(GOOD_NPM);
    expect(copy.setUp().status).toBe(0);
    expect(there('.bootstrap.lock')).toBe(false);
  });
});

describe('runtime', () => {
  it.each([
    ['24.21.0', false, true],
    ['22.19.0', false, true],
    ['22.18.0', true, true],
    ['22.18.0', false, false],
    ['20.20.2', false, false],
  ])('Node %s, a pinned one set up: %s', (version, pinned, fine) => {
    if (pinned) copy.write('node_modules/.bin/node', '', 0o755);
    const attempt = () => ensureRuntime(copy.folder, version);
    if (fine) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(`This machine has Node ${version}`);
  });
});

describe('browser', () => {
  const BROWSER = ['--browser'];
  const playwright = (chromium: string, cli: string) => {
    copy.write('node_modules/playwright/package.json', { name: 'playwright', main: 'index.js' });
    copy.write(
      'node_modules/playwright/index.js',
      `exports.chromium = { executablePath: () => ${JSON.stringify(chromium)} };`,
    );
    copy.write('node_modules/playwright/cli.js', cli);
  };
  const told = (line: string) => expect.stringMatching(line);

  beforeEach(() => {
    copy.installed();
    // Root here, not root elsewhere: both find a way to run the package manager.
    copy.program('sudo', '[ "$1" = -n ] && shift; "$@"');
    copy.program('true', 'exit 0');
  });

  it('is silent when one is on PATH, or named', () => {
    const file = copy.program('test-browser', 'exit 0');
    expect(copy.setUp(BROWSER)).toEqual(SILENT);
    expect(copy.setUp(BROWSER, { PATH: '', LGDSS_BROWSER: file })).toEqual(SILENT);
  });

  it("is silent when Playwright's own is there", () => {
    const shell = 'chromium_headless_shell-1/chrome-headless-shell-linux64/chrome-headless-shell';
    copy.write(shell, '', 0o755);
    playwright(path.join(copy.folder, 'chromium-1/chrome-linux64/chrome'), '');
    expect(copy.setUp(BROWSER)).toEqual(SILENT);
  });

  it('does not replace the one that was named', () => {
    copy.program('test-browser', 'exit 0');
    const { status, lines } = copy.setUp(BROWSER, { LGDSS_BROWSER: '/gone' });
    expect(status).toBe(2);
    expect(lines).toEqual([told("LGDSS_BROWSER says '/gone', but there is no program there")]);
  });

  it("takes Playwright's download first", () => {
    const chrome = path.join(copy.folder, 'chrome');
    playwright(
      chrome,
      `require('node:fs').writeFileSync(${JSON.stringify(chrome)}, '#!/bin/sh\\necho 1', { mode: 0o755 })`,
    );
    const { status, lines } = copy.setUp(BROWSER);
    expect(status).toBe(0);
    expect(lines.at(-1)).toMatch(/^lgdss: Browser installed in \d+\.\d s: .*chrome$/);
    expect(copy.setUp(BROWSER)).toEqual(SILENT);
  });

  it.runIf(process.platform === 'linux')('turns to the package manager when the download fails', () => {
    playwright('/gone', "console.error('Error: getaddrinfo ENOTFOUND cdn.example'); process.exit(1)");
    const made = path.join(copy.bin, 'test-browser');
    copy.program(
      'apt-get',
      `case "$*" in *" chromium "*) echo '#!/bin/sh' > '${made}'; /bin/chmod +x '${made}';; *shell*) echo 'E: Unable to locate package' >&2; exit 100;; esac`,
    );
    const { status, lines } = copy.setUp(BROWSER);
    expect(status).toBe(0);
    expect(lines).toEqual([
      told('No browser found. Installing one.'),
      told("Trying Playwright's download."),
      told('That did not work .ENOTFOUND.'),
      told("Trying the system's package manager .*apt-get"),
      told('That did not work .E: Unable to locate package.'),
      told('Browser installed in .*test-browser$'),
    ]);
  });

  it.runIf(process.platform === 'linux')('does not keep a download that does not start', () => {
    const chrome = path.join(copy.folder, 'chrome');
    playwright(
      chrome,
      `const fs = require('node:fs');
       const [command] = process.argv.slice(2);
       if (command === 'install') fs.writeFileSync(${JSON.stringify(chrome)}, '#!/bin/sh\\nexit 127', { mode: 0o755 });
       if (command === 'install-deps') process.exit(1);
       if (command === 'uninstall') fs.rmSync(${JSON.stringify(chrome)});`,
    );
    const { status, lines } = copy.setUp(BROWSER);
    expect(status).toBe(3);
    expect(there('chrome')).toBe(false);
    expect(lines.at(-1)).toMatch(/none could be installed: install Chrome, Chromium or Edge, or set LGDSS_BROWSER/);
  });
});
