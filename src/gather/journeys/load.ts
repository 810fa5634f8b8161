import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import type { Gathered } from '../../model/evidence.ts';
import { whyNotLoaded } from '../typescript-file.ts';
import type { Filled } from './fill.ts';
import { type Allowed, readAllowed } from './rules.ts';

/** What a journey is given. `page` is Playwright's own. */
export interface JourneyTools {
  readonly page: Page;
  /** The page that is shown now is a step of the journey, by this name. It is read in full. */
  step(name: string): Promise<void>;
  /** Fills the fields of the page with answers that are plainly made up. */
  fill(page: Page, own?: Readonly<Record<string, string>>): Promise<Filled>;
  /** The address to begin at. */
  readonly start: string;
}

export type JourneyScript = (tools: JourneyTools) => Promise<unknown>;

export interface Journey {
  readonly name: string;
  readonly run: JourneyScript;
  readonly allow: readonly Allowed[];
  /** Names of its steps, in their order. */
  readonly steps: readonly string[];
  /** Where it begins, if not at the start of the scan: a path or an address of the site. */
  readonly start: string | null;
  /** Origins of other sites on which it may begin. */
  readonly sites?: readonly string[];
}

const MOST_STEPS = 40;
const STEP_CALL = /\bstep\(\s*(['"`])((?:(?!\1)[^\\$\n]){1,100})\1\s*\)/g;

/** Reads the file of a journey. `typescript` says what this Node makes of such files. */
export async function loadJourney(
  file: string,
  typescript: unknown = process.features.typescript,
): Promise<Gathered<Journey>> {
  const name = path.basename(file);
  const why = whyNotLoaded(file, typescript);
  if (why !== undefined) return wrong(why);
  let loaded: Readonly<Record<string, unknown>>;
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes(file)) return wrong(`There is no journey at '${file}'.`);
    return wrong(`The journey ${name} cannot be loaded: ${message.split('\n', 1)[0]?.slice(0, 300)}`);
  }
  const run = loaded.default ?? loaded.journey;
  if (typeof run !== 'function') return wrong(`The journey ${name} must export a function as its default.`);
  if ('allowFinal' in loaded)
    return wrong(`The journey ${name} has allowFinal. There is no such thing: nothing that finishes is ever sent.`);
  const { allow = [], steps, start = null, sites = [] } = loaded;
  if (!isTexts(allow)) return wrong(`In the journey ${name}, allow must be a list of texts.`);
  const read = allow.map(readAllowed);
  const bad = allow.find((_, index) => read[index] === undefined);
  if (bad !== undefined)
    return wrong(
      `In the journey ${name}, allow has '${bad}'. Write a method and a path, such as 'POST /bins/**', and a button in quotes where it is meant.`,
    );
  if (steps !== undefined && !isTexts(steps)) return wrong(`In the journey ${name}, steps must be a list of texts.`);
  if (start !== null && typeof start !== 'string') return wrong(`In the journey ${name}, start must be a text.`);
  if (!isTexts(sites)) return wrong(`In the journey ${name}, sites must be a list of texts.`);
  const origins = sites.map((site) => (/^https?:\/\//.test(site) ? URL.parse(site)?.origin : undefined));
  if (origins.includes(undefined))
    return wrong(`In the journey ${name}, sites must be addresses, such as 'https://forms.ambleford.example'.`);
  // Steps that nobody listed are read off the calls, so that those never come to are told as well.
  const found = steps ?? [...String(run).matchAll(STEP_CALL)].map((match) => match[2] ?? '');
  return {
    ok: true,
    value: {
      name: name.replace(/\.[^.]+$/, '').slice(0, 100),
      run: run as JourneyScript,
      allow: read.filter((one) => one !== undefined),
      steps: [...new Set(found)].slice(0, MOST_STEPS),
      start,
      ...(sites.length > 0 ? { sites: origins.filter((one) => one !== undefined) } : {}),
    },
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 100 && value.every((one) => typeof one === 'string');
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'journey', message } };
}
