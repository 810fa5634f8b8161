import path from 'node:path';
import { cosmiconfig } from 'cosmiconfig';
import type { Gathered } from '../model/evidence.ts';

export interface ConfigFile {
  /** Null when there is none. */
  readonly path: string | null;
  /** Short name for messages. */
  readonly name: string;
  /** As parsed, not judged yet. */
  readonly content: unknown;
}

/** Data only: a configuration file that is a program would run whatever lies in the folder. */
const PLACES = ['lgdss.config.json', 'lgdss.config.yaml', 'lgdss.config.yml', 'package.json'];

/** The file that was named, or the first of the usual ones in the current folder. */
export async function loadConfigFile(cwd: string, explicitPath?: string | null): Promise<Gathered<ConfigFile>> {
  const explorer = cosmiconfig('lgdss', { searchPlaces: PLACES, searchStrategy: 'none', cache: false });
  const chosen = explicitPath ? path.resolve(cwd, explicitPath) : null;
  if (chosen !== null && !/\.(json|ya?ml)$/i.test(chosen)) {
    return wrong(`The configuration file must end in .json, .yaml or .yml, but it is '${explicitPath}'.`);
  }
  try {
    const found = chosen === null ? await explorer.search(cwd) : await explorer.load(chosen);
    if (!found || (found.isEmpty && chosen === null)) return none();
    return { ok: true, value: { path: found.filepath, name: path.basename(found.filepath), content: found.config } };
  } catch (error) {
    return wrong(reason(error, explicitPath));
  }
}

function none(): Gathered<ConfigFile> {
  return { ok: true, value: { path: null, name: '', content: undefined } };
}

function reason(error: unknown, explicitPath: string | null | undefined): string {
  const { code, filepath, message } = error as NodeJS.ErrnoException & { filepath?: string };
  const file = filepath ? path.basename(filepath) : (explicitPath ?? 'The configuration file');
  if (code === 'ENOENT') return `There is no configuration file at '${explicitPath}'.`;
  if (code === 'EACCES' || code === 'EISDIR') return `${file} cannot be read (${code}).`;
  return `${file} cannot be read: ${firstLine(message)}`;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.trim() ?? '';
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'config-file', message } };
}
