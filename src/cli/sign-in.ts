import path from 'node:path';
import type { Config } from '../config/schema.ts';
import { parseBasicAuth, parseNamedValue } from '../config/sign-in.ts';
import { siteKey } from '../crawl/site-key.ts';
import type { Pair, SignInMeans } from '../gather/sign-in/means.ts';
import type { Failure, Gathered } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import type { KeepingSignedIn } from '../ports.ts';
import type { Io } from './io.ts';

type Wishes = Pick<Config, 'storageState' | 'signIn' | 'header' | 'cookie' | 'basicAuth' | 'signedIn'>;

/** Each request has these already, and they differ. */
const NOT_OURS = /^(cookie|host|content-length|connection|transfer-encoding)$/i;
/** What may stand in the value of a header, and in that of a cookie. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]+$/;
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/** How to sign in, with the values of the environment; undefined where nobody is to be signed in. */
export function readSignIn(
  wishes: Wishes,
  targets: readonly Target[],
  { env, cwd }: Pick<Io, 'env' | 'cwd'>,
): Gathered<SignInMeans | undefined> {
  const { storageState, signIn: script, signedIn: marker, header, cookie, basicAuth } = wishes;
  const isAsked = storageState !== null || script !== null || basicAuth !== null || header.length + cookie.length > 0;
  if (!isAsked && marker === null) return { ok: true, value: undefined };
  if (!isAsked)
    return wrong('--signed-in needs a way to sign in: --storage-state, --sign-in, --header, --cookie or --basic-auth.');
  if (marker === null)
    return wrong(
      'Say with --signed-in what every page shows to somebody who is signed in, such as "Sign out". Without it, the page for signing in would be judged in place of the others.',
    );
  const origins = [...new Set(targets.flatMap(({ scope }) => scope.origins))];
  if (new Set(origins.map(siteKey)).size > 1)
    return wrong('A sign-in is for one site, and these targets are on several. Scan them one by one.');

  const problems: string[] = [];
  const fromEnv = (option: string, variable: string, allowed: RegExp) => {
    const value = env[variable] ?? '';
    // The variable is not named: somebody may have put the value there in its place.
    if (value === '') problems.push(`${option}: the environment variable that it names is not set.`);
    else if (!allowed.test(value))
      problems.push(`${option}: the value in the environment has characters that cannot be sent.`);
    return value;
  };
  const pairs = (option: string, given: readonly string[], allowed: RegExp): readonly Pair[] =>
    given.flatMap((text) => {
      const named = parseNamedValue(text);
      return named ? [[named.name, fromEnv(`${option} ${named.name}`, named.variable, allowed)] as const] : [];
    });
  const headers = pairs('--header', header, HEADER_VALUE);
  const [wrongOne] = headers.filter(([name]) => NOT_OURS.test(name));
  if (wrongOne) problems.push(`--header ${wrongOne[0]}: this one is the browser's own. For cookies there is --cookie.`);
  const cookies = pairs('--cookie', cookie, COOKIE_VALUE);
  const person = basicAuth === null ? undefined : parseBasicAuth(basicAuth);
  const basic = person && {
    user: fromEnv('--basic-auth (user)', person.user, /^[^:\p{Cc}]+$/u),
    password: fromEnv('--basic-auth (password)', person.password, /^[^\p{Cc}]+$/u),
  };
  if (problems.length > 0) return wrong(problems.join('\n'));
  const code = basic && Buffer.from(`${basic.user}:${basic.password}`).toString('base64');
  // Several of a kind, such as "Bearer" and a key, are secrets each for itself.
  const words = headers.flatMap(([, value]) => value.split(/\s+/).filter((word) => word.length >= 12));
  const file = (name: string | null) => (name === null ? null : path.resolve(cwd, name));
  return {
    ok: true,
    value: {
      ...{ origins, marker, env, cookies },
      start: targets[0]?.start[0] ?? '',
      storageState: file(storageState),
      script: file(script),
      headers: [...headers, ...(code === undefined ? [] : [['authorization', `Basic ${code}`] as const])],
      secrets: [...words, ...(basic && code !== undefined ? [basic.password, code] : [])],
    },
  };
}

/** Signs in before anything else. Undefined when that went well, or when nobody is to be signed in. */
export async function signInFirst(
  signIn: KeepingSignedIn | undefined,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  if (!signIn) return undefined;
  const stopped = new Promise<Gathered<null>>((resolve) => {
    const stop = () => resolve(wrong('The scan was stopped while it was signing in. Nothing was scanned.'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  // A browser may break down meanwhile, and that is no bug of ours.
  const begun = signIn
    .begin()
    .catch((error: unknown) => wrong(`Signing in did not work. ${signIn.redact(said(error))}`));
  const began = await Promise.race([begun, stopped]);
  return began.ok ? undefined : began.error;
}

/** What is printed once values are known that nobody may see. */
export function ioWithoutSecrets(io: Io, signIn: KeepingSignedIn | undefined): Io {
  if (!signIn) return io;
  const { errAsIs } = io;
  return {
    ...io,
    out: (text) => io.out(signIn.redact(text)),
    err: (text) => io.err(signIn.redact(text)),
    ...(errAsIs ? { errAsIs: (text: string) => errAsIs(signIn.redact(text)) } : {}),
  };
}

function said(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n', 1)[0] ?? '').slice(0, 300);
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'sign-in', message } };
}
