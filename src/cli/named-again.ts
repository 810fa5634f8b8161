import path from 'node:path';
import { oneLine } from '../../reports/lib/text.ts';
import { flagName } from '../config/resolve.ts';
import { type Config, type ConfigKey, settings } from '../config/schema.ts';

/** Programs that a scan runs. */
const PROGRAMS = ['browser', 'signIn', 'journeys', 'checks'] as const satisfies readonly ConfigKey[];
/** What a scan shows to the site it scans, and by which somebody is let in. */
const KEYS = ['storageState', 'header', 'cookie', 'basicAuth'] as const satisfies readonly ConfigKey[];
const FILES: readonly ConfigKey[] = [...PROGRAMS, 'storageState'];

/** May be given beside --resume: they change nothing, and say that they are known. */
export const NAMED_AGAIN: readonly ConfigKey[] = [...PROGRAMS, ...KEYS];

/**
 * Why a scan cannot go on as its journal says; null where it can. A journal is a file that may have come from anybody: that it
 * names a program is no reason to run it, nor to show a key to the site that it names.
 */
export function notNamedAgain(journal: Config, named: Config, site: string, cwd: string): string | null {
  const missing = NAMED_AGAIN.flatMap((key) => {
    const known = valuesOf(named, key, cwd);
    return valuesOf(journal, key, cwd)
      .filter((value) => !known.includes(value))
      .map((value) => `${flagName(key)} ${shown(value, key, cwd)}`);
  });
  if (missing.length > 0)
    return `This scan of ${oneLine(site).slice(0, 300)} runs programs or signs in. That its journal says so is not enough, as a journal may come from anybody. Look at it, and name them again if they are yours: ${missing.join(' ')}`;
  return null;
}

/** Where a scan that goes on shows its keys: the environment may name them for every scan, whatever journal this is. */
export function signsInAt(journal: Config, origins: readonly string[], cwd: string): readonly string[] {
  const showsKeys = [...KEYS, 'signIn' as const].some((key) => valuesOf(journal, key, cwd).length > 0);
  return showsKeys
    ? [`This scan signs in at ${origins.map((origin) => oneLine(origin).slice(0, 300)).join(', ')}.`]
    : [];
}

/** What is named beside --resume and was not part of the scan, as options. */
export function notInJournal(journal: Config, flags: Config, cwd: string): readonly string[] {
  return NAMED_AGAIN.filter((key) =>
    valuesOf(flags, key, cwd).some((value) => !valuesOf(journal, key, cwd).includes(value)),
  ).map(flagName);
}

/** The same environment for a process that is started in another folder: the files that it names are meant from here. */
export function envFromAnywhere(env: Env, cwd: string): Env {
  const files = FILES.map((key) => [settings[key].env, filesIn(env, key, cwd).join(',')] as const);
  return { ...env, ...Object.fromEntries(files.filter(([, named]) => named !== '')) };
}

/** Those of these files that the environment does not name. */
export function notInEnv(key: ConfigKey, files: readonly string[], env: Env, cwd: string): readonly string[] {
  const known = filesIn(env, key, cwd);
  return files.filter((file) => !known.includes(file));
}

type Env = Readonly<Record<string, string | undefined>>;

function filesIn(env: Env, key: ConfigKey, cwd: string): readonly string[] {
  const value = settings[key].read(env[settings[key].env]?.trim() ?? '');
  const named: readonly unknown[] = Array.isArray(value) ? value : [value];
  return named.filter((one) => typeof one === 'string' && one !== '').map((file) => path.resolve(cwd, String(file)));
}

function valuesOf(config: Config, key: ConfigKey, cwd: string): readonly string[] {
  const value = config[key];
  const texts = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  return FILES.includes(key) ? texts.map((file) => path.resolve(cwd, file)) : texts;
}

function shown(value: string, key: ConfigKey, cwd: string): string {
  const near = FILES.includes(key) ? path.relative(cwd, value) : value;
  return oneLine(near.startsWith('..') ? value : near).slice(0, 300);
}
