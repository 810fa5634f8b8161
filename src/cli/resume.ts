import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { resolveConfig } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import { secretsIn } from '../config/secrets.ts';
import { type JournalEntry, readEntries } from '../crawl/journal.ts';
import { siteKey } from '../crawl/site-key.ts';
import type { Gathered } from '../model/evidence.ts';
import { toolVersion } from '../version.ts';
import type { Io } from './io.ts';
import { notInJournal, notNamedAgain, signsInAt } from './named-again.ts';
import { journalPath, type Place, storeFor } from './places.ts';

export interface Unfinished {
  readonly place: Place;
  /** As it was when the scan began. */
  readonly config: Config;
  /** To be said before anything is asked of a server. */
  readonly notes: readonly string[];
}

const address = z.url({ protocol: /^https?$/ });
const patterns = z.array(z.string());
/**
 * As this program writes it down. Files are called by its id, and keys are sent to its origins, so both must be what they would be
 * for its start pages.
 */
const target = z
  .looseObject({
    id: z.string().regex(/^[a-z0-9_][a-z0-9._-]{0,120}$/),
    name: z.string(),
    start: z.array(address).min(1),
    scope: z.looseObject({
      ...{ origins: z.array(address).min(1), include: patterns, exclude: patterns },
      ...{ maxPages: z.number(), maxDepth: z.number() },
    }),
  })
  .refine(({ start, scope }) => {
    const sites = start.map(siteKey);
    return scope.origins.every((origin) => sites.includes(siteKey(origin)));
  });

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
  const entries = readEntries(text);
  const begun = entries.find((entry) => entry.kind === 'begun');
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
  if (!begun || !config?.ok || !target.safeParse(begun.target).success)
    return wrong(`The scan in '${folder}' cannot be resumed. Start it again.`);
  const store = storeFor({ ...config.value, out: place }, cwd);
  // Pages that the journal calls seen would be left out of the judgement, without a word.
  if (entries.some(({ kind }) => !BEFORE_ALL.includes(kind)) && !existsSync(store))
    return wrong(`What the scan in '${folder}' saw is not in '${store}' any more. Start it again.`);
  const others = notInJournal(config.value, typed.value, cwd);
  if (others.length > 0)
    return wrong(
      `--resume goes on with the settings the scan began with, and it began with another ${others.join(', ')}.`,
    );
  const unknown = notNamedAgain(config.value, named.value, begun.target.start[0] ?? '', cwd);
  if (unknown !== null) return wrong(unknown);
  return {
    ok: true,
    value: {
      place: { target: begun.target, folder: place },
      config: { ...config.value, out: place },
      notes: signsInAt(config.value, begun.target.scope.origins, cwd),
    },
  };
}

/** Entries that no evidence belongs to. */
const BEFORE_ALL: readonly JournalEntry['kind'][] = ['begun', 'command'];

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'nothing-to-resume', message } };
}
