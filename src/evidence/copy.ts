import type { PageRecord, Screenshot } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { digestBytes, isDigest } from './canonical.ts';

/** Copies the evidence of a page into another store. False when any of it is missing or damaged. */
export async function copyPage(
  { artifacts }: PageRecord,
  screenshot: Screenshot | null,
  from: Pick<BlobStore, 'get'>,
  to: BlobStore,
): Promise<boolean> {
  const entries = [...Object.values(artifacts), ...(screenshot ? [screenshot.blob] : [])];
  const copied = await Promise.all(
    entries.map(async (entry) => {
      const bytes = isDigest(entry) ? await from.get(entry) : undefined;
      // Stored before it is known to be whole, damage would get a name of its own.
      return bytes !== undefined && digestBytes(bytes) === entry && (await to.put(bytes)) === entry;
    }),
  );
  return copied.every(Boolean);
}
