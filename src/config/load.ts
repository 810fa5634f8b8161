import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cosmiconfig, type Loader } from 'cosmiconfig';
import type { Gathered } from '../model/evidence.ts';

export interface ConfigFile {
  /** Null when there is none. */
  readonly path: string | null;
  /** Short name for messages. */
  readonly name: string;
  /** As parsed, not judged yet. */
  readonly content: unknown;
}

const PROGRAMS = ['.ts', '.mts', '.js', '.mjs'];
/** In the order in which they are looked for. */
export const CONFIG_FILES: readonly string[] = [...PROGRAMS, '.json', '.yaml', '.yml'].map(
  (ending) => `lgdss.config${ending}`,
);
const PLACES = [
  ...CONFIG_FILES,
  // Without a key for us it is as if it were not there.
  'package.json',
];
const ENDINGS = /\.(m?[jt]s|json|ya?ml)$/i;

/** Told before anything in the file is run. */
export interface ConfigAnnounced {
  readonly path: string;
  readonly isProgram: boolean;
}

/** Node strips the types itself, so the file runs as it stands and no compiler is needed. */
const runProgram: Loader = async (file) => {
  const { default: content } = (await import(pathToFileURL(file).href)) as { default?: unknown };
  if (content === undefined) throw new Error('it has no default export.');
  return content;
};

/** The file that was named, or the first of the usual ones in the current folder. */
export async function loadConfigFile(
  cwd: string,
  explicitPath?: string | null,
  announce: (file: ConfigAnnounced) => void = () => undefined,
): Promise<Gathered<ConfigFile>> {
  const announced: Loader = (file, content) => {
    announce({ path: file, isProgram: true });
    return runProgram(file, content);
  };
  const loaders = Object.fromEntries(PROGRAMS.map((ending) => [ending, announced]));
  const explorer = cosmiconfig('lgdss', { searchPlaces: PLACES, searchStrategy: 'none', cache: false, loaders });
  const chosen = explicitPath ? path.resolve(cwd, explicitPath) : null;
  if (chosen !== null && !ENDINGS.test(chosen)) {
    return wrong(
      `The configuration file must end in .ts, .js, .mjs, .json, .yaml or .yml, but it is '${explicitPath}'.`,
    );
  }
  try {
    const found = chosen === null ? await explorer.search(cwd) : await explorer.load(chosen);
    if (!found || (found.isEmpty && chosen === null)) return NO_CONFIG;
    const { filepath } = found;
    if (!PROGRAMS.includes(path.extname(filepath))) announce({ path: filepath, isProgram: false });
    return { ok: true, value: { path: found.filepath, name: path.basename(found.filepath), content: found.config } };
  } catch (error) {
    return wrong(reason(error, explicitPath));
  }
}

/** There is no configuration file, or none is to be read. */
export const NO_CONFIG: Gathered<ConfigFile> = { ok: true, value: { path: null, name: '', content: undefined } };

function reason(error: unknown, explicitPath: string | null | undefined): string {
  // A file that is a program may throw anything.
  const { code, filepath, message } = (error instanceof Error ? error : new Error(String(error))) as ErrorOfFile;
  const file = filepath ? path.basename(filepath) : (explicitPath ?? 'The configuration file');
  if (code === 'ENOENT') return `There is no configuration file at '${explicitPath}'.`;
  if (code === 'EACCES' || code === 'EISDIR') return `${file} cannot be read (${code}).`;
  return `${file} cannot be read: ${firstLine(message)}`;
}

type ErrorOfFile = NodeJS.ErrnoException & { filepath?: string };

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.trim() ?? '';
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'config-file', message } };
}
