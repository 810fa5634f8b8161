import { digestBytes, isDigest } from '../evidence/canonical.ts';
import { parseJson } from '../evidence/json.ts';
import type { Digest, Failure } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';

/** Saved bytes that are still what their name says, or the reason why they are not here. `lost`: they once were. */
export async function savedBytes(
  entry: Digest | Failure | undefined,
  blobs: BlobStore,
): Promise<Uint8Array | { readonly why: string; readonly lost: boolean }> {
  if (entry === undefined) return { why: 'It was not gathered.', lost: false };
  if (typeof entry !== 'string') return { why: entry.message, lost: false };
  const bytes = isDigest(entry) ? await blobs.get(entry) : undefined;
  if (bytes === undefined) return { why: 'The saved copy is missing.', lost: true };
  return digestBytes(bytes) === entry ? bytes : { why: 'The saved copy is damaged.', lost: true };
}

/** The same as a value; undefined where there is none. */
export async function savedJson(entry: Digest | Failure | undefined, blobs: BlobStore): Promise<unknown> {
  const bytes = await savedBytes(entry, blobs);
  if ('why' in bytes) return undefined;
  const parsed = parseJson(new TextDecoder().decode(bytes));
  return parsed.ok ? parsed.value : undefined;
}
