import path from 'node:path';
import { oneLine } from '../../reports/lib/text.ts';
import { type ConfigAnnounced, loadConfigFile, NO_CONFIG } from '../config/load.ts';
import { resolveConfig } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import type { Gathered } from '../model/evidence.ts';
import { toolVersion } from '../version.ts';
import type { ConfigChoice } from './config-option.ts';
import type { Io } from './io.ts';

/** The settings of one command: options, environment, configuration file, defaults. Says which file, as some are programs. */
export async function settle(flags: object, configFile: ConfigChoice, io: Io): Promise<Gathered<Config>> {
  const announce = ({ path: place, isProgram }: ConfigAnnounced) => {
    const name = oneLine(path.relative(io.cwd, place) || place);
    const how = isProgram ? `${name}, which is run as a program` : name;
    io.err(`Settings are read from ${how}. Leave it out with --no-config.\n`);
  };
  const file = configFile === false ? NO_CONFIG : await loadConfigFile(io.cwd, configFile ?? null, announce);
  if (!file.ok) return file;
  const { content, name } = file.value;
  return resolveConfig({ flags, env: io.env, file: content, fileName: name, version: toolVersion });
}
