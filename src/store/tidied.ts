import { join } from 'node:path';
import { parseJson } from '../evidence/json.ts';
import type { Instant } from '../model/evidence.ts';
import { readIfThere, replaceFile } from './atomic.ts';

/** In a store that is tidied by itself: when that was done last, and what went. */
const TIDIED = 'tidied.json';

/** Undefined where it never was, or nobody can tell. */
export async function lastTidied(store: string): Promise<Instant | undefined> {
  const parsed = parseJson(new TextDecoder().decode(await readIfThere(join(store, TIDIED))));
  const { at } = ((parsed.ok && parsed.value) || {}) as { readonly at?: unknown };
  return typeof at === 'string' ? at : undefined;
}

export async function noteTidied(store: string, note: { readonly at: Instant } & Record<string, unknown>) {
  await replaceFile(join(store, TIDIED), `${JSON.stringify({ schema: 1, ...note })}\n`);
}
