import path from 'node:path';
import { flagName } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import { SECRETS, withoutSecrets } from '../config/secrets.ts';
import type { Journal } from '../crawl/journal.ts';
import type { AskedFor } from '../model/evidence.ts';
import type { Clock } from '../ports.ts';
import type { Io } from './io.ts';

/** Notes this start in the journal, so that a scan that is resumed keeps every command that made it. */
export async function writeDownWhoAsked(config: Config, journal: Journal, clock: Clock, io: Io): Promise<AskedFor> {
  const given = { at: clock.now(), words: withoutKeys(io.typed ?? []).map(withoutPassword) };
  await journal.append({ kind: 'command', given });
  // Where files lie on this machine says nothing about the scan, and may say something about a person.
  const { out: _out, store: _store, data: _data, browser: _browser, requestedBy, ...others } = withoutSecrets(config);
  const name = (file: string | null) => (file === null ? null : path.basename(file));
  const { ca, storageState, signIn, baseline, since } = config;
  const secret = { storageState: name(storageState), signIn: name(signIn) };
  const files = { ...secret, ca: name(ca), baseline: name(baseline), since: name(since) };
  const names = (many: readonly string[]) => many.map((file) => path.basename(file));
  const settings = { ...others, ...files, checks: names(config.checks), journeys: names(config.journeys) };
  return { by: requestedBy, commands: [...journal.commands, given], settings };
}

/** Addresses with a password are refused, but a mistyped one must not end up in an evidence pack either. */
function withoutPassword(word: string): string {
  return word.replace(/(\/\/)[^/@\s]*@/g, '$1***@');
}

/** `--crux-key x` and `--crux-key=x`: that one was given is told, and which one is not. */
function withoutKeys(words: readonly string[]): readonly string[] {
  const flags = SECRETS.map(flagName);
  return words.map((word, index) => {
    if (flags.includes(words[index - 1] ?? '')) return '***';
    const flag = flags.find((name) => word.startsWith(`${name}=`));
    return flag === undefined ? word : `${flag}=***`;
  });
}
