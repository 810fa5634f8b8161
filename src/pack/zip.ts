import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { Gathered } from '../model/evidence.ts';
import { byCodeUnit, clashesIn, problemOfName } from './names.ts';
import type { PackFile, PackSource } from './source.ts';

/** Beyond these the format needs an extension, and the whole archive would not fit into memory well. */
export const MOST_ZIP_BYTES = 2 ** 30;
export const MOST_ZIP_FILES = 60_000;
/** Local parts, because that is what the library writes; noon, so that no change of clocks can move the day. */
const ALWAYS = new Date(1980, 0, 1, 12);

/**
 * The same files give the same bytes. Nothing is compressed: what is stored cannot swell when it is read, and does
 * not depend on the version of a compressor, so `readZip` can build the archive again and compare.
 */
export function writeZip(files: readonly PackFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => byCodeUnit(a.path, b.path));
  const entries: Zippable = {};
  for (const { path, bytes } of sorted) entries[path] = bytes;
  return zipSync(entries, { level: 0, mtime: ALWAYS });
}

export function fitsZip(files: number, bytes: number): boolean {
  return files <= MOST_ZIP_FILES && bytes <= MOST_ZIP_BYTES;
}

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly originalSize: number;
  readonly compression: number;
}

/** The files of an archive, with every entry that is not as `writeZip` makes them named and left out. */
export function readZip(zip: Uint8Array): Gathered<PackSource> {
  // The library would search on for a place that it can read, and then name every file but this.
  if (!startsAsZip(zip))
    return unreadable('The zip file does not begin as a zip file does: bytes before it, or no zip.');
  const names: string[] = [];
  const problems: string[] = [];
  let room = zip.length;
  const filter = (entry: Entry) => {
    if (names.length >= MOST_ZIP_FILES) throw new RangeError('too many entries');
    names.push(entry.name);
    // Entries may claim to share bytes. Together they cannot be larger than the archive that holds them.
    room -= entry.size;
    const problem = room < 0 ? 'is larger than the zip file can hold' : problemOfEntry(entry);
    if (problem !== undefined)
      problems.push(`An entry of the zip file ${problem}: ${JSON.stringify(entry.name.slice(0, 200))}.`);
    return problem === undefined;
  };
  let found: Readonly<Record<string, Uint8Array>>;
  try {
    found = unzipSync(zip, { filter });
  } catch {
    return unreadable('The zip file is damaged or cut short, so it cannot be read.');
  }
  for (const name of clashesIn(names))
    problems.push(`The zip file has more than one entry for ${JSON.stringify(name)}.`);
  const files = new Map(Object.entries(found));
  return {
    ok: true,
    value: {
      files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length })),
      problems,
      read: async (path) => files.get(path),
      rest: async () => difference(zip, files),
    },
  };
}

/** The mark before every file of an archive, or before its end where it has none (APPNOTE.TXT sections 4.3.7, 4.3.16). */
function startsAsZip(zip: Uint8Array): boolean {
  const mark = [...zip.subarray(0, 4)].join();
  return mark === '80,75,3,4' || mark === '80,75,5,6';
}

function unreadable(message: string): Gathered<never> {
  return { ok: false, error: { code: 'zip', message } };
}

function problemOfEntry({ name, size, originalSize, compression }: Entry): string | undefined {
  if (compression !== 0 || size !== originalSize) return 'is compressed, and packs are not';
  return problemOfName(name);
}

/** Every byte of the archive is either a byte of a file or follows from the files. Any other byte shows here. */
function difference(zip: Uint8Array, files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const again = writeZip([...files].map(([path, bytes]) => ({ path, bytes })));
  if (Buffer.compare(zip, again) === 0) return undefined;
  const at = again.findIndex((byte, index) => byte !== zip[index]);
  const where = at === -1 ? `after byte ${again.length}, where it should end` : `at byte ${at + 1}`;
  return `The zip file holds something besides the files, or describes them in another way than this program does. It differs ${where}.`;
}
