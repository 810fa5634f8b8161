import path from 'node:path';
import { wrongCodes } from '../../authorities/choose.ts';
import type { Config } from '../../config/schema.ts';
import type { Failure, Gathered } from '../../model/evidence.ts';
import type { Target } from '../../model/target.ts';
import { withOwnIds } from '../../targets/group.ts';
import { type ParsedTargets, type ScopeDefaults, targetsFromUrls } from '../../targets/parse.ts';
import type { Io } from '../io.ts';
import { fromList } from './from-list.ts';
import { fromRegister } from './from-register.ts';
import type { InputOptions } from './options.ts';

export interface Inputs {
  readonly targets: readonly Target[];
  /** Wrong rows of a list. They must not stop the good ones. */
  readonly problems: readonly Failure[];
  /** Slips on the command line. Nothing is scanned until they are mended. */
  readonly refused: readonly Failure[];
  readonly notes: readonly string[];
}

/** Everything the command line says to scan. */
export async function readInputs(
  urls: readonly string[],
  options: InputOptions,
  config: Config,
  io: Io,
): Promise<Inputs> {
  const { maxPages, maxDepth, include, exclude } = config;
  const scope: ScopeDefaults = { maxPages, maxDepth, include, exclude };
  const lgsl = numbersOf(options.lgsl ?? []);
  const codes = options.gss ?? [];
  const authorities = [...(options.authority ?? []), ...codes];
  const slips = [...wrongCodes(codes), ...lgsl.problems];
  if (lgsl.numbers.length > 0 && options.targets === undefined) slips.push(lgslAlone());
  if (slips.length > 0) return { ...nothing, refused: slips };

  const parts: Inputs[] = [asked(targetsFromUrls(urls, scope))];
  if (options.targets !== undefined) {
    parts.push(await fromList(options.targets, { lgsl: lgsl.numbers, authorities }, scope, io.cwd));
  } else if (authorities.length > 0) {
    parts.push(asked(await fromRegister(authorities, scope, config, io)));
  }
  if (options.sitemap !== undefined) {
    const { fromSitemap } = await import('./from-sitemap.ts');
    parts.push(one(await fromSitemap(options.sitemap, scope, config, io)));
  }
  if (options.samePagesAs !== undefined) {
    const { fromSavedScan } = await import('./from-saved-scan.ts');
    parts.push(one(await fromSavedScan(options.samePagesAs, io.cwd, path.resolve(io.cwd, config.store))));
  }
  return {
    targets: withOwnIds(parts.flatMap(({ targets }) => targets)),
    problems: parts.flatMap(({ problems }) => problems),
    refused: parts.flatMap(({ refused }) => refused),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

const nothing: Inputs = { targets: [], problems: [], refused: [], notes: [] };

/** What was typed is wrong as a whole when any of it is. */
function asked({ targets, problems, notes }: ParsedTargets): Inputs {
  return { targets, problems: [], refused: problems, notes };
}

function one(found: Gathered<{ readonly target: Target; readonly notes: readonly string[] }>): Inputs {
  if (!found.ok) return { ...nothing, refused: [found.error] };
  return { ...nothing, targets: [found.value.target], notes: found.value.notes };
}

function numbersOf(texts: readonly string[]): { numbers: readonly number[]; problems: readonly Failure[] } {
  const parts = texts.flatMap((text) => text.split(',')).map((part) => part.trim());
  const wrong = parts.filter((part) => !/^\d{1,9}$/.test(part));
  const message = `--lgsl must be numbers such as 437,57, but it is '${wrong.join(', ')}'.`;
  return { numbers: parts.map(Number), problems: wrong.length > 0 ? [{ code: 'lgsl', message }] : [] };
}

function lgslAlone(): Failure {
  return { code: 'lgsl', message: '--lgsl chooses rows of a list. Give the Local Links export with --targets <file>.' };
}
