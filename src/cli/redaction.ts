import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PackInput } from '../pack/contents.ts';
import { redactScan } from '../pack/redact/redact-scan.ts';
import { fileBlobStore } from '../store/files.ts';

/** Changed evidence is kept on disk while the pack is written: the pictures of a large scan do not fit in memory. */
export async function withRedaction<T>(
  wanted: boolean,
  input: PackInput,
  use: (ready: PackInput) => Promise<T>,
): Promise<T> {
  if (!wanted) return use(input);
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-redact-'));
  try {
    return await use(await redactScan(input, fileBlobStore(folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
