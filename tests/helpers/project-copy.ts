import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * A folder with the real set-up script and nothing else real: a lock with one package, an npm, a Playwright and a
 * package manager that are shell or Node scripts of the test.
 */
export class ProjectCopy {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'lgdss-setup-'));
  readonly bin = path.join(this.folder, 'bin');

  constructor() {
    cpSync(path.join(ROOT, 'scripts/bootstrap'), path.join(this.folder, 'scripts/bootstrap'), { recursive: true });
    cpSync(path.join(ROOT, 'scripts/bootstrap.mjs'), path.join(this.folder, 'scripts/bootstrap.mjs'));
    this.write('package.json', { name: 'copy', type: 'module' });
    this.write('package-lock.json', { packages: { '': {}, 'node_modules/one': { version: '1.0.0' } } });
    this.write('src/browser/candidates.json', { names: ['test-browser'], places: {} });
  }

  write(file: string, content: object | string, mode = 0o644): string {
    const full = path.join(this.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content), { mode });
    return full;
  }

  /** As `npm ci` or `npm install` leaves a folder. */
  installed(version = '1.0.0'): void {
    this.write('node_modules/.package-lock.json', { packages: { 'node_modules/one': { version } } });
  }

  /** A program on the PATH of the script under test. */
  program(name: string, script: string): string {
    return this.write(`bin/${name}`, `#!/bin/sh\n${script}\n`, 0o755);
  }

  /** Stands in for npm. Node source. */
  npm(source: string): string {
    return this.write('npm-cli.cjs', source);
  }

  /** Runs the set-up with nothing on PATH but `bin`. */
  setUp(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bootstrap.mjs', ...args], {
      cwd: this.folder,
      env: { PATH: this.bin, npm_execpath: path.join(this.folder, 'npm-cli.cjs'), ...env },
      encoding: 'utf8',
      timeout: 120_000,
    });
    return { status, stdout, lines: stderr.split('\n').filter((line) => line !== '') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
