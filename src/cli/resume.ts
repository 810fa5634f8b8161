import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveConfig } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import { secretsIn } from '../config/secrets.ts';
import { readEntries } from '../crawl/journal.ts';
import type { Gathered } from '../model/evidence.ts';
import { toolVersion } from '../version.ts';
import type { Io } from './io.ts';
import { notInJournal, notNamedAgain } from './named-again.ts';
import { journalPath, type Place } from './places.ts';

export interface Unfinished {
  readonly place: Place;
  /** As it was when the scan began. */
  readonly config: Config;
}

/** What is needed to go on with the scan whose reports go to `folder`. `flags` name again what it runs and signs in with. */
export async function readUnfinished(
  folder: string,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
  flags: object = {},
): Promise<Gathered<Unfinished>> {
  const place = path.resolve(cwd, folder);
  const text = await readFile(journalPath(place), 'utf8').catch(() => undefined);
  if (text === undefined)
    return wrong(`There is no unfinished scan in '${folder}'. Finished scans leave nothing to resume.`);
  const begun = readEntries(text).find((entry) => entry.kind === 'begun');
  // The settings passed the same test when the scan began; a file that was touched since must not get past it.
  const config =
    begun &&
    resolveConfig({
      flags: {},
      env: secretsIn(env),
      file: begun.config,
      fileName: 'journal.ndjson',
      version: toolVersion,
    });
  const given = (from: typeof env) => resolveConfig({ flags, env: from, version: toolVersion });
  const [typed, named] = [given({}), given(env)];
  if (!typed.ok) return typed;
  if (!named.ok) return named;
  if (!begun || !config?.ok) return wrong(`The scan in '${folder}' cannot be resumed. Start it again.`);
  const others = notInJournal(config.value, typed.value, cwd);
  if (others.length > 0)
    return wrong(
      `--resume goes on with the settings the scan began with, and it began with another ${others.join(', ')}.`,
    );
  const unknown = notNamedAgain(config.value, named.value, begun.target.start[0] ?? '', cwd);
  if (unknown !== null) return wrong(unknown);
  return {
    ok: true,
    value: { place: { target: begun.target, folder: place }, config: { ...config.value, out: place } },
  };
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'nothing-to-resume', message } };
}
