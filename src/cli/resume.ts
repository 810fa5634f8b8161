import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveConfig } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import { secretsIn } from '../config/secrets.ts';
import { readEntries } from '../crawl/journal.ts';
import type { Gathered } from '../model/evidence.ts';
import { toolVersion } from '../version.ts';
import type { Io } from './io.ts';
import { journalPath, type Place } from './places.ts';

export interface Unfinished {
  readonly place: Place;
  /** As it was when the scan began. */
  readonly config: Config;
}

/** What is needed to go on with the scan whose reports go to `folder`. */
export async function readUnfinished(
  folder: string,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
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
  if (!begun || !config?.ok) return wrong(`The scan in '${folder}' cannot be resumed. Start it again.`);
  return {
    ok: true,
    value: { place: { target: begun.target, folder: place }, config: { ...config.value, out: place } },
  };
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'nothing-to-resume', message } };
}
