import path from 'node:path';
import { listInWords } from '../../../reports/lib/text.ts';
import type { Config } from '../../config/schema.ts';
import { settings } from '../../config/schema.ts';
import { SECRETS } from '../../config/secrets.ts';
import { LAST } from '../../jobs/earlier-scan.ts';
import type { RunSettings } from '../../jobs/runs.ts';
import type { Target } from '../../model/target.ts';
import { readInputs } from '../inputs/inputs.ts';
import type { InputOptions } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { keptConfig } from '../kept-config.ts';
import { NAMED_AGAIN } from '../named-again.ts';

/** What is to be scanned, as the command says. Undefined where something is wrong with it, which was said. */
export async function wantedTargets(
  urls: readonly string[],
  options: InputOptions,
  config: Config,
  io: Io,
): Promise<readonly Target[] | undefined> {
  const { targets, problems, refused, notes } = await readInputs(urls, options, config, io);
  for (const note of notes) io.err(`${note}\n`);
  for (const { message } of [...problems, ...refused]) io.err(`${message}\n`);
  if (refused.length > 0) return undefined;
  for (const note of forWorkers(config)) io.err(`${note}\n`);
  if (targets.length > 0) return targets;
  if (problems.length === 0) io.err('Say what to scan: give an address or --targets <file>.\n');
  return undefined;
}

/**
 * A database, like a journal, may be written to by somebody else. So a worker runs programs, shows keys and uses a bucket only where
 * its own environment names them too.
 */
function forWorkers(config: Config): readonly string[] {
  const names = [...NAMED_AGAIN, ...SECRETS.filter((key) => key !== 'database')].filter((key) => {
    const value = config[key];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  });
  if (names.length === 0) return [];
  const variables = listInWords(names.map((key) => settings[key].env));
  return [`Workers do not take everything from here. Set ${variables} in the environment of each worker too.`];
}

/** How a worker scans them, wherever it runs. Each worker has a store of its own unless one was chosen. */
export function wantedSettings(config: Config, cwd: string): RunSettings {
  const chosen = config.store !== settings.store.default;
  const store = chosen ? path.resolve(cwd, config.store) : null;
  // The worker saves it, together with its place in the run.
  const kept = keptConfig(config, cwd);
  const since = config.since === LAST ? LAST : kept.since;
  return { ...kept, since, start: [], out: null, store, save: false };
}
