import type { Config, ConfigKey } from './config.ts';
import { settings } from './schema.ts';

/** What only the person who scans may know. It is kept in memory, and written neither to evidence nor to a journal. */
export const SECRETS: readonly ConfigKey[] = ['cruxKey', 'database', 'blobs'];

export function withoutSecrets<C extends Partial<Config>>(config: C): Omit<C, 'cruxKey' | 'database' | 'blobs'> {
  const { cruxKey: _, database: __, blobs: ___, ...rest } = config;
  return rest;
}

export function isSecret(key: ConfigKey): boolean {
  return SECRETS.includes(key);
}

/** For a scan that goes on: its secrets were not written down, so they are asked for again. */
export function secretsIn(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(SECRETS.map((key) => [settings[key].env, env[settings[key].env]]));
}
