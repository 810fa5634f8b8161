import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../model/evidence.ts';
import { namesIn } from './atomic.ts';
import { hexOf } from './saved.ts';

/** In a store: a file for each scan that a pack was made from, wherever the pack went. Its name is all that counts. */
export const MARKS = 'packed';

/** What is in the file is for the person who wonders whether the pack is still needed. */
export async function markPacked(store: string, scan: Digest, words: string): Promise<void> {
  await mkdir(join(store, MARKS), { recursive: true });
  await appendFile(join(store, MARKS, hexOf(scan)), `${words}\n`);
}

export async function packedScans(store: string): Promise<readonly Digest[]> {
  const names = await namesIn(join(store, MARKS));
  return names.flatMap((name) => (/^[0-9a-f]{64}$/.test(name) ? [`sha256:${name}` as const] : []));
}
