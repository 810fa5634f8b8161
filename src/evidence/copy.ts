import type { PageRecord, Screenshot } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { attachedTo, isMeasured } from './attached.ts';
import { digestBytes, isDigest } from './canonical.ts';
import { parseJson } from './json.ts';
import { isProbed, picturesIn } from './pictures-in.ts';

/** Copies the evidence of a page into another store, with its pictures and other files. False when any of it is missing or damaged. */
export async function copyPage(
  { artifacts }: PageRecord,
  screenshot: Screenshot | null,
  from: Pick<BlobStore, 'get'>,
  to: BlobStore,
): Promise<boolean> {
  const copyOne = async (entry: unknown) => {
    const bytes = isDigest(entry) ? await from.get(entry) : undefined;
    // Stored before it is known to be whole, damage would get a name of its own.
    return bytes !== undefined && digestBytes(bytes) === entry && (await to.put(bytes)) === entry ? bytes : undefined;
  };
  const named = Object.entries(artifacts).map(async ([name, entry]) => {
    const bytes = await copyOne(entry);
    if (bytes === undefined || !(isProbed(name) || isMeasured(name))) return bytes !== undefined;
    const parsed = parseJson(new TextDecoder().decode(bytes));
    const files = parsed.ok ? (isMeasured(name) ? attachedTo : picturesIn)(parsed.value) : [];
    const copied = await Promise.all(files.map(({ blob }) => copyOne(blob)));
    return copied.every((file) => file !== undefined);
  });
  const shot = screenshot === null || (await copyOne(screenshot.blob)) !== undefined;
  return shot && (await Promise.all(named)).every(Boolean);
}
