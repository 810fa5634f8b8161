import { type Command, Option } from 'commander';
import { flagName } from '../config/resolve.ts';
import { type ConfigKey, settings } from '../config/schema.ts';

const SHORT_VALUES: Readonly<Partial<Record<ConfigKey, string>>> = {
  start: 'url',
  include: 'pattern',
  exclude: 'pattern',
  dnsServer: 'address',
  contactUrl: 'url',
  userAgent: 'text',
  browser: 'path',
  ca: 'file',
  since: 'scan',
  out: 'folder',
  store: 'folder',
  blobs: 'address',
  data: 'folder',
  database: 'address',
  keepEvidence: 'time',
  packs: 'folder',
  cruxKey: 'key',
  standard: 'name',
  failOn: 'severity',
  quietHours: 'from-to',
  budgets: 'json',
  minScore: 'score',
  minPoint: 'point=score',
  baseline: 'file',
  formats: 'name',
  checks: 'file',
  requestedBy: 'text',
  resolve: 'host=address',
  sampleSeed: 'text',
  storageState: 'file',
  signIn: 'file',
  header: 'Name=VARIABLE',
  cookie: 'name=VARIABLE',
  basicAuth: 'USER:PASSWORD',
  signedIn: 'marker',
  journeys: 'file',
};

/** Other names that people try, in front of the one we print. */
const ALSO: Readonly<Partial<Record<ConfigKey, string>>> = { delayMs: '--delay', journeys: '--journey' };

/** One option for each setting, so that a setting cannot be forgotten on the command line. */
export function addSettings(command: Command, keys: readonly ConfigKey[]): Command {
  for (const key of keys) {
    const option = optionFor(key);
    // An option that switches off has a value without being given, unless there is one that switches on.
    if (option.negate) command.addOption(new Option(option.long?.replace('--no-', '--') ?? '').hideHelp());
    command.addOption(option);
  }
  return command;
}

function optionFor(key: ConfigKey): Option {
  const { default: standard, defaultText, sentence } = settings[key];
  const name = flagName(key);
  if (typeof standard === 'boolean') return new Option(name, sentence);
  const isList = Array.isArray(standard);
  const shown = defaultText ?? (isList || standard === null || standard === '' ? undefined : String(standard));
  const description = shown === undefined ? sentence : `${sentence} Default: ${shown.replaceAll('`', '')}.`;
  const option = new Option(
    `${[ALSO[key], name].filter(Boolean).join(', ')} <${SHORT_VALUES[key] ?? 'n'}>`,
    isList ? `${description} Can be given several times.` : description,
  );
  // No default here: what was not given must fall through to the environment and the file.
  return isList
    ? option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
    : option;
}
