import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import type { Gathered } from '../../model/evidence.ts';
import { within } from '../deadline.ts';
import { whyNotLoaded } from '../typescript-file.ts';
import type { SignInMeans } from './means.ts';
import { looksLikeKey, type Secrets } from './secrets.ts';

/** What a script that signs in is given besides the page. */
export interface ScriptTools {
  readonly env: SignInMeans['env'];
  /** The start page of the scan. */
  readonly start: string;
}

export type SignInScript = (page: Page, tools: ScriptTools) => Promise<unknown>;

const MOST_MS = 120_000;
const NAMES_OF_PEOPLE = /user|name|login|mail|url|host|base|start/i;

/** The function that the file exports. `typescript` says what this Node makes of such files. */
export async function loadScript(
  file: string,
  typescript: unknown = process.features.typescript,
): Promise<Gathered<SignInScript>> {
  const name = path.basename(file);
  const why = whyNotLoaded(file, typescript);
  if (why !== undefined) return wrong(why);
  let module: unknown;
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
      return wrong(`${name} uses TypeScript that Node cannot leave out, such as enum. Write that part as JavaScript.`);
    return wrong(`${name} cannot be loaded: ${firstLine(message)}`);
  }
  const { default: signIn } = module as { readonly default?: unknown };
  if (typeof signIn !== 'function') return wrong(`${name} must export a function as its default.`);
  return { ok: true, value: signIn as SignInScript };
}

/** Runs it in this page. What it has read of the environment is a secret from then on. */
export async function runScript(
  script: SignInScript,
  page: Page,
  { env, start }: Pick<SignInMeans, 'env' | 'start'>,
  secrets: Pick<Secrets, 'add' | 'redact'>,
): Promise<Gathered<null>> {
  try {
    await within(MOST_MS, 'The sign-in', script(page, { env: watched(env, start, secrets), start }));
    return { ok: true, value: null };
  } catch (error) {
    // Before it is cut: half a secret would not be known again.
    const message = secrets.redact(error instanceof Error ? error.message : String(error));
    return wrong(`The sign-in file ended with an error: ${firstLine(message)}`);
  }
}

/** Names and addresses are on pages for good reasons; everything else that a script reads is taken for a secret. */
function watched(env: SignInMeans['env'], start: string, secrets: Pick<Secrets, 'add'>): SignInMeans['env'] {
  return new Proxy(env, {
    get(values, name) {
      const value = typeof name === 'string' ? values[name] : undefined;
      if (value !== undefined && isSecret(String(name), value, start)) secrets.add([value]);
      return value;
    },
  });
}

function isSecret(name: string, value: string, start: string): boolean {
  if (value.includes('://') || start.includes(value)) return false;
  return !NAMES_OF_PEOPLE.test(name) || value.includes('@') || looksLikeKey(value);
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').trim().slice(0, 300);
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'sign-in', message } };
}
