import { loadConfigFile } from '../config/load.ts';
import { resolveConfig } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import type { Gathered } from '../model/evidence.ts';
import { toolVersion } from '../version.ts';
import type { Io } from './io.ts';

/** The settings of one command: options, environment, configuration file, defaults. */
export async function settle(flags: object, configFile: string | undefined, io: Io): Promise<Gathered<Config>> {
  const file = await loadConfigFile(io.cwd, configFile ?? null);
  if (!file.ok) return file;
  const { content, name } = file.value;
  return resolveConfig({ flags, env: io.env, file: content, fileName: name, version: toolVersion });
}
