import { readFile, stat } from 'node:fs/promises';
import type { Gathered } from '../model/evidence.ts';
import type { PackSource } from '../pack/source.ts';
import { MOST_ZIP_BYTES, readZip } from '../pack/zip.ts';
import { kindOf, openPackFolder } from './pack-folder.ts';

/** A pack on disk, as a folder or as a zip, which is not unpacked. */
export async function openPack(place: string): Promise<Gathered<PackSource>> {
  if ((await kindOf(place)) === 'folder') return { ok: true, value: await openPackFolder(place) };
  const { size } = await stat(place);
  // Room for the archive's own lists. Anything larger was not made by this program.
  if (size <= MOST_ZIP_BYTES + 2 ** 26) return readZip(await readFile(place));
  return { ok: false, error: { code: 'zip', message: 'The zip file is larger than any that this program makes.' } };
}
