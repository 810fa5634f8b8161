import path from 'node:path';
import type { Config } from '../config/schema.ts';
import { withoutSecrets } from '../config/secrets.ts';
import { sinceFromAnywhere } from './earlier.ts';
import { baselineFile } from './gate-policy.ts';

/** Settings to be written down for a process that starts elsewhere: no secrets, and no path that depends on the folder. */
export function keptConfig(config: Config, cwd: string) {
  const file = (name: string | null) => (name === null ? null : path.resolve(cwd, name));
  const { browser, ca, storageState, signIn } = config;
  return {
    ...withoutSecrets(config),
    ...{ browser: file(browser), ca: file(ca), storageState: file(storageState), signIn: file(signIn) },
    since: sinceFromAnywhere(config.since, cwd),
    checks: config.checks.map((name) => path.resolve(cwd, name)),
    journeys: config.journeys.map((name) => path.resolve(cwd, name)),
    baseline: baselineFile(config, cwd),
    // What becomes of old evidence is for each worker to say.
    ...{ keepEvidence: null, packs: [] },
  };
}
