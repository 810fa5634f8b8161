import type { Failure } from '../model/evidence.ts';
import candidates from './candidates.json' with { type: 'json' };

export interface BrowserSearch {
  /** The `--browser` option or its place in the configuration. */
  readonly flag?: string | null | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Is this a program that can be run? */
  readonly exists: (path: string) => boolean;
  /** Where Playwright would put its own Chromium; null when Playwright cannot say. */
  readonly playwrightPath: string | null;
  readonly platform: string;
  /** The PATH variable as it stands. */
  readonly path: string;
}

export interface BrowserFound {
  readonly path: string;
  readonly source: 'option' | 'LGDSS_BROWSER' | 'playwright' | 'installed';
}

const NONE: Failure = {
  code: 'no-browser',
  message:
    'No browser was found. Install Chrome, Chromium or Edge, or set LGDSS_BROWSER (or --browser) to the path of one.',
};

/**
 * A choice the user made is never silently replaced: if it does not exist, that is the answer.
 * `scripts/bootstrap/browser.mjs` looks in the same order from the same list.
 */
export function findBrowser(search: BrowserSearch): BrowserFound | Failure {
  const { flag, env, exists, playwrightPath } = search;
  if (flag) return exists(flag) ? { path: flag, source: 'option' } : missing('--browser', flag);

  const fromEnv = env.LGDSS_BROWSER;
  if (fromEnv) return exists(fromEnv) ? { path: fromEnv, source: 'LGDSS_BROWSER' } : missing('LGDSS_BROWSER', fromEnv);

  const own = playwrightPath === null ? [] : [headlessShellBeside(playwrightPath), playwrightPath];
  const ownFound = own.find((path) => path !== null && exists(path));
  if (ownFound) return { path: ownFound, source: 'playwright' };

  const installed = installedPaths(search).find(exists);
  return installed ? { path: installed, source: 'installed' } : NONE;
}

function missing(where: string, path: string): Failure {
  return { code: 'no-browser', message: `${where} says '${path}', but there is no program there that can be run.` };
}

/**
 * Playwright names only its full Chromium. The headless shell, which it prefers for headless work and which costs
 * less CPU and memory, lies in a folder of the same pattern beside it.
 */
export function headlessShellBeside(chromiumPath: string): string | null {
  const parts = /^(.*[\\/])chromium-(\d+)([\\/])chrome-([^\\/]+)[\\/]/.exec(chromiumPath);
  if (!parts) return null;
  const [, root, revision, slash, system = ''] = parts;
  const program = system.startsWith('win') ? 'chrome-headless-shell.exe' : 'chrome-headless-shell';
  return `${root}chromium_headless_shell-${revision}${slash}chrome-headless-shell-${system}${slash}${program}`;
}

function installedPaths({ env, platform, path }: BrowserSearch): string[] {
  const windows = platform === 'win32';
  const folders = path.split(windows ? ';' : ':').filter((folder) => folder !== '');
  const onPath = candidates.names.flatMap((name) =>
    folders.map((folder) => (windows ? `${folder}\\${name}.exe` : `${folder}/${name}`)),
  );
  const places: Readonly<Record<string, readonly string[]>> = candidates.places;
  return [...onPath, ...(places[platform] ?? []).flatMap((place) => filledIn(place, env))];
}

/** `{ProgramFiles}\…` with the variable's value, or nothing when the variable is not set. */
function filledIn(place: string, env: BrowserSearch['env']): string[] {
  const name = /^\{(.+?)\}/.exec(place)?.[1];
  if (name === undefined) return [place];
  const value = env[name];
  return value ? [value + place.slice(name.length + 2)] : [];
}
