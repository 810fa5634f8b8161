import path from 'node:path';
import { canRun, run } from './run.mjs';

const APT = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1'];
const APT_INSTALL = ['apt-get', ...APT, 'install', '-y', '--no-install-recommends'];

/** Package managers by the program that shows they are there; each command is tried until a browser is found. */
const MANAGERS = [
  {
    program: 'apt-get',
    commands: [
      ['apt-get', ...APT, 'update'],
      [...APT_INSTALL, 'chromium-headless-shell', 'fonts-liberation'],
      [...APT_INSTALL, 'chromium', 'fonts-liberation'],
    ],
  },
  {
    program: 'dnf',
    commands: [
      ['dnf', 'install', '-y', 'chromium-headless', 'liberation-fonts'],
      ['dnf', 'install', '-y', 'chromium', 'liberation-fonts'],
    ],
  },
  { program: 'apk', commands: [['apk', 'add', '--no-cache', 'chromium', 'font-liberation']] },
  { program: 'zypper', commands: [['zypper', '--non-interactive', 'install', 'chromium', 'liberation-fonts']] },
  { program: 'pacman', commands: [['pacman', '-Sy', '--noconfirm', 'chromium', 'ttf-liberation']] },
];

/** What may be tried here, with `sudo -n` in front where it is needed and allowed. Empty when nothing may. */
export async function installers() {
  if (process.platform === 'darwin') {
    return onPath('brew') ? [{ name: 'Homebrew', commands: [['brew', 'install', '--cask', 'google-chrome']] }] : [];
  }
  if (process.platform !== 'linux') return [];
  const prefix = await rootPrefix();
  if (!prefix) return [];
  return MANAGERS.filter(({ program }) => onPath(program)).map(({ program, commands }) => ({
    name: `the system's package manager (${[...prefix, program].join(' ')})`,
    commands: commands.map((command) => [...prefix, ...command]),
  }));
}

async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  // -n never asks for a password; where one would be needed it fails at once.
  const { ok } = await run('sudo', ['-n', 'true'], { idleMs: 5_000 });
  return ok ? ['sudo', '-n'] : undefined;
}

function onPath(program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.some((folder) => canRun(path.join(folder, program)));
}
