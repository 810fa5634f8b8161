import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
/** What the compiler and the style sheet builder have already turned into something else. */
const SOURCE = /\.(ts|scss)$/;
/** The folders of tsconfig.build.json. */
const SOURCES = ['src', 'checks', 'reports'];

build();

/** dist is what users get: plain JavaScript, because Node does not strip types inside node_modules. */
function build(): void {
  rmSync(dist, { recursive: true, force: true });
  compile();
  copyAssets();
  makeExecutable(path.join(dist, 'src', 'cli', 'bin.js'));
}

function compile(): void {
  const require = createRequire(import.meta.url);
  const tsc = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', 2, 2] });
  } catch {
    rmSync(dist, { recursive: true, force: true });
    throw new Error('The build stopped: the compiler found the errors above.');
  }
}

/** Templates, style sheets and data that the code reads at run time; the compiler only carries what is imported. */
function copyAssets(): void {
  for (const source of SOURCES) {
    for (const entry of readdirSync(path.join(root, source), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || SOURCE.test(entry.name)) continue;
      const from = path.join(entry.parentPath, entry.name);
      const to = path.join(dist, path.relative(root, from));
      if (existsSync(to)) continue;
      mkdirSync(path.dirname(to), { recursive: true });
      copyFileSync(from, to);
    }
  }
}

function makeExecutable(bin: string): void {
  const [firstLine] = readFileSync(bin, 'utf8').split('\n', 1);
  if (!firstLine?.startsWith('#!')) throw new Error(`${bin} does not begin with #!/usr/bin/env node.`);
  chmodSync(bin, 0o755);
}
