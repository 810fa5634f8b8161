import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright';
import { z } from 'zod';
import type { Gathered } from '../../model/evidence.ts';
import type { SignInMeans } from './means.ts';

/** What a browser keeps that makes somebody signed in, as Playwright writes it. */
export type SavedState = Exclude<Parameters<BrowserContext['setStorageState']>[0], string>;
type Cookie = SavedState['cookies'][number];

const MOST_BYTES = 20_000_000;
const cookie = z.looseObject({
  name: z.string().min(1),
  value: z.string(),
  domain: z.string().min(1),
  path: z.string().startsWith('/'),
  expires: z.number(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None']),
});
const stored = z.object({ name: z.string(), value: z.string() });
const origin = z.looseObject({ origin: z.url(), localStorage: z.array(stored).max(10_000) });
const saved = z.looseObject({ cookies: z.array(cookie).max(5000), origins: z.array(origin).max(500) });

/** Databases of the browser for one origin. Playwright saves and restores them, and its types do not name them. */
export function databasesIn(origin: SavedState['origins'][number]): readonly unknown[] {
  const { indexedDB } = origin as { readonly indexedDB?: unknown };
  return Array.isArray(indexedDB) ? indexedDB : [];
}

/** Every value that a site keeps in the browser. */
export function valuesIn({ cookies, origins }: SavedState): readonly string[] {
  const stored = origins.flatMap(({ localStorage }) => localStorage.map(({ value }) => value));
  return [...cookies.map(({ value }) => value), ...stored, ...textsIn(origins.flatMap(databasesIn))];
}

/** Of a database, all that is text: a value may lie anywhere in it. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

export const NOTHING: SavedState = { cookies: [], origins: [] };

/** Its content is never part of a message: all of it may let somebody in. */
export async function readSavedState(path: string): Promise<Gathered<SavedState>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return wrong(code === 'ENOENT' ? 'There is no such file.' : `It cannot be read (${code}).`);
  }
  if (text.length > MOST_BYTES) return wrong('It is too large.');
  const parsed = saved.safeParse(jsonOrNull(text));
  if (!parsed.success) return wrong('It must be a file that Playwright has saved, with "cookies" and "origins".');
  return { ok: true, value: parsed.data as unknown as SavedState };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Cookies from settings: for each origin of the target, until the browser is closed. */
export function givenCookies({ origins, cookies }: Pick<SignInMeans, 'origins' | 'cookies'>): readonly Cookie[] {
  return origins.flatMap((address) => {
    const { hostname, protocol } = new URL(address);
    const flags = { expires: -1, httpOnly: true, secure: protocol === 'https:', sameSite: 'Lax' as const };
    return cookies.map(([name, value]) => ({ name, value, domain: hostname, path: '/', ...flags }));
  });
}

/** What a browser with this state would send to an address, for requests without one. Empty where there is nothing. */
export function cookieHeader(cookies: readonly Cookie[], url: string, now: number): string {
  const { hostname, pathname, protocol } = new URL(url);
  const sent = cookies.filter(
    ({ domain, path, secure, expires }) =>
      isFor(domain, hostname) && isBelow(path, pathname) && (!secure || protocol === 'https:') && lasts(expires, now),
  );
  return sent.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** A leading dot stands for all hosts below as well. */
function isFor(domain: string, host: string): boolean {
  return domain.startsWith('.') ? host === domain.slice(1) || host.endsWith(domain) : host === domain;
}

function isBelow(path: string, pathname: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}

const lasts = (expires: number, now: number) => expires < 0 || expires * 1000 > now;

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'sign-in', message } };
}
