import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveLock } from './helpers/locked-registry.ts';

const ROOT = path.join(import.meta.dirname, '..');
const WINDOWS = process.platform === 'win32';
const MINUTE = 60_000;
/** The compiler's and the style sheet builder's: what they make of these is packed, not these. */
const SOURCE = /\.(ts|js|scss)$/;
const NETWORK = /^npm_config_(cache|registry|cafile|userconfig|globalconfig|proxy|https_proxy|noproxy)$/i;
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };

interface Ended {
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** The package as a stranger gets it: packed, installed globally, run from outside the repository. */
describe('the packed package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lgdss-pack-'));
  const installed = path.join(folder, WINDOWS ? 'node_modules' : 'lib/node_modules', 'lgdss-scanner');

  beforeAll(async () => {
    await npm(['pack', '--pack-destination', folder], ROOT);
    const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? 'no archive';
    const archives = (await npm(['config', 'get', 'registry'], ROOT)).stdout.trim();
    const registry = await serveLock(path.join(ROOT, 'package-lock.json'), archives);
    try {
      const options = [
        '--prefix',
        folder,
        '--registry',
        registry.url,
        '--replace-registry-host=never',
        '--prefer-offline',
      ];
      await npm(['install', '--global', ...options, '--no-audit', '--no-fund', path.join(folder, archive)], folder);
    } finally {
      await registry.close();
    }
  }, 5 * MINUTE);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lgdss = (...args: readonly string[]) =>
    run(process.execPath, [path.join(installed, 'dist/src/cli/bin.js'), ...args], folder);

  it('puts a command on the path that knows its version', async () => {
    const ended = await run(path.join(folder, WINDOWS ? 'lgdss.cmd' : 'bin/lgdss'), ['--version'], folder);
    expect(ended).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('can be imported by other programs', async () => {
    const entry = pathToFileURL(path.join(installed, 'dist/src/index.js')).href;
    const program = `import { defaultRulebook, scan } from ${JSON.stringify(entry)}; console.log(typeof scan, defaultRulebook.checks.length > 40);`;
    const ended = await run(process.execPath, ['--input-type=module', '--eval', program], folder);
    expect(ended).toEqual({ status: 0, stdout: 'function true\n', stderr: '' });
  });

  it('lists its checks', async () => {
    const { status, stdout, stderr } = await lgdss('checks');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('security/hsts');
  });

  it('scans a page and writes its reports', async () => {
    const site = createServer((_, response) => {
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><html lang="en"><title>Bins</title><h1>Bins</h1>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const { port } = site.address() as AddressInfo;
    const ended = await lgdss('scan', `http://127.0.0.1:${port}/`, '--out', 'reports', '--quiet', '--no-lighthouse');
    site.closeAllConnections();
    site.close();
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const reports = readdirSync(path.join(folder, 'reports'));
    expect(reports).toEqual(expect.arrayContaining(['findings.csv', 'report.html', 'report.json']));
  });

  it('refuses an unknown option with exit code 2', async () => {
    expect(await lgdss('scan', '--no-such-option')).toMatchObject({ status: 2, stdout: '' });
  });

  it('carries everything that is not code and that the code reads at run time', () => {
    const packed = assets(path.join(installed, 'dist'));
    expect(packed).toEqual(expect.arrayContaining(assets(ROOT)));
    expect(packed).toContain(path.join('reports', 'html', 'templates', 'report.njk'));
  });

  it('does not carry the tests, the fixtures or the sources', () => {
    const top = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'node_modules', 'package.json'];
    expect(readdirSync(installed).toSorted()).toEqual(top);
    expect(readdirSync(path.join(installed, 'dist')).toSorted()).toEqual(['checks', 'reports', 'src']);
  });
});

function assets(root: string): string[] {
  return ['src', 'checks', 'reports'].flatMap((source) =>
    readdirSync(path.join(root, source), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !SOURCE.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
}

async function npm(args: readonly string[], cwd: string): Promise<Ended> {
  const cli = process.env.npm_execpath;
  const ended = cli ? await run(process.execPath, [cli, ...args], cwd) : await run('npm', args, cwd);
  if (ended.status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${ended.status}.\n${ended.stderr}`);
  return ended;
}

function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  // The npm that runs the tests leaves its settings in the environment; only how to reach the network is for all.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || NETWORK.test(name));
  // The Node in use first: the command's own first line asks for `node`.
  const PATH = `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`;
  const options = { cwd, env: { ...Object.fromEntries(own), PATH }, shell: WINDOWS, timeout: 4 * MINUTE };
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? (error.code ?? error.signal ?? 'unknown') : 0, stdout, stderr });
    });
  });
}
