import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const MINUTES = 60_000;
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };

/** The package as a stranger gets it: packed, installed globally, run from outside the repository. */
describe('the packed package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lgdss-pack-'));
  const windows = process.platform === 'win32';
  const installed = path.join(folder, windows ? 'node_modules' : 'lib/node_modules', 'lgdss-scanner');

  const run = (command: string, args: readonly string[], cwd = folder) => {
    // The npm that runs the tests leaves its settings in the environment; a stranger's shell has none of them.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!execpath)/i.test(name)));
    return spawnSync(command, args, { cwd, env, encoding: 'utf8', shell: windows, timeout: 4 * MINUTES });
  };
  const npm = (args: readonly string[], cwd?: string) => {
    const cli = process.env.npm_execpath;
    const { status, stdout, stderr } = cli ? run(process.execPath, [cli, ...args], cwd) : run('npm', args, cwd);
    if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}.\n${stdout}\n${stderr}`);
  };
  const lgdss = (...args: readonly string[]) =>
    run(process.execPath, [path.join(installed, 'dist/src/cli/bin.js'), ...args]);

  beforeAll(() => {
    npm(['pack', '--silent', '--pack-destination', folder], ROOT);
    const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? 'no archive';
    npm([
      'install',
      '--global',
      '--prefix',
      folder,
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      path.join(folder, archive),
    ]);
  }, 8 * MINUTES);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('puts a command on the path that knows its version', () => {
    const command = path.join(folder, windows ? 'lgdss.cmd' : 'bin/lgdss');
    const { status, stdout } = run(command, ['--version']);
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: version });
  });

  it('lists its checks', () => {
    const { status, stdout, stderr } = lgdss('checks');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('security/hsts');
  });

  it('refuses an unknown option with exit code 2', () => {
    expect(lgdss('scan', '--no-such-option').status).toBe(2);
  });

  it('carries everything that is not TypeScript and that the code reads at run time', () => {
    const assets = (root: string) =>
      ['src', 'checks', 'reports'].flatMap((source) =>
        readdirSync(path.join(root, source), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/\.(ts|js)$/.test(entry.name))
          .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
      );
    const packed = assets(path.join(installed, 'dist'));
    expect(packed).toEqual(expect.arrayContaining(assets(ROOT)));
    expect(packed.some((file) => file.includes('templates'))).toBe(true);
  });

  it('does not carry the tests, the fixtures or the sources', () => {
    expect(readdirSync(installed).toSorted()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'node_modules', 'package.json'].toSorted(),
    );
    expect(readdirSync(path.join(installed, 'dist')).filter((name) => /test|fixture/.test(name))).toEqual([]);
  });
});
