import { describe, expect, it } from 'vitest';
import { type BrowserSearch, findBrowser, headlessShellBeside } from '../../../src/browser/find.ts';

const PW = '/home/sam/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome';
const PW_SHELL =
  '/home/sam/.cache/ms-playwright/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell';

interface Case {
  readonly there: readonly string[];
  readonly search?: Partial<BrowserSearch>;
  readonly found: string | null;
  readonly source?: string;
}

const find = ({ there, search }: Case) =>
  findBrowser({
    env: {},
    exists: (path) => there.includes(path),
    playwrightPath: PW,
    platform: 'linux',
    path: '/opt/bin:/usr/bin',
    ...search,
  });

describe('findBrowser', () => {
  it.each<[name: string, test: Case]>([
    [
      'the option before everything',
      { there: ['/a', '/b', PW], search: { flag: '/a', env: { LGDSS_BROWSER: '/b' } }, found: '/a', source: 'option' },
    ],
    [
      'the variable before Playwright',
      { there: ['/b', PW], search: { env: { LGDSS_BROWSER: '/b' } }, found: '/b', source: 'LGDSS_BROWSER' },
    ],
    [
      "Playwright's headless shell before its Chromium",
      { there: [PW, PW_SHELL], found: PW_SHELL, source: 'playwright' },
    ],
    ["Playwright's before an installed one", { there: [PW, '/usr/bin/chromium'], found: PW, source: 'playwright' }],
    [
      'no Playwright at all',
      {
        there: ['/usr/bin/chromium'],
        search: { playwrightPath: null },
        found: '/usr/bin/chromium',
        source: 'installed',
      },
    ],
    [
      'a headless shell before Chrome, whatever the order of PATH',
      {
        there: ['/opt/bin/google-chrome', '/usr/bin/chromium-headless-shell'],
        found: '/usr/bin/chromium-headless-shell',
        source: 'installed',
      },
    ],
    [
      'Chrome before Edge',
      {
        there: ['/opt/bin/microsoft-edge', '/usr/bin/google-chrome-stable'],
        found: '/usr/bin/google-chrome-stable',
        source: 'installed',
      },
    ],
    [
      'a usual place that is not on PATH',
      { there: ['/snap/bin/chromium'], found: '/snap/bin/chromium', source: 'installed' },
    ],
    [
      'macOS',
      {
        there: ['/Users/sam/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
        search: { platform: 'darwin', env: { HOME: '/Users/sam' } },
        found: '/Users/sam/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        source: 'installed',
      },
    ],
    [
      'Windows',
      {
        there: ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
        search: {
          platform: 'win32',
          path: 'C:\\Windows;C:\\bin',
          env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
        },
        found: 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
        source: 'installed',
      },
    ],
    [
      'Windows, on PATH',
      {
        there: ['C:\\bin\\chrome.exe'],
        search: { platform: 'win32', path: 'C:\\Windows;C:\\bin' },
        found: 'C:\\bin\\chrome.exe',
        source: 'installed',
      },
    ],
    [
      'a system nobody thought of',
      {
        there: ['/usr/bin/chromium'],
        search: { platform: 'freebsd' },
        found: '/usr/bin/chromium',
        source: 'installed',
      },
    ],
    ['nothing', { there: [], found: null }],
  ])('%s', (_, test) => {
    const found = find(test);
    if (test.found === null) expect(found).toMatchObject({ code: 'no-browser' });
    else expect(found).toEqual({ path: test.found, source: test.source });
  });

  it.each<[where: string, search: Partial<BrowserSearch>]>([
    ['--browser', { flag: '/gone' }],
    ['LGDSS_BROWSER', { env: { LGDSS_BROWSER: '/gone' } }],
  ])('never replaces the choice made with %s', (where, search) => {
    expect(find({ there: [PW, '/usr/bin/chromium'], search, found: null })).toEqual({
      code: 'no-browser',
      message: `${where} says '/gone', but there is no program there that can be run.`,
    });
  });
});

describe('headlessShellBeside', () => {
  it.each([
    [PW, PW_SHELL],
    [
      'C:\\pw\\chromium-1255\\chrome-win64\\chrome.exe',
      'C:\\pw\\chromium_headless_shell-1255\\chrome-headless-shell-win64\\chrome-headless-shell.exe',
    ],
    [
      '/pw/chromium-1255/chrome-mac-arm64/Chrome.app/Contents/MacOS/Chrome',
      '/pw/chromium_headless_shell-1255/chrome-headless-shell-mac-arm64/chrome-headless-shell',
    ],
    ['/usr/bin/chromium', null],
  ])('%s', (full, shell) => {
    expect(headlessShellBeside(full)).toBe(shell);
  });
});
