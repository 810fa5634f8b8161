import type { Gathered } from '../model/evidence.ts';
import { nearest } from './nearest.ts';
import { type Config, type ConfigKey, configKeys, settings } from './schema.ts';
import { isSecret } from './secrets.ts';

export interface ConfigSources {
  /** By setting name. Text is read like text from the environment, so option values may be passed as typed. */
  readonly flags: { readonly [K in ConfigKey]?: unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the configuration file holds; undefined when there is none. */
  readonly file?: unknown;
  readonly fileName?: string | undefined;
  /** Of the scanner, for the user agent. */
  readonly version: string;
}

type Values = { [K in ConfigKey]?: unknown };

/** Options beat the environment, the environment beats the file, the file beats the defaults. */
export function resolveConfig(sources: ConfigSources): Gathered<Config> {
  const layers = [readFile(sources), readEnv(sources.env), readFlags(sources.flags)];
  const problems = layers.flatMap((layer) => layer.problems);
  if (problems.length > 0) return { ok: false, error: { code: 'config', message: problems.join('\n') } };

  const values: Values = Object.fromEntries(configKeys.map((key) => [key, settings[key].default]));
  for (const layer of layers) Object.assign(values, layer.values);
  // Each value came from its own schema or its own default; the compiler cannot see that through Object.assign.
  const config = values as unknown as Config;
  const userAgent = config.userAgent || `lgdss-scanner/${sources.version} (+${config.contactUrl})`;
  return { ok: true, value: { ...config, userAgent } };
}

interface Layer {
  readonly values: Values;
  /** One sentence each, naming the place the wrong value came from. */
  readonly problems: readonly string[];
}

function readFile({ file, fileName = 'the configuration file' }: ConfigSources): Layer {
  if (file === undefined || file === null) return { values: {}, problems: [] };
  if (typeof file !== 'object' || Array.isArray(file)) {
    return { values: {}, problems: [`${fileName} must hold settings by name, for example {"maxPages": 100}.`] };
  }
  const entries = Object.entries(file).filter(([name]) => name !== '$schema');
  const unknown = entries.filter(([name]) => !isKey(name)).map(([name]) => `${fileName}: ${unknownName(name)}`);
  const layer = readAll(
    entries.flatMap(([name, value]) => (isKey(name) ? [{ key: name, value, where: `${fileName}: ${name}` }] : [])),
  );
  return { values: layer.values, problems: [...unknown, ...layer.problems] };
}

function readEnv(env: ConfigSources['env']): Layer {
  const entries = configKeys.flatMap((key) => {
    const name = settings[key].env;
    const text = env[name]?.trim();
    return text ? [{ key, value: settings[key].read(text), typed: text, where: name }] : [];
  });
  const layer = readAll(entries);
  return { values: layer.values, problems: [...misspelt(env), ...layer.problems] };
}

function readFlags(flags: ConfigSources['flags']): Layer {
  const entries = configKeys.flatMap((key) => {
    const given = flags[key];
    if (given === undefined) return [];
    const value = typeof given === 'string' ? settings[key].read(given) : given;
    return [{ key, value, typed: given, where: flagName(key) }];
  });
  return readAll(entries);
}

interface Entry {
  readonly key: ConfigKey;
  readonly value: unknown;
  /** As written, for the message, where `value` was made from text. */
  readonly typed?: unknown;
  readonly where: string;
}

function readAll(entries: readonly Entry[]): Layer {
  const values: Values = {};
  const problems: string[] = [];
  for (const { key, value, typed = value, where } of entries) {
    const parsed = settings[key].schema.safeParse(value);
    if (parsed.success) values[key] = parsed.data;
    else {
      const kept = isSecret(key) || settings[key].secret;
      problems.push(`${where} must be ${settings[key].values}, but it is ${kept ? 'something else' : shown(typed)}.`);
    }
  }
  return { values, problems };
}

/** A name that is nobody's is left alone, one slip from ours is a setting that would silently not apply. */
function misspelt(env: ConfigSources['env']): string[] {
  const ours = configKeys.map((key) => settings[key].env);
  return Object.keys(env)
    .filter((name) => name.startsWith('LGDSS_') && !ours.some((one) => one === name))
    .toSorted()
    .flatMap((name) => {
      const meant = nearest(name, ours);
      return meant ? [`${name} is not a setting. Did you mean ${meant}?`] : [];
    });
}

function unknownName(name: string): string {
  const meant = nearest(name, configKeys);
  if (meant) return `'${name}' is not a setting. Did you mean '${meant}'?`;
  return `'${name}' is not a setting. The settings are: ${configKeys.join(', ')}.`;
}

function isKey(name: string): name is ConfigKey {
  return Object.hasOwn(settings, name);
}

/** What is on unless it is switched off has an option to switch it off. */
export function flagName(key: ConfigKey): string {
  const no = (settings[key].default as unknown) === true ? 'no-' : '';
  return `--${no}${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
