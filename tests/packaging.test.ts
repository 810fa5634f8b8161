import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateBrowser } from '../src/browser/locate.ts';
import { EXIT } from '../src/cli/exit-codes.ts';
import { serveLock } from './helpers/locked-registry.ts';
import { closedPort, type Loopback, serveLoopback } from './helpers/loopback.ts';
import { ownCheckSource } from './helpers/own-check.ts';

const ROOT = path.join(import.meta.dirname, '..');
const WINDOWS = process.platform === 'win32';
const MINUTE = 60_000;
/** A limit for what hangs, on a machine that has much else to do. */
const LONGEST = 10 * MINUTE;
/** The compiler's and the style sheet builder's: what they make of these is packed, not these. */
const SOURCE = /\.(ts|js|scss)$/;
const NETWORK = /^npm_config_(cache|registry|cafile|userconfig|globalconfig|proxy|https_proxy|noproxy)$/i;
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };

interface Ended {
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'lgdss-pack-'));
const temporary = path.join(folder, 'tmp');
mkdirSync(temporary);

/** The package as a stranger gets it: packed, installed globally, run from outside the repository. */
describe('the packed package', () => {
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
  }, 15 * MINUTE);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lgdss = (...args: readonly string[]) =>
    run(process.execPath, [path.join(installed, 'dist/src/cli/bin.js'), ...args], folder);

  it('puts a command on the path that knows its version', async () => {
    const ended = await run(path.join(folder, WINDOWS ? 'lgdss.cmd' : 'bin/lgdss'), ['--version'], folder);
    expect(ended).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('can be imported by other programs', async () => {
    const entry = pathToFileURL(path.join(installed, 'dist/src/index.js')).href;
    const program = `import * as all from ${JSON.stringify(entry)}; console.log(Object.keys(all).join(' '));`;
    const ended = await run(process.execPath, ['--input-type=module', '--eval', program], folder);
    const names = 'cantTell defineConfig definePageCheck defineSiteCheck failedIf inapplicable passed scan';
    expect(ended).toEqual({ status: 0, stdout: `${names}\n`, stderr: '' });
  });

  describe('in a project that has it among its packages', () => {
    const project = path.join(folder, 'project');
    const put = (name: string, text: string) => writeFileSync(path.join(project, name), text);
    const program = (name: string) => run(process.execPath, [name], project, { BROWSER: browser });
    let site: Loopback;
    let browser: string;

    beforeAll(async () => {
      const found = await locateBrowser(undefined, process.env);
      if (!('path' in found)) throw new Error(found.message);
      browser = found.path;
      site = await serveLoopback((_, response, address) => {
        response.setHeader('content-type', 'text/html').writeHead(address === '/' ? 200 : 404);
        response.end('<!doctype html><html lang="en"><title>BINS</title><main><h1>Bins</h1><img src="a.png"></main>');
      });
      mkdirSync(path.join(project, 'node_modules'), { recursive: true });
      symlinkSync(installed, path.join(project, 'node_modules/lgdss-scanner'), 'junction');
      symlinkSync(
        path.join(installed, 'node_modules/playwright'),
        path.join(project, 'node_modules/playwright'),
        'junction',
      );
      put('package.json', '{ "name": "project", "type": "module", "private": true }');
      put('our-rule.ts', ownCheckSource('lgdss-scanner'));
      put(
        'lgdss.config.ts',
        `import { defineConfig } from 'lgdss-scanner';
export default defineConfig({ start: ['${site.origin}/'], checks: ['./our-rule.ts'], ...{ probes: false, wholeSite: false, lighthouse: false } });`,
      );
      put(
        'api.ts',
        `import { scan, type Scanned } from 'lgdss-scanner';
import ourRule from './our-rule.ts';
const scanned: Scanned = await scan('${site.origin}/', {
  ...{ probes: false, wholeSite: false, lighthouseRuns: 3, browser: process.env.BROWSER ?? null },
  ownChecks: [ourRule],
});
const own = scanned.result.results.find(({ check }) => check === 'custom/shouting-title');
const measured = typeof scanned.record.pages[0]?.artifacts.measured;
console.log(scanned.record.pages.length, measured, own?.outcome.outcome, (await scanned.report('html')).includes('Checks of your own'));`,
      );
      put(
        'page.ts',
        `import { checkPage, expectPage } from 'lgdss-scanner/playwright';
import { chromium, type Page } from 'playwright';
import ourRule from './our-rule.ts';
const browser = await chromium.launch({ executablePath: process.env.BROWSER ?? '' });
const page: Page = await browser.newPage();
await page.goto('${site.origin}/');
const { findings } = await checkPage(page, { failOn: 'never', ownChecks: [ourRule] });
const error = await expectPage(page).toMeetStandard().catch((error: Error) => error);
console.log(findings.some(({ check }) => check === 'custom/shouting-title'), error instanceof Error && error.name);
await browser.close();`,
      );
    }, LONGEST);
    afterAll(() => site?.close());

    it(
      'scans for a program',
      async () => {
        expect(await program('api.ts')).toEqual({ status: 0, stdout: '1 string failed true\n', stderr: '' });
      },
      LONGEST,
    );

    it(
      'judges the page of a test with Playwright',
      async () => {
        expect(await program('page.ts')).toEqual({ status: 0, stdout: 'true AssertionError\n', stderr: '' });
      },
      LONGEST,
    );

    it(
      'judges by a check of the project, named in a configuration file with types',
      async () => {
        const bin = path.join(installed, 'dist/src/cli/bin.js');
        const args = [bin, 'scan', '--quiet', '--browser', browser, '--fail-on', 'serious'];
        const ended = await run(process.execPath, args, project);
        const readFrom =
          'Settings are read from lgdss.config.ts, which is run as a program. Leave it out with --no-config.\n';
        expect(ended).toMatchObject({ status: 1, stderr: readFrom });
        expect(ended.stdout).toContain('custom/shouting-title: Titles do not shout (failed on 1 of 1 page or site)');
      },
      LONGEST,
    );

    it(
      'has types that compile',
      async () => {
        const options = { module: 'nodenext', target: 'es2024', lib: ['es2024', 'dom'], strict: true, noEmit: true };
        const compilerOptions = { ...options, exactOptionalPropertyTypes: true, allowImportingTsExtensions: true };
        const types = { types: ['node'], typeRoots: [path.join(ROOT, 'node_modules/@types')] };
        put('tsconfig.json', JSON.stringify({ compilerOptions: { ...compilerOptions, ...types }, include: ['*.ts'] }));
        const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
        expect(await run(process.execPath, [tsc, '-p', '.'], project)).toEqual({ status: 0, stdout: '', stderr: '' });
        put('slip.ts', "import { scan } from 'lgdss-scanner';\nawait scan('http://127.0.0.1/', { maxPage: 3 });");
        expect((await run(process.execPath, [tsc, '-p', '.'], project)).stdout).toContain("'maxPage' does not exist");
      },
      LONGEST,
    );
  });

  it('lists its checks', async () => {
    const { status, stdout, stderr } = await lgdss('checks');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('security/hsts');
  });

  it(
    'scans a page and writes its reports',
    async () => {
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
    },
    LONGEST,
  );

  describe('ends with each code of the table', () => {
    const QUICK = ['--quiet', '--no-lighthouse', '--no-probes', '--no-whole-site', '--out', 'ended'];
    let site: Loopback;
    let down: number;
    beforeAll(async () => {
      down = await closedPort();
      site = await serveLoopback((_, response, address) => {
        response.setHeader('content-type', 'text/html').writeHead(address === '/' ? 200 : 404);
        response.end('<!doctype html><html lang="en"><title>Bins</title><main><h1>Bins</h1><img src="a.png"></main>');
      });
    });
    afterAll(() => site?.close());

    /** By the names of the table, so that a new code has to be given here. */
    const ways: Readonly<Record<keyof typeof EXIT, () => Promise<Ended>>> = {
      ok: () => lgdss('ci', `${site.origin}/`, '--min-score', '0', ...QUICK),
      gateFailed: () => lgdss('ci', `${site.origin}/`, '--fail-on', 'minor', ...QUICK),
      usage: () => lgdss('scan', '--no-such-option'),
      incomplete: () => lgdss('ci', `http://127.0.0.1:${down}/`, '--fail-on', 'minor', ...QUICK),
    };
    it.each(Object.entries(EXIT))(
      '%s is %i',
      async (name, code) => {
        const ended = await ways[name as keyof typeof EXIT]();
        expect(ended.status, ended.stdout + ended.stderr).toBe(code);
      },
      LONGEST,
    );

    it('and a fault of its own is not taken for a gate that failed', async () => {
      const fault = "data:text/javascript,setTimeout(()=>{throw new Error('of its own')},100)";
      const env = { NODE_OPTIONS: `--import=${fault.replaceAll(' ', '%20')}` };
      const bin = path.join(installed, 'dist/src/cli/bin.js');
      const ended = await run(process.execPath, [bin, 'scan', `http://127.0.0.1:${down}/`, ...QUICK], folder, env);
      expect(ended).toMatchObject({ status: EXIT.incomplete, stderr: expect.stringContaining('a fault in it') });
    });
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

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  // The npm that runs the tests leaves its settings in the environment; only how to reach the network is for all.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || NETWORK.test(name));
  // The Node in use first: the command's own first line asks for `node`.
  const PATH = `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`;
  // What is measured here holds back no page of other tests, and waits for none: each looks into its own such folder.
  const env = { ...Object.fromEntries(own), PATH, TMPDIR: temporary, ...more };
  const options = { cwd, env, shell: WINDOWS, timeout: 8 * MINUTE };
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? (error.code ?? error.signal ?? 'unknown') : 0, stdout, stderr });
    });
  });
}
