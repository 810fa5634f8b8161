import path from 'node:path';
import type { Config } from '../../config/schema.ts';
import { settings } from '../../config/schema.ts';
import { LAST } from '../../jobs/earlier-scan.ts';
import type { RunSettings } from '../../jobs/runs.ts';
import type { Target } from '../../model/target.ts';
import { readInputs } from '../inputs/inputs.ts';
import type { InputOptions } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { keptConfig } from '../kept-config.ts';

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
  if (targets.length > 0) return targets;
  if (problems.length === 0) io.err('Say what to scan: give an address or --targets <file>.\n');
  return undefined;
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
