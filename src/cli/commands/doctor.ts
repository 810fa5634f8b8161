import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { versions } from 'node:process';
import { promisify } from 'node:util';
import { locateBrowser } from '../../browser/locate.ts';
import type { Failure } from '../../model/evidence.ts';
import { toolVersion } from '../../version.ts';
import { type DoctorFacts, doctorLines } from './doctor-lines.ts';

export interface DoctorOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly browserFlag?: string | null | undefined;
  /** Where reports go; left out, the default place. */
  readonly out?: string | null | undefined;
}

/** Is everything here that a scan needs? */
export async function runDoctor(options: DoctorOptions): Promise<{ readonly text: string; readonly ok: boolean }> {
  const { lines, ok } = doctorLines(await gatherDoctorFacts(options));
  return { text: `${lines.join('\n')}\n`, ok };
}

export async function gatherDoctorFacts({ env, cwd, browserFlag, out }: DoctorOptions): Promise<DoctorFacts> {
  const folder = path.resolve(cwd, out ?? 'lgdss-reports');
  return {
    node: versions.node,
    browser: await browserFacts(browserFlag, env),
    output: { folder, error: writeError(folder) },
    packages: [
      { name: 'lgdss-scanner', version: toolVersion },
      { name: 'Playwright', version: packageVersion('playwright/package.json') },
      { name: 'axe-core', version: packageVersion('axe-core/package.json') },
    ],
  };
}

async function browserFacts(
  flag: string | null | undefined,
  env: DoctorOptions['env'],
): Promise<DoctorFacts['browser']> {
  const found = await locateBrowser(flag, env);
  if ('code' in found) return { error: found.message };
  const version = await browserVersion(found.path);
  return typeof version === 'string' ? { ...found, version } : { error: version.message };
}

/** The launchers of some systems grumble on stderr; only stdout and the exit count. */
async function browserVersion(file: string): Promise<string | Failure> {
  // Chrome for Windows opens a window instead of answering.
  if (path.win32.basename(file).endsWith('.exe')) return 'version not asked for on Windows';
  try {
    const { stdout } = await promisify(execFile)(file, ['--version'], { timeout: 20_000 });
    return stdout.trim().split('\n').at(-1) || 'version not given';
  } catch {
    return {
      code: 'browser-does-not-start',
      message: `The browser at ${file} does not start. Install it again, or set LGDSS_BROWSER to another one.`,
    };
  }
}

/** Looked at, not tried: the doctor leaves nothing behind. The nearest folder that is there decides. */
function writeError(folder: string): string | null {
  try {
    const there = nearestThere(folder);
    if (!statSync(there).isDirectory()) return `${there} is a file, not a folder`;
    accessSync(there, constants.W_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown reason';
  }
}

function nearestThere(folder: string): string {
  const parent = path.dirname(folder);
  const here = statSync(folder, { throwIfNoEntry: false });
  return here || parent === folder ? folder : nearestThere(parent);
}

function packageVersion(file: string): string {
  const { version } = createRequire(import.meta.url)(file) as { version: string };
  return version;
}
